// 好差评: five grades (国办发〔2019〕51号), words if somebody wants, a phone only for who wants to be called back.
import type { FormDefinition } from '../form.ts'
import { CALL_BACK } from './call-back.ts'

/** From best to worst. */
export const GRADES = ['very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied', 'very-dissatisfied'] as const
export type Grade = (typeof GRADES)[number]

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
          options: GRADES,
        },
      ],
    },
    { id: 'words', fields: [{ id: 'words', type: 'long-text', required: false, maxLength: 300 }] },
    ...CALL_BACK,
  ],
}
