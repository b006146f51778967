// 纠错: something in a document is wrong, old or unclear. 条例 第6条: a body that finds false information about its work corrects it.
import type { FormDefinition } from '../form.ts'
import { CALL_BACK } from './call-back.ts'

export const feedback: FormDefinition = {
  id: 'feedback',
  version: 1,
  pages: [
    {
      id: 'problem',
      fields: [
        {
          id: 'problem',
          type: 'choice',
          required: true,
          maxLength: 20,
          options: ['wrong', 'outdated', 'unclear', 'does-not-open', 'other'],
        },
      ],
    },
    { id: 'detail', fields: [{ id: 'detail', type: 'long-text', required: true, maxLength: 600 }] },
    ...CALL_BACK,
  ],
}
