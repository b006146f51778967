// Which test names which fault (F1 to F80), read from the titles of the tests, and why some have none.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'

export const FAULTS = Array.from({ length: 80 }, (_, i) => i + 1)

/** For faults that no test names. Where a test comes, its row in README.md counts and the line here goes. */
export const WITHOUT_TEST: Readonly<Record<number, string>> = {
  8: 'can’t occur here because drafts live in the page’s memory only; nothing of them is ever written',
  9: 'NOT RUN by this number: test/e2e/browser/idle.test.ts plants markers in screen, storage and heap; missing: the search of spool, clipboard and logs',
  10: 'NOT RUN by this number, missing: a session that ends while text is read aloud',
  13: 'NOT RUN, missing: moving a village to another town in the hub',
  19: 'NOT RUN, missing: the warning of a near-duplicate request',
  30: 'can’t occur here because pages are told by the host’s own event (api/state-changes.ts); no file’s time is watched',
  33: 'NOT RUN by this number: GENERATION_FORMAT and GRAM_FORMAT stand in each content file, and another number is built anew (content-store.test.ts); missing: a package of an earlier release kept in the repository',
  37: 'NOT RUN, missing: frame gaps on 20,000 documents; search answers in the host’s process, never in the page’s',
  44: 'NOT RUN by this number: what is missing is counted from the signed catalogue (bad-input.test.ts); missing: which documents they are',
  47: 'can’t occur here because no state of a stick is kept: each look lists what is mounted at that moment',
  52: 'can’t occur on a terminal because packages are plain files named by hash, never archives; zip files of the office are read by hub/intake/office (archive.test.ts)',
  54: 'NOT RUN here, missing: forty rotations of the root (the trust suite)',
  55: 'NOT RUN by this number: fetch-blobs.ts keeps 128 MB free before each blob, and the reserve of submissions is tried by F27; missing: a full import on a small file system',
  56: 'NOT RUN, missing: no release has been made yet; migrations of the ledger are tested from every version (F58)',
  57: 'NOT RUN, missing: no release has been signed yet',
  62: 'NOT RUN, missing: extensions recorded at the hub',
  63: 'can’t occur here because nothing is switched on and off by time windows',
  64: 'NOT RUN, missing: a touch and key robot on the real image; keys and menus are refused by test/e2e/electron/lockdown.test.ts',
  65: 'NOT RUN by this number, missing: the gesture script; zoom, drops and navigation are refused by lockdown.test.ts',
  66: 'NOT RUN by this number: PDFs are drawn by own pages (renderer/terminal/reader/media); plugins and downloads are off in lockdown.test.ts',
  67: 'NOT RUN for 72 hours; killed and hung pages and hosts come back in test/e2e/electron/recovery.test.ts',
  68: 'NOT RUN by this number: a page that does not answer is ended and loaded again (recovery.test.ts)',
  69: 'NOT RUN, missing: fuzzing of each number in profile and theme',
  72: 'NOT RUN, missing: a run without any system keyboard process',
  73: 'NOT RUN, missing: switching fields a hundred times under the keyboard of the pages',
  74: 'NOT RUN by this number: phrases are tried in test/ime/phrases.test.ts; missing: taps per character for names and addresses',
  75: 'NOT RUN, missing: composition events in the pages’ fields',
  76: 'NOT RUN by this number, missing: focus after each link of the error summary above an open keyboard',
  77: 'NOT RUN, missing: reading machine type and glibc symbols of each native file, and starts on an old glibc',
  79: 'can’t occur here because the programs write no log files: events go to standard error, and 200 are kept in memory',
}

/** Folders whose titles use such names for other things: keys of a keyboard, files of a trial. */
const OTHER_NAMES = /locked-keys|lockdown|hub\/intake\/office/
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
