// A demonstration that nobody sees: the demo hub in a folder of its own, with an empty terminal that may enrol at it. For the audit and for a theme's preview.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TerminalToAudit } from '../electron/audit/running-pages.ts'
import { loadMessages } from '../platform/messages.ts'
import { projectFolder } from '../platform/paths.ts'
import { startChild } from './child.ts'

/** `hub`: the demo hub's folder. */
export async function demoTerminal(): Promise<TerminalToAudit & { readonly hub: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-audit-'))
  const name = loadMessages().say('start:terminal-name')
  const program = join(projectFolder(), 'hub', 'main.ts')
  const hub = startChild(process.execPath, [program, '--data', join(folder, 'hub'), '--demo', '--demo-terminal', name], {
    quiet: true,
  })
  const facts = await hub.ready
  return {
    folder: join(folder, 'terminal'),
    hub: join(folder, 'hub'),
    demo: { hub: String(facts['address']), code: String(facts['enrolmentCode']) },
    async close() {
      await hub.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
