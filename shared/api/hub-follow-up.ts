// Contract between the hub and its console for the follow-up of bad ratings (差评回访).
import { z } from 'zod'
import { FOLLOW_UP_OUTCOMES } from '../charts/follow-up-months.ts'
import { daySchema } from '../content/document.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import {
  FOLLOW_UP_KINDS,
  FOLLOW_UP_RESULTS,
  FOLLOW_UP_WORDS_MAX_CHARACTERS,
  followUpActionSchema,
} from '../requests/follow-up/follow-up-step.ts'
import { GRADES } from '../requests/forms/rating.ts'
import { endpoint } from './endpoint.ts'
import { inboxRowSchema, openedSubmissionSchema } from './hub-console.ts'

/** A bad rating in the list: what stands beside the seal, its grade, and whether a phone was left. */
const followUpRowSchema = z.object({
  row: inboxRowSchema,
  grade: z.enum(GRADES),
  reachable: z.boolean(),
  lastStep: z.enum(FOLLOW_UP_KINDS).optional(),
  result: z.enum(FOLLOW_UP_RESULTS).optional(),
  /** The person was spoken to. */
  contacted: z.boolean(),
})

export type FollowUpRow = z.infer<typeof followUpRowSchema>

const followUpsSchema = z.object({
  /** Working days of the house's limit. */
  allowed: z.int(),
  /** Open ones first, by their last day; then the closed, the newest first. */
  rows: z.array(followUpRowSchema),
  /** Ratings whose seal does not open, or holds no grade: nobody knows whether they are bad. */
  unread: z.int(),
  months: z.array(z.object({ month: z.string(), received: z.int(), outcomes: z.record(z.enum(FOLLOW_UP_OUTCOMES), z.int()) })),
})
export type FollowUps = z.infer<typeof followUpsSchema>

/** `by`: name shown; `words`: what was written, opened from the seal. */
const stepSchema = z.object({
  id: z.uuid(),
  action: followUpActionSchema,
  words: z.string().optional(),
  by: z.string(),
  at: z.iso.datetime(),
})

const followUpViewSchema = z.object({
  submission: openedSubmissionSchema,
  grade: z.enum(GRADES),
  reachable: z.boolean(),
  /** The day it was given; no step lies before it. */
  cameOn: daySchema,
  steps: z.array(stepSchema),
})
export type FollowUpView = z.infer<typeof followUpViewSchema>

const id = submissionIdSchema

export const hubFollowUpApi = {
  followUps: endpoint('GET', '/api/console/follow-ups', z.object({}), followUpsSchema),
  /** Error: `not-found`, also for what is no bad rating; those of opening. */
  openFollowUp: endpoint('POST', '/api/console/follow-ups/:id/open', z.object({ id }), followUpViewSchema),
  /** `step`: made when the form was opened, so that a repeated press is one step. Errors: the problems of `follow-up-rules.ts`, `follow-up-changed`. */
  recordStep: endpoint(
    'POST',
    '/api/console/follow-ups/:id/steps',
    z.object({
      id,
      step: z.uuid(),
      action: followUpActionSchema,
      words: z.string().trim().min(1).max(FOLLOW_UP_WORDS_MAX_CHARACTERS),
    }),
    followUpViewSchema,
  ),
} as const
