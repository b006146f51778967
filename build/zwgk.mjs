#!/usr/bin/env node
// zwgk under any Node: sets up once, then runs the command line under the right one.
import { ensureLibraries, ensureNode, runProgram } from './launch/runtime.mjs'

const node = ensureNode()
ensureLibraries(node)
process.exitCode = await runProgram(node, 'build/zwgk.ts', process.argv.slice(2))
