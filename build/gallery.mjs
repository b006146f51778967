// npm run gallery: the components on one page, for developers. The program itself is build/gallery.ts.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'build/gallery.ts', process.argv.slice(2))
