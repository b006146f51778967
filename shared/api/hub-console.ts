// Contract between the hub and its console in the office.
import { z } from 'zod'
import { channelSchema } from '../content/channel.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import { answersSchema, submissionKindSchema } from '../requests/form.ts'
import { endpoint } from './endpoint.ts'

const none = z.object({})

/** Header that carries the session's CSRF token on every POST after sign-in. */
export const CSRF_HEADER = 'zwgk-csrf'

export const ROLES = ['editor', 'reviewer', 'publisher', 'officer', 'admin'] as const
export const roleSchema = z.enum(ROLES)
export type Role = (typeof ROLES)[number]

export const signedInSchema = z.object({
  user: z.object({ name: z.string(), displayName: z.string(), roles: z.array(roleSchema) }),
  csrf: z.string(),
  hub: z.object({ id: z.string(), body: z.string(), demo: z.boolean() }),
})
export type SignedIn = z.infer<typeof signedInSchema>

/** A row of the inbox: nothing in it that stands under the seal. */
export const inboxRowSchema = z.object({
  id: submissionIdSchema,
  receipt: z.string(),
  kind: submissionKindSchema,
  terminal: z.string(),
  submittedAt: z.iso.datetime(),
  clockTrusted: z.boolean(),
  receivedAt: z.iso.datetime(),
  onBehalf: z.boolean(),
  state: z.enum(['new', 'opened', 'answered']),
})
export type InboxRow = z.infer<typeof inboxRowSchema>

export const openedSubmissionSchema = z.object({
  row: inboxRowSchema,
  formVersion: z.int(),
  answers: answersSchema,
  document: z.string().optional(),
  replies: z.array(z.object({ body: z.string(), answeredBy: z.string(), sentAt: z.iso.datetime(), delivered: z.boolean() })),
})
export type OpenedSubmission = z.infer<typeof openedSubmissionSchema>

export const packageRowSchema = z.object({
  channel: channelSchema,
  release: z.int(),
  createdAt: z.iso.datetime(),
  documents: z.int(),
  trial: z.boolean(),
})

export const terminalRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  enrolledAt: z.iso.datetime(),
  /** From authenticated messages only (F78). */
  lastContactAt: z.iso.datetime().optional(),
  generation: z.int().optional(),
  releases: z.record(z.string(), z.int()),
  waiting: z.int().optional(),
  refused: z.int().optional(),
})

export const hubConsoleApi = {
  signIn: endpoint(
    'POST',
    '/api/console/sign-in',
    z.object({ name: z.string().max(60), password: z.string().max(200) }),
    signedInSchema,
  ),
  session: endpoint('GET', '/api/console/session', none, signedInSchema),
  signOut: endpoint('POST', '/api/console/sign-out', none, z.object({ signedOut: z.literal(true) })),
  inbox: endpoint('GET', '/api/console/submissions', none, z.object({ rows: z.array(inboxRowSchema) })),
  open: endpoint('POST', '/api/console/submissions/:id/open', z.object({ id: submissionIdSchema }), openedSubmissionSchema),
  reply: endpoint(
    'POST',
    '/api/console/submissions/:id/reply',
    z.object({ id: submissionIdSchema, body: z.string().trim().min(1).max(5000) }),
    openedSubmissionSchema,
  ),
  packages: endpoint(
    'GET',
    '/api/console/packages',
    none,
    z.object({ packages: z.array(packageRowSchema), terminals: z.array(terminalRowSchema) }),
  ),
  newEnrolmentCode: endpoint(
    'POST',
    '/api/console/enrolment-codes',
    z.object({ terminalName: z.string().trim().min(1).max(100) }),
    z.object({ code: z.string(), terminal: z.string(), expiresAt: z.iso.datetime() }),
  ),
} as const
