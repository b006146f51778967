// A terminal as the hub sees one: its key, its heartbeat, a sealed submission. It speaks by the terminal's own client.
import { randomUUID } from 'node:crypto'
import { settings } from '../../../electron/host/ledger/settings.ts'
import { createHubClient, type HubClient } from '../../../electron/host/outbox/hub-client.ts'
import type { HubStore } from '../../../hub/store/open-store.ts'
import { currentSuite, suiteById } from '../../../platform/crypto/suites.ts'
import { openDisposable } from '../../../platform/sqlite/open.ts'
import type { Heartbeat } from '../../../shared/api/hub-terminal.ts'
import type { Office } from '../../../shared/content/office.ts'
import { terminalCode } from '../../../shared/fleet/terminal-code.ts'
import type { Envelope, SubmissionPayload } from '../../../shared/requests/envelope.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { formatReceipt } from '../../../shared/requests/receipt.ts'
import { filledForm } from '../../support/filled-forms.ts'

export interface SimulatedTerminal {
  readonly code: string
  readonly client: HubClient
}

export const HEARTBEAT: Heartbeat = {
  ...{ generation: 1, releases: { town: 1 }, waiting: 0, refused: 0, clockTrusted: true, version: 'bench', repliesKept: [] },
}

/** Enrols terminals by writing them into the hub's store: codes are given out one by one, by hand, and to fewer. */
export async function enrolled(store: HubStore, office: Office, address: string, count: number): Promise<SimulatedTerminal[]> {
  const made = Array.from({ length: count }, (_, i) => ({ code: codeOf(i), key: currentSuite.generateSigningKey() }))
  await store.transaction().execute(async (transaction) => {
    for (const { code, key } of made) {
      const { privateKey: _, ...verifying } = key
      await transaction
        .insertInto('terminal')
        .values({ code, name: code, verifying_key: JSON.stringify(verifying), enrolled_at: new Date().toISOString() })
        .execute()
    }
  })
  return made.map(({ code, key }) => {
    const db = openDisposable(':memory:')
    db.exec('CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT')
    const kept = settings(db)
    kept.set('device-key', key)
    kept.set('hub-address', address)
    kept.set('grant', { terminal: { code, name: code }, hub: office.id, channels: ['town'], officeChannel: 'town', root: '{}' })
    return { code, client: createHubClient({ settings: kept }, () => new Date()) }
  })
}

export async function sealedSubmission(terminal: string, office: Office): Promise<Envelope> {
  const form = currentForm('consultation')
  const now = new Date()
  const header = {
    ...{ id: randomUUID(), kind: 'consultation' as const, form: { id: form.id, version: form.version }, addressee: office.id },
    receipt: formatReceipt({ terminal, day: now.toISOString().slice(0, 10), epoch: 'A', sequence: 1 }),
    ...{ terminal, submittedAt: now.toISOString(), clockTrusted: true, onBehalf: false },
  }
  const payload: SubmissionPayload = { header, answers: filledForm('consultation', '问一件事'), queryCode: '0123456789AC' }
  const suite = suiteById(office.sealing.suite)
  const recipients = office.sealing.recipients.map(({ recipient }) => recipient)
  const sealed = await suite.seal(recipients, Buffer.from(JSON.stringify(payload)))
  return { format: 1, suite: suite.id, header, sha256: suite.hash(sealed), sealed: Buffer.from(sealed).toString('base64') }
}

/** Not of the demo's own prefix. */
function codeOf(i: number): string {
  const code = terminalCode('Z', i + 1)
  if (code === undefined) throw new Error(`expected a code for terminal ${i + 1}`)
  return code
}
