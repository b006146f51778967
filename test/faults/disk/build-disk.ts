// Compiles the library that records and fails disk calls. Needs a C compiler; where there is none, what needs it is not run and says so.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../../../platform/paths.ts'

/** Path of the library, made in `folder`; undefined without a C compiler or on a system without preloading. */
export function buildDisk(folder: string): string | undefined {
  if (process.platform !== 'linux') return undefined
  const library = join(folder, 'disk-faults.so')
  const source = join(projectFolder(), 'test', 'faults', 'disk', 'disk-faults.c')
  const made = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'], { stdio: 'ignore' })
  return made.status === 0 ? library : undefined
}
