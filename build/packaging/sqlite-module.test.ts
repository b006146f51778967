import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { sqliteSwitches } from './sqlite-module.ts'

const definitions = readFileSync(join(projectFolder(), 'node_modules', 'better-sqlite3', 'deps', 'defines.gypi'), 'utf8')

test('the compiled module has the switches of the prebuilt one: full-text search, threads, no string in double quotes', () => {
  const switches = sqliteSwitches(definitions)
  expect(switches).toEqual(expect.arrayContaining(['-DSQLITE_ENABLE_FTS5', '-DSQLITE_THREADSAFE=2', '-DSQLITE_DQS=0']))
  expect(new Set(switches).size).toBe(switches.length)
})

test('a list that is written in another way stops the build instead of making a SQLite without full-text search', () => {
  expect(() => sqliteSwitches(definitions.replaceAll("'", '"'))).toThrow('expected at least 30 switches, got 0')
})
