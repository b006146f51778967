// Starts the terminal's pages: words first, then what the host says, then the home page.
import '../ui/no-compiled-parsers.ts'
import { createRoot } from 'react-dom/client'
import './styles.ts'
import { firstFonts } from '../ui/first-fonts.ts'
import { startLanguages } from '../ui/language.ts'
import { joinDoublePresses } from './frame/double-press.ts'
import { spotlightAhead } from './home/spotlight.tsx'
import { followFocus } from './keyboard/follow-focus.ts'
import { followHardwareKeys } from './keyboard/hardware-keys.ts'
import { lockdownAhead } from './lockdown/lockdown-gate.tsx'
import { tellDevices } from './state/device-report.ts'
import { followHostState } from './state/host-state.ts'
import { beatForBrowserShell } from './state/page-beat.ts'
import { followSetting } from './state/setting.ts'
import { TerminalApp } from './terminal-app.tsx'
import { terminalWords } from './words/terminal-words.ts'

/** When the host is slower than this, the page is drawn without its answers: the frame shows that somebody is there. */
const ANSWERS_WITHIN_MS = 1000

await startLanguages(terminalWords)
followSetting()
// Drawn once with all of it, instead of four times with ever more: on an old machine each time is a quarter of a second.
const answers = Promise.all([firstFonts(), followHostState(), spotlightAhead.read(), lockdownAhead.read()])
await Promise.race([answers, new Promise((resolve) => setTimeout(resolve, ANSWERS_WITHIN_MS))])
beatForBrowserShell()
joinDoublePresses()
tellDevices()
followFocus()
followHardwareKeys()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<TerminalApp />)
