// npm run audit: measures every page of the demo in every size, language and mode. `zwgk audit` does the work.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'build/zwgk.ts', ['audit', ...process.argv.slice(2)])
