// 政务开放日报名: who comes, how many, and what help they need.
import type { FormDefinition } from '../form.ts'

export const signUp: FormDefinition = {
  id: 'sign-up',
  version: 1,
  pages: [
    { id: 'notice', fields: [] },
    {
      id: 'person',
      fields: [
        { id: 'name', type: 'text', required: true, maxLength: 60 },
        { id: 'phone', type: 'phone', required: true, maxLength: 20 },
      ],
    },
    {
      id: 'people',
      fields: [{ id: 'people', type: 'choice', required: true, maxLength: 20, options: ['one', 'two', 'three', 'four-or-five'] }],
    },
    {
      id: 'help',
      fields: [
        { id: 'help', type: 'choice', required: true, maxLength: 20, options: ['none', 'walking', 'hearing-seeing', 'korean'] },
      ],
    },
  ],
}
