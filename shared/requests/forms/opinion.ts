// 意见征集: what somebody thinks of a draft. Anonymous unless they want to be called.
import type { FormDefinition } from '../form.ts'
import { CALL_BACK } from './call-back.ts'

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
    ...CALL_BACK,
  ],
}
