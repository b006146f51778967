// Starts the terminal's pages: words first, then the host's state, then the home page.
import { createRoot } from 'react-dom/client'
import '../ui/fonts.ts'
import '../ui/tokens.css'
import './controls.css'
import './fields.css'
import './frame/frame.css'
import './frame/paged.css'
import './frame/foot.css'
import './frame/print.css'
import './home/home.css'
import './lists/lists.css'
import './reader/reader.css'
import './reader/content.css'
import './aloud/aloud.css'
import './forms/forms.css'
import './forms/receipt.css'
import './takeaway/take.css'
import './help/help.css'
import './roles/roles.css'
import './staff/registers.css'
import '../report/report.css'
import './keyboard/keyboard.css'
import './keyboard/page-typing.css'
import { startLanguages } from '../ui/language.ts'
import { joinDoublePresses } from './frame/double-press.ts'
import { followFocus } from './keyboard/follow-focus.ts'
import { followHardwareKeys } from './keyboard/hardware-keys.ts'
import { tellDevices } from './state/device-report.ts'
import { followHostState } from './state/host-state.ts'
import { followSetting } from './state/setting.ts'
import { TerminalApp } from './terminal-app.tsx'

await startLanguages()
followSetting()
followHostState()
joinDoublePresses()
tellDevices()
followFocus()
followHardwareKeys()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<TerminalApp />)
