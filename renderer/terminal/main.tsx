// Starts the terminal's pages: words first, then the host's state, then the home page.
import { createRoot } from 'react-dom/client'
import './styles.ts'
import { startLanguages } from '../ui/language.ts'
import { joinDoublePresses } from './frame/double-press.ts'
import { followFocus } from './keyboard/follow-focus.ts'
import { followHardwareKeys } from './keyboard/hardware-keys.ts'
import { tellDevices } from './state/device-report.ts'
import { followHostState } from './state/host-state.ts'
import { beatForBrowserShell } from './state/page-beat.ts'
import { followSetting } from './state/setting.ts'
import { TerminalApp } from './terminal-app.tsx'

await startLanguages()
followSetting()
followHostState()
beatForBrowserShell()
joinDoublePresses()
tellDevices()
followFocus()
followHardwareKeys()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<TerminalApp />)
