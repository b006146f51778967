// 好差评: five grades (国办发〔2019〕51号), words if somebody wants, a phone only for who wants to be called back.
import type { FormDefinition } from '../form.ts'

export const rating: FormDefinition = {
  id: 'rating',
  version: 1,
  pages: [
    {
      id: 'grade',
      fields: [
        {
          id: 'grade',
          type: 'choice',
          required: true,
          maxLength: 20,
          options: ['very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied', 'very-dissatisfied'],
        },
      ],
    },
    { id: 'words', fields: [{ id: 'words', type: 'long-text', required: false, maxLength: 300 }] },
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
