// npm run debs: the .debs of terminal and hub. The program itself is build/packaging/make-debs.ts.
import { ensureLibraries, ensureNode, ensurePackagingTools, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
ensurePackagingTools(node)
process.exitCode = await runProgram(node, 'build/packaging/make-debs.ts', process.argv.slice(2))
