// The window of an installed browser shell: a system Chromium in kiosk mode on the terminal. Runs in the kiosk's own X session, as a user who can't read the terminal's data.
import { parseArgs } from 'node:util'
import { loadMessages } from '../../platform/messages.ts'
import { endWith } from '../host/run-host.ts'
import { chromiumSwitches, findChromium, newProfile } from './chromium.ts'
import { keepBrowser } from './kept-browser.ts'

const { values } = parseArgs({ options: { 'address-file': { type: 'string' } } })
const addressFile = values['address-file']
if (addressFile === undefined) throw new Error('expected --address-file')
const program = findChromium()
if (program === undefined) {
  process.stderr.write(`${loadMessages().failure({ code: 'no-chromium' })}\n`)
  process.exit(2)
}
const kept = keepBrowser({
  ...{ addressFile, program, newProfile },
  switches: (address, profile) => chromiumSwitches(address, profile, true),
})
endWith(() => kept.close())
