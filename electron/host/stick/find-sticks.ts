// Which sticks are in the machine: mounted file systems where a desktop or an administrator mounts them. A page never names a path.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileFailure } from '../../../platform/files/failure.ts'
import { METADATA_FOLDER } from '../../../platform/package/metadata.ts'
import { answersFileName, ENROLMENT_FILE, enrolmentAnswerFileName } from '../../../shared/api/stick.ts'
import type { Stick } from '../../../shared/api/terminal-roles.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'

export interface FoundStick {
  readonly id: string
  readonly name: string
  readonly path: string
}

export interface Sticks {
  list(): FoundStick[]
  /** Errors: `stick-removed`, also for another stick in the same place. */
  byId(id: string): Result<FoundStick>
}

/** Below these, one or two levels down (`/media/USB`, `/run/media/kiosk/USB`). */
const MOUNT_PLACES = ['/media', '/run/media', '/mnt']
const STICKS_MAX = 20

/** `folder`: each folder in it counts as a stick, mounted or not; for tests and for machines that mount elsewhere. */
export function createSticks(folder: string | undefined): Sticks {
  const list = () => {
    const paths = folder === undefined ? MOUNT_PLACES.flatMap(mountedBelow) : foldersIn(folder)
    return paths.slice(0, STICKS_MAX).map((path) => ({ id: identity(path), name: basename(path), path }))
  }
  return {
    list,
    byId(id) {
      const found = list().find((stick) => stick.id === id)
      return found === undefined ? fail('stick-removed', { name: 'U盘' }) : ok(found)
    },
  }
}

/** Where content lies on a stick: at its top, or in a folder `repo` as a hub keeps it. */
export function contentFolder(stick: FoundStick): string | undefined {
  return [stick.path, join(stick.path, 'repo')].find((path) => foldersIn(path).includes(join(path, METADATA_FOLDER)))
}

/** `terminals`: codes of this terminal at the office of now, first, and at those it has left. `waitingCode`: name of the code whose answer it waits for. */
export function describeStick(stick: FoundStick, terminals: readonly string[], waitingCode: string | undefined): Stick {
  const free = freeBytes(stick.path)
  const isFile = (name: string) => kindOf(join(stick.path, name)) === 'file'
  return {
    ...{ id: stick.id, name: stick.name },
    ...(free !== undefined && { freeBytes: free }),
    holds: {
      content: contentFolder(stick) !== undefined,
      answers: terminals.some((terminal) => holdsAnswers(stick, terminal)),
      enrolment:
        (terminals.length === 0 && isFile(ENROLMENT_FILE)) ||
        (waitingCode !== undefined && isFile(enrolmentAnswerFileName(waitingCode))),
      move: terminals.length > 0 && isFile(ENROLMENT_FILE),
    },
  }
}

export function holdsAnswers(stick: FoundStick, terminal: string): boolean {
  return kindOf(join(stick.path, answersFileName(terminal))) === 'file'
}

/** Undefined when the file system does not tell: unknown is not 0 (F55). */
export function freeBytes(path: string): number | undefined {
  return tried(path, () => {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  })
}

function mountedBelow(place: string): string[] {
  const near = foldersIn(place)
  return [...near, ...near.filter((path) => !isMountPoint(path)).flatMap(foldersIn)].filter(isMountPoint)
}

/** The folder of a stick that was pulled out stays, empty, on the machine's own disk: writing there would look like success. */
function isMountPoint(path: string): boolean {
  return tried(path, () => statSync(path).dev !== statSync(dirname(path)).dev) === true
}

/** No links: they lead off the stick. */
function foldersIn(path: string): string[] {
  const names = tried(path, () => readdirSync(path)) ?? []
  return names.map((name) => join(path, name)).filter((inside) => kindOf(inside) === 'folder')
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  return tried(path, () => {
    const found = lstatSync(path)
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : undefined
  })
}

/** A stick may go at any moment (F48). */
function tried<Value>(path: string, look: () => Value): Value | undefined {
  try {
    return look()
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return undefined
  }
}

/** Another stick in the same place is another stick. */
function identity(path: string): string {
  const device = tried(path, () => statSync(path).dev) ?? 0
  return createHash('sha256').update(`${device} ${path}`).digest('hex').slice(0, 16)
}
