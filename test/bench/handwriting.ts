// Prints, as JSON, how well and how fast handwriting is recognised for each made-up hand: node test/bench/handwriting.ts
import { HANDS } from '../handwriting/synthetic-hand.ts'
import { loadTemplates, trial } from '../handwriting/trial.ts'

const started = performance.now()
const templates = loadTemplates()
const loadMs = Math.round(performance.now() - started)
const hands = Object.fromEntries(Object.entries(HANDS).map(([name, habits]) => [name, trial(templates, habits)]))
process.stdout.write(`${JSON.stringify({ characters: templates.characters.length, loadMs, hands }, null, 1)}\n`)
