// Starts the console: words first, then who is signed in.
import '../ui/no-compiled-parsers.ts'
import { createRoot } from 'react-dom/client'
import '../ui/fonts.ts'
import '../ui/tokens.css'
import './console.css'
import './controls.css'
import './tables.css'
import './submission.css'
import './accounts/accounts.css'
import './charts/charts.css'
import './desk/desk.css'
import './desk/draft-form.css'
import './hand-in/hand-in.css'
import './opinions/opinions.css'
import './personal/personal.css'
import './ratings/ratings.css'
import '../report/report.css'
import { startLanguages } from '../ui/language.ts'
import { ConsoleApp } from './console-app.tsx'
import { resumeSession } from './session.ts'
import { consoleWords } from './words/console-words.ts'

await startLanguages(consoleWords)
void resumeSession()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<ConsoleApp />)
