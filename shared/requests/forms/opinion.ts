// 意见征集: what somebody thinks of a draft. Anonymous unless they want to be called.
import type { FormDefinition } from '../form.ts'

export const opinion: FormDefinition = {
  id: 'opinion',
  version: 1,
  pages: [
    {
      id: 'stance',
      fields: [
        { id: 'stance', type: 'choice', required: true, maxLength: 20, options: ['agree', 'agree-with-changes', 'disagree'] },
      ],
    },
    { id: 'opinion', fields: [{ id: 'opinion', type: 'long-text', required: true, maxLength: 1000 }] },
    {
      id: 'callBack',
      fields: [{ id: 'callBack', type: 'choice', required: true, maxLength: 20, options: ['no', 'yes'] }],
    },
    { id: 'notice', fields: [], showIf: { field: 'callBack', oneOf: ['yes'] } },
    {
      id: 'contact',
      showIf: { field: 'callBack', oneOf: ['yes'] },
      fields: [
        { id: 'name', type: 'text', required: false, maxLength: 60 },
        { id: 'phone', type: 'phone', required: true, maxLength: 20 },
      ],
    },
  ],
}
