// The preview (终端上的样子): the terminal's own reader, held by the console in a frame. It shows one document and leads nowhere else.
import '../ui/no-compiled-parsers.ts'
import { createRoot } from 'react-dom/client'
import '../terminal/styles.ts'
import { ReaderPage } from '../terminal/reader/reader-page.tsx'
import { readHostState } from '../terminal/state/host-state.ts'
import { followSetting } from '../terminal/state/setting.ts'
import { terminalWords } from '../terminal/words/terminal-words.ts'
import { startLanguages } from '../ui/language.ts'

await startLanguages(terminalWords)
followSetting()
await readHostState()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<ReaderPage id={location.hash.slice(1)} />)
