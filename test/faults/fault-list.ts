// Which test names which fault (F1 to F80), read from the titles of the tests, and why some have none.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'

export const FAULTS = Array.from({ length: 80 }, (_, i) => i + 1)

/** For faults that no test names. Where a test comes, its row in README.md counts and the line here goes. */
export const WITHOUT_TEST: Readonly<Record<number, string>> = {
  8: 'can’t occur here because drafts live in the page’s memory only; nothing of them is ever written',
  30: 'can’t occur here because pages are told by the host’s own event (api/state-changes.ts); no file’s time is watched',
  47: 'can’t occur here because no state of a stick is kept: each look lists what is mounted at that moment',
  52: 'can’t occur on a terminal because packages are plain files named by hash, never archives; zip files of the office are read by hub/intake/office (archive.test.ts)',
  63: 'can’t occur here because nothing is switched on and off by time windows',
  79: 'can’t occur here because the programs write no log files: events go to standard error, and 200 are kept in memory',
}

/** For faults that a test names and that still have a part nobody has tried. */
export const STILL_MISSING: Readonly<Record<number, string>> = {
  56: 'NOT RUN: from a released version, for none has been made',
  64: 'NOT RUN: a touch and key robot on a real image',
  67: 'NOT RUN: 72 hours; `npm run soak` plays as long as it is told',
}

/** Folders whose titles use such names for other things: keys of a keyboard, files of a trial. */
const OTHER_NAMES = /locked-keys|electron\/lockdown|hub\/intake\/office/
const ROOMS = ['shared', 'platform', 'electron', 'hub', 'renderer', 'build', 'test']
const TITLE = /\b(?:test|describe|it)(?:\.\w+)*(?:\([^'"`]*\))?\(\s*(['"`])(.*?)\1/g

export function faultsIn(title: string): number[] {
  const numbers = [...title.matchAll(/\bF(\d{1,2})\b/g)].map(([, digits]) => Number(digits))
  return [...new Set(numbers.filter((number) => FAULTS.includes(number)))]
}

export function isAboutFaults(file: string): boolean {
  return !OTHER_NAMES.test(file)
}

/** Test files that name a fault in a title, by its number; paths from the project's folder. */
export function testsOfFaults(): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>()
  for (const file of testFiles().filter(isAboutFaults)) {
    const titles = [...readFileSync(join(projectFolder(), file), 'utf8').matchAll(TITLE)].map(([, , title]) => title ?? '')
    for (const fault of faultsIn(titles.join(' '))) found.set(fault, [...(found.get(fault) ?? []), file])
  }
  return found
}

function testFiles(): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(projectFolder(), room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => `${room}/${name}`),
  ).sort()
}
