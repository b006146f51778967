// 咨询: what it asks.
import type { FormDefinition } from '../form.ts'

/** 咨询: one question, how to answer. */
export const consultation: FormDefinition = {
  id: 'consultation',
  version: 1,
  pages: [
    { id: 'notice', fields: [] },
    {
      id: 'subject',
      fields: [
        {
          id: 'subject',
          type: 'choice',
          required: true,
          maxLength: 20,
          options: ['assistance', 'pension', 'medical', 'land', 'subsidy', 'household', 'other'],
        },
      ],
    },
    { id: 'question', fields: [{ id: 'question', type: 'long-text', required: true, maxLength: 600 }] },
    {
      id: 'reply',
      fields: [
        { id: 'replyBy', type: 'choice', required: true, maxLength: 20, options: ['terminal', 'phone'] },
        { id: 'name', type: 'text', required: false, maxLength: 60 },
        {
          id: 'phone',
          type: 'phone',
          required: true,
          maxLength: 20,
          showIf: { field: 'replyBy', oneOf: ['phone'] },
        },
      ],
    },
  ],
}
