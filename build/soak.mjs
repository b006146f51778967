// npm run soak: visitor after visitor in Electron, for hours if one likes. The program itself is test/soak/run.ts.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'test/soak/run.ts', process.argv.slice(2))
