// The tools that make packages, in the project's cache: a C compiler that can aim at an old glibc, headers of Node-API, and the Node of each processor.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'

/** Processors that packages are made for, in Node's words. 鲲鹏 and 飞腾 are arm64, 海光 and 兆芯 are x64. */
export const PROCESSORS = ['x64', 'arm64'] as const
export type Processor = (typeof PROCESSORS)[number]

/** Brought by `build/debs.mjs` from the lockfile beside this file. */
export const PACKAGING_CACHE = join(projectFolder(), '.cache', 'packaging')
const LIBRARIES = join(PACKAGING_CACHE, 'tools', 'node_modules')

export interface Compiler {
  readonly program: string
  /** Environment that the compiler needs beyond PATH. */
  readonly environment: Readonly<Record<string, string>>
  /** Folders of the headers of Node-API for C++. */
  readonly headers: readonly string[]
}

export function compiler(): Compiler {
  const program = join(LIBRARIES, '@zigc', 'linux-x64', 'bin', 'zig')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(program))
    throw new Error('expected Linux on x64 and the tools of npm run debs: nothing else can make these packages')
  const cache = join(PACKAGING_CACHE, 'compiled')
  return {
    program,
    environment: { ZIG_LIB_DIR: join(LIBRARIES, '@zigc', 'lib'), ZIG_LOCAL_CACHE_DIR: cache, ZIG_GLOBAL_CACHE_DIR: cache },
    headers: [join(LIBRARIES, 'node-addon-api'), join(LIBRARIES, 'node-api-headers', 'include')],
  }
}

/** Folder of the Node that a package for `processor` carries: `bin/node` and its LICENSE, as its makers built it. */
export function nodeFolder(processor: Processor): string {
  return join(LIBRARIES, `node-linux-${processor}`)
}
