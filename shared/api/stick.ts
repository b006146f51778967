// Files that go on a stick between terminal and hub (摆渡), both ways. What a stick brings is a stranger's until its signature holds.
import { z } from 'zod'
import { signatureSchema } from '../crypto/suite.ts'
import { COMMANDS_OPEN_MAX, commandAnswerSchema, signedCommandSchema } from '../fleet/command.ts'
import { movedAwaySchema } from '../fleet/moved-away.ts'
import { acknowledgementSchema, envelopeSchema, REFUSALS, sealedReplySchema, submissionIdSchema } from '../requests/envelope.ts'
import { receiptSchema, terminalCodeSchema } from '../requests/receipt.ts'
import { windowRecordSchema } from '../requests/window-record.ts'
import {
  enrolmentAnswerSchema,
  enrolmentAskSchema,
  enrolmentCodeSchema,
  heartbeatSchema,
  windowRecordsAnswerSchema,
} from './hub-terminal.ts'

/** What one file carries at most; the rest waits for the next stick. */
export const STICK_ENVELOPES_MAX = 500
export const STICK_WINDOW_RECORDS_MAX = 2_000
export const STICK_REPLIES_MAX = 500

/** Terminal to hub: what waits, sealed as it is, with the heartbeat and the window's records. */
export const stickOutboxSchema = z.strictObject({
  format: z.literal(1),
  content: z.strictObject({
    terminal: terminalCodeSchema,
    madeAt: z.iso.datetime(),
    heartbeat: heartbeatSchema,
    envelopes: z.array(envelopeSchema).max(STICK_ENVELOPES_MAX),
    windowRecords: z.array(windowRecordSchema).max(STICK_WINDOW_RECORDS_MAX),
  }),
  /** With the terminal's key, over `content`. */
  signature: signatureSchema,
})
export type StickOutbox = z.infer<typeof stickOutboxSchema>

/** Hub to terminal: what would have been the answers over the network. */
export const stickAnswersSchema = z.strictObject({
  format: z.literal(1),
  content: z.strictObject({
    terminal: terminalCodeSchema,
    madeAt: z.iso.datetime(),
    acknowledgements: z.array(acknowledgementSchema).max(STICK_ENVELOPES_MAX),
    /** Items the hub says no to; they go to the staff tray. */
    refusals: z
      .array(z.strictObject({ id: submissionIdSchema, receipt: receiptSchema, reason: z.enum(REFUSALS) }))
      .max(STICK_ENVELOPES_MAX),
    replies: z.array(sealedReplySchema).max(STICK_REPLIES_MAX),
    windowRecords: z.array(windowRecordsAnswerSchema).max(STICK_WINDOW_RECORDS_MAX),
    /** Those that need no network; missing when there are none. */
    commands: z.array(signedCommandSchema).max(COMMANDS_OPEN_MAX).optional(),
    /** What the hub now knows of earlier commands. */
    commandsKept: z.array(commandAnswerSchema).max(COMMANDS_OPEN_MAX).optional(),
    /** The terminal has been given to another office. */
    movedAway: movedAwaySchema.optional(),
    /** Replies that the hub now knows to be on the terminal's disk. */
    repliesConfirmed: z.array(z.uuid()).max(200),
  }),
  /** With the hub's key, over `content`. */
  signature: signatureSchema,
})
export type StickAnswers = z.infer<typeof stickAnswersSchema>

/** Written by the console for a new terminal, which enrols over the network, or by the two files below when it has none. */
export const stickEnrolmentSchema = z.strictObject({
  format: z.literal(1),
  hub: z.url({ protocol: /^https?$/ }).max(300),
  code: enrolmentCodeSchema,
})

/** New terminal to hub: what it would ask over the network. No secret is in it. */
export const stickEnrolmentAskSchema = z.strictObject({ format: z.literal(1), ask: enrolmentAskSchema })

/** Hub to the new terminal; proven with the secret of the code, so that it needs no signature. */
export const stickEnrolmentAnswerSchema = z.strictObject({ format: z.literal(1), answer: enrolmentAnswerSchema })

export const ENROLMENT_FILE = 'zwgk-enrolment.json'

export function enrolmentAskFileName(codeName: string): string {
  return `zwgk-enrolment-ask-${codeName}.json`
}

export function enrolmentAnswerFileName(codeName: string): string {
  return `zwgk-enrolment-answer-${codeName}.json`
}

export function answersFileName(terminal: string): string {
  return `zwgk-answers-${terminal}.json`
}

/** `day`: `YYYY-MM-DD`. A second export on one day replaces the first: it holds all that still waits. */
export function outboxFileName(terminal: string, day: string): string {
  return `zwgk-outbox-${terminal}-${day.replaceAll('-', '')}.json`
}

export function logFileName(terminal: string, day: string): string {
  return `zwgk-log-${terminal}-${day.replaceAll('-', '')}.json`
}
