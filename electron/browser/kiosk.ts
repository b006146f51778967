// The window of an installed browser shell: a system Chromium over the whole screen. Runs in the kiosk's own X session, as a user who can't read the terminal's data.
import { parseArgs } from 'node:util'
import { createLog } from '../../platform/log/logger.ts'
import { loadMessages } from '../../platform/messages.ts'
import { endWith } from '../host/run-host.ts'
import { findChromium, launchChromium } from './chromium.ts'
import { followNews } from './follow-news.ts'

const { values } = parseArgs({ options: { 'address-file': { type: 'string' } } })
const file = values['address-file']
if (file === undefined) throw new Error('expected --address-file')
const program = findChromium()
if (program === undefined) {
  process.stderr.write(`${loadMessages().failure({ code: 'no-chromium' })}\n`)
  process.exit(2)
}
const followed = followNews({
  file,
  launch: (address) => launchChromium(program, address, true),
  log: createLog('browser-shell'),
})
endWith(() => followed.stop())
