// What a program is made of: its own modules as they are reached from where it starts, and the libraries that they reach. Nothing else goes into a package.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { z } from 'zod'
import { projectFolder } from '../../platform/paths.ts'

export interface ProgramFiles {
  /** Modules of the project, named from its folder. */
  readonly modules: readonly string[]
  /** Folders of libraries, named from the project's folder: `node_modules/zod`. */
  readonly libraries: readonly string[]
}

/** A parser that sees nothing would make an empty package. */
const MODULES_AT_LEAST = 50

const libraryFacts = z.object({ dependencies: z.record(z.string(), z.string()).optional() })

/**
 * `entries`: every module that something starts by its name: programs, workers, processes.
 * `around`: libraries that are the program's surroundings, with licences of their own.
 */
export async function programFiles(entries: readonly string[], around: readonly string[] = []): Promise<ProgramFiles> {
  const before = process.cwd()
  process.chdir(projectFolder())
  try {
    const { output } = await cruise([...entries], {
      doNotFollow: { path: 'node_modules' },
      // Imports of types alone are no files at run time.
      tsPreCompilationDeps: false,
      enhancedResolveOptions: {
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default'],
      },
    })
    if (typeof output === 'string') throw new Error('expected a result object')
    const files = output.modules.filter(({ coreModule, couldNotResolve }) => coreModule !== true && couldNotResolve !== true)
    const modules = files.map(({ source }) => source).filter((source) => !source.startsWith('node_modules/'))
    if (modules.length < MODULES_AT_LEAST) throw new Error(`expected at least ${MODULES_AT_LEAST} modules, got ${modules.length}`)
    const reached = files.map(({ source }) => source).filter((source) => source.startsWith('node_modules/'))
    return {
      modules: modules.sort(),
      libraries: withTheirOwn(reached.map(libraryFolder).filter((folder) => !around.includes(folder))),
    }
  } finally {
    process.chdir(before)
  }
}

/** Libraries of libraries too. Optional ones stay out: the programs run without native code but SQLite. */
export function withTheirOwn(reached: readonly string[]): string[] {
  const all = new Set<string>()
  const add = (folder: string): void => {
    if (all.has(folder)) return
    all.add(folder)
    const facts = libraryFacts.parse(JSON.parse(readFileSync(join(projectFolder(), folder, 'package.json'), 'utf8')))
    for (const name of Object.keys(facts.dependencies ?? {})) add(resolveFrom(folder, name))
  }
  for (const folder of reached) add(folder)
  return [...all].sort()
}

/** As Node looks: beside the library first, then further up. */
function resolveFrom(folder: string, name: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', name)
    if (existsSync(join(projectFolder(), candidate, 'package.json'))) return candidate
    if (at === '.') throw new Error(`expected the library ${name} of ${folder} to be installed`)
  }
}

/** `node_modules/@scope/name` of a file inside, nested ones too. */
function libraryFolder(file: string): string {
  const at = file.lastIndexOf('node_modules/') + 'node_modules/'.length
  const [first = '', second = ''] = file.slice(at).split('/')
  return file.slice(0, at) + (first.startsWith('@') ? `${first}/${second}` : first)
}
