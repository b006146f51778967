// Fuzzing of every reader of outside bytes: whatever comes, each answers with a value or a refusal, never with an exception, and soon. Inputs are right
// ones with something broken in them, for noise alone is refused at the door. A case that is found is kept below by name.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStickFile } from '../../platform/files/stick-file.ts'
import { rootFingerprint } from '../../platform/package/trust.ts'
import { projectFolder } from '../../platform/paths.ts'
import { shippedProfile } from '../../platform/standards.ts'
import {
  stickAnswersSchema,
  stickEnrolmentAnswerSchema,
  stickEnrolmentAskSchema,
  stickEnrolmentSchema,
  stickOutboxSchema,
} from '../../shared/api/stick.ts'
import { catalogueSchema } from '../../shared/content/catalogue.ts'
import { readDocumentMeta } from '../../shared/content/front-matter.ts'
import { officeSchema } from '../../shared/content/office.ts'
import { envelopeSchema } from '../../shared/requests/envelope.ts'
import { formatReceipt } from '../../shared/requests/receipt.ts'
import { isRefused, judgeSetting, readProfile, readTheme, themeFor } from '../../shared/standard/judge-setting.ts'
import { madeMeta, temporaryFolder } from '../fixtures/town.ts'

const RUNS = { numRuns: 150 }
const demo = (name: string): unknown => JSON.parse(readFileSync(join(projectFolder(), 'assets', 'demo', name), 'utf8'))
const theme = demo('themes/town-hall.json')
const sha = 'a'.repeat(64)
const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e'
const header = {
  ...{
    id: uuid,
    receipt: formatReceipt({ terminal: 'QH01', day: '2026-11-25', epoch: 'A', sequence: 1 }),
    kind: 'consultation',
    form: { id: 'consultation', version: 1 },
  },
  ...{ addressee: 'qinghe', terminal: 'QH01', submittedAt: '2026-11-25T02:00:00.000Z', clockTrusted: true, onBehalf: false },
}
const envelope = { format: 1, suite: 'intl-1', header, sha256: sha, sealed: 'AAAA' }
const signature = { suite: 'intl-1', keyId: sha, value: 'ab' }
const heartbeat = {
  generation: 1,
  releases: { town: 1 },
  waiting: 0,
  refused: 0,
  clockTrusted: true,
  version: '1',
  repliesKept: [],
}
const outbox = {
  format: 1,
  content: { terminal: 'QH01', madeAt: header.submittedAt, heartbeat, envelopes: [envelope], windowRecords: [] },
  signature,
}
const answers = {
  ...{ format: 1, signature },
  content: {
    terminal: 'QH01',
    madeAt: header.submittedAt,
    acknowledgements: [],
    refusals: [],
    replies: [],
    windowRecords: [],
    repliesConfirmed: [uuid],
  },
}
const catalogue = {
  ...{ format: 1, channel: 'town', release: 1, createdAt: header.submittedAt, trial: false },
  documents: [{ meta: madeMeta('notice-1'), source: 'a.md', body: { sha256: sha, size: 3 }, media: [], trial: false }],
}

/** Values that have hurt readers before. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    -0,
    2 ** 53,
    '',
    '\u0000',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '\ud800',
    '𥕛',
    '’'.repeat(5000),
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"polluted":1}}'),
    Array.from({ length: 2000 }, () => 1),
    Number.NaN,
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
/** A right value with one to three places replaced, removed or added. */
function broken(right: unknown): fc.Arbitrary<unknown> {
  const step = fc.tuple(fc.nat(), nasty, fc.constantFrom('put' as const, 'drop' as const, 'add' as const))
  return fc
    .array(step, { minLength: 1, maxLength: 3 })
    .map((steps) => steps.reduce<unknown>((value, [at, bad, how]) => brokenAt(value, at, bad, how), structuredClone(right)))
}
function brokenAt(value: unknown, at: number, bad: unknown, how: 'put' | 'drop' | 'add'): unknown {
  if (typeof value !== 'object' || value === null) return bad
  const keys = Object.keys(value)
  const key = keys[at % (keys.length + 1)]
  const entries = Object.entries(value)
  if (key === undefined) return how === 'add' ? { ...value, unexpected: bad } : bad
  const changed = entries.flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]]
    if (typeof inner === 'object' && inner !== null && at % 3 !== 0)
      return [[name, brokenAt(inner, Math.floor(at / 7), bad, how)]]
    return how === 'drop' ? [] : [[name, bad]]
  })
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed)
}

