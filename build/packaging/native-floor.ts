// Which native files a folder holds and whether they run on the systems that a package promises (F77): right processor, no newer glibc than the floor.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './deb.ts'
import { compareVersions, type NativeNeeds, nativeNeeds } from './elf.ts'

/**
 * What the packages promise: 银河麒麟 V10 and 统信 UOS 20 have glibc 2.28, and Node 24 asks for no more. The prebuilt SQLite module asks
 * for 2.34, so the packages carry one that `sqlite-module.ts` compiles.
 */
export const GLIBC_FLOOR = '2.28'

export interface NativeFile extends NativeNeeds {
  readonly file: string
}

export interface NativeFault {
  readonly file: string
  readonly wrong: 'processor' | 'glibc'
  readonly found: string
}

const NATIVE = /\.node$|\/runtime\/node$/

/** Files of a program that the system's loader reads, by their paths from `folder`. */
export function nativeFiles(folder: string): NativeFile[] {
  return filesBelow(folder, '.')
    .filter((file) => NATIVE.test(`/${file}`))
    .map((file) => {
      const needs = nativeNeeds(readFileSync(join(folder, file)))
      if (needs === undefined) throw new Error(`expected an ELF file, got something else in ${file}`)
      return { file, ...needs }
    })
}

export function nativeFaults(files: readonly NativeFile[], machine: string, floor: string): NativeFault[] {
  return files.flatMap((native): NativeFault[] => [
    ...(native.machine === machine ? [] : [{ file: native.file, wrong: 'processor' as const, found: native.machine }]),
    ...(native.glibc === undefined || compareVersions(native.glibc, floor) > 0
      ? [{ file: native.file, wrong: 'glibc' as const, found: native.glibc ?? 'none' }]
      : []),
  ])
}
