// Contract between the hub and its console: a request that came to the office itself is entered (当面, 口头, 邮寄, 传真).
import { z } from 'zod'
import { daySchema } from '../content/document.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import { answersSchema } from '../requests/form.ts'
import { handedInSchema } from '../requests/handed-in.ts'
import { endpoint } from './endpoint.ts'
import { similarRequestSchema } from './hub-cases.ts'
import { openedSubmissionSchema } from './hub-console.ts'

export const handInRequestSchema = z.object({
  /** Made when the form was opened. */
  id: submissionIdSchema,
  handedIn: handedInSchema,
  /** 双方确认之日, where the day it came is not the day of receipt. */
  confirmedOn: daySchema.optional(),
  answers: answersSchema,
  /** What is missing or wrong stands so on the paper. */
  asWritten: z.boolean(),
  /** The card was seen when it was handed in. */
  identitySeen: z.boolean(),
})
export type HandInRequest = z.infer<typeof handInRequestSchema>

export const hubHandInApi = {
  /** Requests of the last year for nearly the same. A warning, never a bar (F19). */
  similar: endpoint(
    'POST',
    '/api/console/hand-in/similar',
    z.object({ answers: answersSchema }),
    z.object({ similar: z.array(similarRequestSchema) }),
  ),
  /** Errors: those of `handIn`. */
  handIn: endpoint('POST', '/api/console/hand-in', handInRequestSchema, openedSubmissionSchema),
} as const