const SCHEMAS = [
  { name: 'an envelope', right: envelope, read: (value: unknown) => envelopeSchema.safeParse(value).success },
  { name: 'a terminal’s stick file', right: outbox, read: (value: unknown) => stickOutboxSchema.safeParse(value).success },
  { name: 'a hub’s stick file', right: answers, read: (value: unknown) => stickAnswersSchema.safeParse(value).success },
  {
    name: 'an enrolment on a stick',
    right: { format: 1, hub: 'http://hub', code: 'AAAA-BBBB-CCCC-DDDD' },
    read: (value: unknown) => stickEnrolmentSchema.safeParse(value).success,
  },
  {
    ...{
      name: 'the question of an enrolment',
      right: { format: 1, ask: { codeName: 'AAAA', key: { suite: 'intl-1', keyId: sha, publicKey: 'aa' }, proof: 'x' } },
    },
    read: (value: unknown) => stickEnrolmentAskSchema.safeParse(value).success,
  },
  {
    name: 'the answer to an enrolment',
    right: {
      format: 1,
      answer: {
        proof: 'x',
        grant: { terminal: { code: 'QH01', name: 'x' }, hub: 'h', channels: ['town'], officeChannel: 'town', root: '{}' },
      },
    },
    read: (value: unknown) => stickEnrolmentAnswerSchema.safeParse(value).success,
  },
  { name: 'a catalogue', right: catalogue, read: (value: unknown) => catalogueSchema.safeParse(value).success },
  { name: 'metadata of a document', right: madeMeta('notice-1'), read: (value: unknown) => readDocumentMeta(value).ok },
  { name: 'a standard', right: shippedProfile(), read: (value: unknown) => 'value' in readProfile(value) },
  { name: 'a theme', right: theme, read: (value: unknown) => 'value' in readTheme(value) },
] as const

describe.each(SCHEMAS)('$name', ({ right, read }) => {
  test('is read when it is right', () => {
    expect(read(JSON.parse(JSON.stringify(right)))).toBe(true)
  })

  test('is read or refused when something in it is broken, and pollutes nothing', () => {
    fc.assert(
      fc.property(broken(right), (value) => {
        expect(typeof read(value)).toBe('boolean')
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
      }),
      RUNS,
    )
  })
})

test('a theme that can be read is judged, whatever it says, and the town’s file finds one or says why not', () => {
  const profile = shippedProfile()
  fc.assert(
    fc.property(broken(theme), (value) => {
      const one = readTheme(value)
      if ('value' in one)
        expect(typeof isRefused(judgeSetting({ profile, theme: one.value, office: undefined, documents: undefined }))).toBe(
          'boolean',
        )
      const found = themeFor({ format: 1, themes: [value] }, 'QH01')
      expect(found === undefined || 'value' in found || found.findings.length > 0).toBe(true)
    }),
    RUNS,
  )
})

test('an office file is read or refused', () => {
  fc.assert(
    fc.property(broken(demo('office.json')), (value) => void officeSchema.safeParse(value)),
    RUNS,
  )
})

test('bytes of a stick file: cut, changed or anything at all, they are a refusal with a name', () => {
  const folder = temporaryFolder()
  const whole = Buffer.from(JSON.stringify(outbox))
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.nat({ max: whole.length }).map((at) => whole.subarray(0, at)),
    fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })).map(([at, byte]) => {
      const changed = Buffer.from(whole)
      changed[at] = byte
      return changed
    }),
  )
  fc.assert(
    fc.property(bytes, (written) => {
      writeFileSync(join(folder, 'a.json'), written)
      const read = readStickFile(folder, 'a.json', 1_000_000, stickOutboxSchema)
      expect(read.ok || read.error.code === 'stick-file-damaged').toBe(true)
    }),
    RUNS,
  )
})

test('a root of trust has a fingerprint or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(['string', 'undefined']).toContain(typeof rootFingerprint(bytes))
      },
    ),
    RUNS,
  )
})
