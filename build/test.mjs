// npm test: sets up once, then runs every check. The program itself is build/test.ts.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'build/test.ts', process.argv.slice(2))
