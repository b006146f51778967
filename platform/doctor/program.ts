// Does the program's own ground hold: its Node, and SQLite with all that search needs (F34).
import { sqliteSelfTest } from '../sqlite/self-test.ts'
import type { Finding } from './finding.ts'

const NODE_MAJOR_AT_LEAST = 24

export function programFindings(): Finding[] {
  const version = process.versions.node
  const enough = Number(version.split('.')[0]) >= NODE_MAJOR_AT_LEAST
  const tested = sqliteSelfTest()
  return [
    { topic: 'program', state: enough ? 'ok' : 'wrong', params: { version } },
    tested.ok
      ? { topic: 'sqlite', state: 'ok', params: { version: tested.version } }
      : { topic: 'sqlite', state: 'wrong', params: { reason: tested.reason } },
  ]
}
