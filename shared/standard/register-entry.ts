// One entry in a register (台账): a clerk's taps, kept with the terminal's time and the name of who made it. Nobody else's data.
import { z } from 'zod'
import { FAULT_DEVICES, type FaultDevice, REGISTER_FIELDS, REGISTERS, type RegisterField, type RegisterId } from './registers.ts'

const FIELDS_MAX = 8
const NAME_MAX_CHARACTERS = 60
/** As long as a phone, an id card or a bank card: such a number has no place in a register. */
const LONG_NUMBER = /\d(?:[ -]?\d){9,}/

export const entryIdSchema = z.uuid()

const answersShape = z
  .record(z.string().regex(/^[a-z-]{1,24}$/), z.union([z.string().max(80), z.int().min(0).max(1_000_000)]))
  .refine((answers) => Object.keys(answers).length <= FIELDS_MAX, { message: 'too-many-fields' })
export type RegisterAnswers = z.infer<typeof answersShape>

/** What a clerk hands over: everything but time and name, which the terminal sets. */
const orderShape = z.strictObject({
  id: entryIdSchema,
  register: z.enum(REGISTERS),
  answers: answersShape,
  /** 已修好: the fault that this entry closes; it has no answers of its own. */
  mends: entryIdSchema.optional(),
})
type Order = z.infer<typeof orderShape>

export const registerOrderSchema = orderShape.refine(isWhole, { message: 'answers-wrong' })

export const registerEntrySchema = z
  .strictObject({
    ...orderShape.shape,
    at: z.iso.datetime(),
    /** False: the day is the clock's floor, and nobody knows the real one. */
    clockTrusted: z.boolean(),
    by: z.string().trim().min(1).max(NAME_MAX_CHARACTERS),
  })
  .refine(isWhole, { message: 'answers-wrong' })
export type RegisterEntry = z.infer<typeof registerEntrySchema>

export type AnswerProblem = 'missing' | 'not-a-choice' | 'too-much' | 'long-number' | 'unknown'

/** The first field that can't be kept as it is; undefined when all can. */
export function answerProblem(
  register: RegisterId,
  answers: RegisterAnswers,
): { readonly field: string; readonly problem: AnswerProblem } | undefined {
  const fields = REGISTER_FIELDS[register]
  const unknown = Object.keys(answers).find((id) => fields.every((field) => field.id !== id))
  if (unknown !== undefined) return { field: unknown, problem: 'unknown' }
  for (const field of fields) {
    const problem = problemOf(field, answers[field.id])
    if (problem !== undefined) return { field: field.id, problem }
  }
  return undefined
}

function problemOf(field: RegisterField, answer: string | number | undefined): AnswerProblem | undefined {
  switch (field.kind) {
    case 'choice':
      if (answer === undefined) return 'missing'
      return field.options.some((option) => option === answer) ? undefined : 'not-a-choice'
    case 'count':
      if (answer === undefined) return undefined
      return typeof answer === 'number' && answer <= field.max ? undefined : 'too-much'
    case 'words': {
      if (typeof answer === 'number') return 'unknown'
      const words = answer?.trim() ?? ''
      if (words === '') return field.required === true ? 'missing' : undefined
      if ([...words].length > field.max) return 'too-much'
      return LONG_NUMBER.test(words) ? 'long-number' : undefined
    }
  }
}

function isWhole({ register, answers, mends }: Order): boolean {
  if (mends !== undefined) return register === 'fault' && Object.keys(answers).length === 0
  return answerProblem(register, answers) === undefined
}

/** A fault that nobody has marked as mended. */
export interface OpenFault {
  readonly id: string
  readonly device: FaultDevice
  readonly what: string
  /** 报修: somebody has been told to mend it. */
  readonly reported: boolean
  readonly since: string
}

/** Oldest first. An entry that mends an unknown fault closes nothing. */
export function openFaults(entries: readonly RegisterEntry[]): OpenFault[] {
  const mended = new Set(entries.flatMap(({ mends }) => mends ?? []))
  return entries
    .filter(({ id, register, mends }) => register === 'fault' && mends === undefined && !mended.has(id))
    .map(({ id, at, answers }) => ({
      ...{ id, since: at, what: String(answers['what']), reported: answers['reported'] === 'yes' },
      device: FAULT_DEVICES.find((device) => device === answers['device']) ?? 'other',
    }))
    .sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0))
}
