// zwgk move ACTION --data HUB …: villages that move (归属变更), for an office without a console at hand or without a network to the other one.
import { basename, dirname, resolve } from 'node:path'
import { type Command, type CommandInput, failed, type Outcome, text, usage } from '../../platform/cli/command.ts'
import { readStickFile, writeStickFile } from '../../platform/files/stick-file.ts'
import {
  type OfficeCard,
  officeCardFileName,
  officeCardSchema,
  TRANSFERS_PER_FILE,
  type TransferFile,
  transferFileName,
} from '../../shared/api/transfer.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { OFFICE_MAX_BYTES } from '../../shared/content/limits.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { makeTransfers, waitingTransfers } from '../moves/hand-on.ts'
import { keepHandingOn } from '../moves/keep-handing-on.ts'
import { keepOffice, knownOfficeOf, knownOffices } from '../moves/known-offices.ts'
import { giveAway, takeBack } from '../moves/moved-terminals.ts'
import { type MovesParts, movesView } from '../moves/moves-view.ts'
import { openReception, RECEPTION_OPTIONS } from './open-reception.ts'

/** Each with the words that follow it. */
const ACTIONS = { card: 1, know: 1, give: 2, back: 1, out: 1, send: 0, list: 0 } as const
type Action = keyof typeof ACTIONS
const BY = { account: AUDIT_ACTORS.commandLine, displayName: AUDIT_ACTORS.commandLine }

interface Said {
  readonly json: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
}

export const moveCommand: Command = {
  options: { ...RECEPTION_OPTIONS, address: { type: 'string' }, fingerprint: { type: 'string' } },
  async run(input) {
    const { positionals, messages, values } = input
    const [named = '', ...words] = positionals
    const action = (Object.keys(ACTIONS) as Action[]).find((one) => one === named)
    const data = text(values['data'])
    if (action === undefined || data === undefined || words.length !== ACTIONS[action]) return usage(messages, 'move')
    const opened = await openReception(data, input)
    if (!opened.ok) return failed(messages, opened.error)
    try {
      const said = await carriedOut(action, words, opened.value.parts, input)
      return said.ok ? outcome(said.value) : failed(messages, said.error)
    } finally {
      await opened.value.close()
    }
  },
}

function outcome({ json, lines }: Said): Outcome {
  return { exit: 0, json, lines: [...lines] }
}

async function carriedOut(
  action: Action,
  words: readonly string[],
  parts: MovesParts,
  input: CommandInput,
): Promise<Result<Said>> {
  const [first = '', second = ''] = words
  switch (action) {
    case 'card':
      return writeCard(first, parts, input)
    case 'know':
      return await know(first, parts, input)
    case 'give': {
      const given = await giveAway(first, second, BY, parts)
      return given.ok ? await list(parts, input) : given
    }
    case 'back': {
      const taken = await takeBack(first, BY, parts)
      return taken.ok ? await list(parts, input) : taken
    }
    case 'out':
      return await writeTransfers(first, parts, input)
    case 'send': {
      const handing = keepHandingOn(parts)
      const done = await handing.round().finally(() => handing.stop())
      return done ? await list(parts, input) : fail('not-handed-on')
    }
    case 'list':
      return await list(parts, input)
  }
}

function writeCard(folder: string, { card, hub }: MovesParts, { messages, values }: CommandInput): Result<Said> {
  const address = text(values['address'])
  const whole = officeCardSchema.safeParse({ ...card, ...(address !== undefined && { address }) })
  if (!whole.success) return fail('address-wrong')
  const file = officeCardFileName(hub)
  const written = writeStickFile(folder, file, Buffer.from(`${JSON.stringify(whole.data)}\n`), folder)
  if (!written.ok) return written
  const { body, fingerprint } = knownOfficeOf(whole.data)
  return ok({ json: { file, fingerprint }, lines: [messages.say('move:cli.card', { file, body, fingerprint })] })
}

/** Without a fingerprint it is only shown, to be compared. */
async function know(
  path: string,
  { store, hub, now, audit }: MovesParts,
  { messages, values }: CommandInput,
): Promise<Result<Said>> {
  const card: Result<OfficeCard> = readStickFile(dirname(resolve(path)), basename(path), OFFICE_MAX_BYTES, officeCardSchema)
  if (!card.ok) return card
  const office = knownOfficeOf(card.value)
  const { id, body, fingerprint } = office
  const said = { id, body, fingerprint }
  const heard = text(values['fingerprint'])
  if (heard === undefined) return ok({ json: { kept: false, ...office }, lines: [messages.say('move:cli.compare', said)] })
  const kept = await keepOffice(store, card.value, { heard, own: hub, by: BY.displayName, at: now() })
  if (!kept.ok) return kept
  await audit({ account: BY.account, what: 'office-known', about: id })
  return ok({ json: { kept: true, ...office }, lines: [messages.say('move:cli.known', said)] })
}

async function writeTransfers(folder: string, parts: MovesParts, { messages }: CommandInput): Promise<Result<Said>> {
  await makeTransfers(parts)
  const files: { file: string; body: string; transfers: number }[] = []
  for (const { office } of await knownOffices(parts.store)) {
    const transfers = await waitingTransfers(parts.store, office.id, TRANSFERS_PER_FILE)
    if (transfers.length === 0) continue
    const file = transferFileName(parts.hub, office.id)
    const bytes = Buffer.from(`${JSON.stringify({ format: 1, transfers } satisfies TransferFile)}\n`)
    const written = writeStickFile(folder, file, bytes, folder)
    if (!written.ok) return written
    files.push({ file, body: office.body, transfers: transfers.length })
  }
  const lines = files.map((one) => messages.say('move:cli.written', one))
  return ok({ json: { files }, lines: files.length === 0 ? [messages.say('move:cli.nothing-waits')] : lines })
}

async function list(parts: MovesParts, { messages }: CommandInput): Promise<Result<Said>> {
  const { own, offices, moved } = await movesView(parts)
  return ok({
    json: { own, offices, moved },
    lines: [
      ...offices.map(({ id, body, fingerprint }) => messages.say('move:cli.office', { id, body, fingerprint })),
      ...moved.map(({ terminal, to, items }) => {
        const count = (state: string) => items.filter((item) => item.state === state).length
        return messages.say('move:cli.moved', {
          ...{ terminal, body: to.body, waiting: count('waiting'), taken: count('taken') },
          ...{ refused: count('refused') + count('not-openable'), stays: count('stays') },
        })
      }),
    ],
  })
}
