// npm run faults: kills, power cuts, failing disks, sticks, clocks and networks by a seed. The program itself is test/faults/run.ts.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'test/faults/run.ts', process.argv.slice(2))
