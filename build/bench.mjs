// npm run bench: measures the product beside its peers. The program itself is test/bench/run.ts.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'test/bench/run.ts', process.argv.slice(2))
