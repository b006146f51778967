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
import './forms/forms.css'
import './forms/receipt.css'
import './help/help.css'
import './roles/roles.css'
import './staff/registers.css'
import './maintenance/report.css'
import { startLanguages } from '../ui/language.ts'
import { joinDoublePresses } from './frame/double-press.ts'
import { tellDevices } from './state/device-report.ts'
import { followHostState } from './state/host-state.ts'
import { followSetting } from './state/setting.ts'
import { TerminalApp } from './terminal-app.tsx'

await startLanguages()
followSetting()
followHostState()
joinDoublePresses()
tellDevices()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<TerminalApp />)
