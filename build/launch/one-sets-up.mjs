// Two of the project's commands may be started at once in a fresh folder: one sets up, the others wait until it has. Runs under any Node from 18 on.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const LOOK_MS = 100

/** Does `work` unless `isDone`. `lock`: a file that stands while somebody works; one left by a process that is gone counts for nothing. */
export function oneSetsUp(lock, isDone, work) {
  // What somebody is still bringing may look done.
  if (holderOf(lock) === undefined && isDone()) return
  mkdirSync(dirname(lock), { recursive: true })
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS)
  try {
    if (!isDone()) work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const holder = holderOf(lock)
  if (holder !== undefined && !isAlive(holder)) takeAway(lock, holder)
  return false
}

/** Undefined where nobody holds it. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return undefined
  }
}

function isAlive(pid) {
  // Being written this very moment.
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

/** Whoever else found the same holder gone may have taken the lock since: then it is given back. */
function takeAway(lock, holder) {
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  if (holderOf(aside) === holder) rmSync(aside)
  else renameSync(aside, lock)
}
