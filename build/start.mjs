// npm start: sets up once, then starts the demo. The program itself is build/start.ts.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'build/start.ts', process.argv.slice(2))
