// npm run debs: the .debs of terminal and hub. The program itself is build/packaging/make-debs.ts.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'build/packaging/make-debs.ts', process.argv.slice(2))
