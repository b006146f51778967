// 意见征集: what somebody thinks of a draft. Anonymous unless they want to be called.
import type { FormDefinition } from '../form.ts'
import { CALL_BACK } from './call-back.ts'

/** Since this version the notice says that the result (采纳情况) shows the surname of whoever gives a name; the one before promised no name at all. */
export const SURNAME_SHOWN_SINCE = 2

export const opinion: FormDefinition = {
  id: 'opinion',
  version: SURNAME_SHOWN_SINCE,
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

/** The same questions under the notice before. */
export const opinionWithoutNames: FormDefinition = { ...opinion, version: 1 }
