// An opinion that came to the office on paper or by word of mouth: what the officer types, as answers to the form that a terminal asks.
import { z } from 'zod'
import type { Answers } from '../requests/form.ts'
import { opinion } from '../requests/forms/opinion.ts'
import { OPINION_MAX_CHARACTERS } from './decision.ts'

/** As the form asks them; a letter seldom says it in these words. */
export const STANCES = opinion.pages.flatMap(({ fields }) => fields.find(({ id }) => id === 'stance')?.options ?? [])

export const NAME_MAX_CHARACTERS = 60
export const PHONE_MAX_CHARACTERS = 20

export const paperOpinionSchema = z.strictObject({
  opinion: z.string().trim().min(1).max(OPINION_MAX_CHARACTERS),
  stance: z.enum(STANCES).optional(),
  name: z.string().trim().max(NAME_MAX_CHARACTERS),
  phone: z.string().trim().max(PHONE_MAX_CHARACTERS),
})
export type PaperOpinion = z.infer<typeof paperOpinionSchema>

/** Name and phone are answers only of whoever leaves them. */
export function answersOnPaper({ opinion: text, stance, name, phone }: PaperOpinion): Answers {
  return {
    ...{ opinion: text, callBack: name === '' && phone === '' ? 'no' : 'yes' },
    ...(stance !== undefined && { stance }),
    ...(name !== '' && { name }),
    ...(phone !== '' && { phone }),
  }
}
