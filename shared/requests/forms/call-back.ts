// A contact is asked for only of who wants to be called: the question, then 告知 (个人信息保护法 第17条), then name and phone.
import type { FormPage } from '../form.ts'

const WANTED = { field: 'callBack', oneOf: ['yes'] }

export const CALL_BACK: readonly FormPage[] = [
  {
    id: 'callBack',
    fields: [{ id: 'callBack', type: 'choice', required: true, maxLength: 20, options: ['no', 'yes'] }],
  },
  { id: 'notice', fields: [], showIf: WANTED },
  {
    id: 'contact',
    showIf: WANTED,
    fields: [
      { id: 'name', type: 'text', required: false, maxLength: 60 },
      { id: 'phone', type: 'phone', required: true, maxLength: 20 },
    ],
  },
]
