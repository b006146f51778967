// zwgk doctor [--data DIR]: what is wrong on this machine, in plain words: program, SQLite, disk, clock, ledger, content, queue.
import { existsSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Command, text } from '../../platform/cli/command.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { sqliteSelfTest } from '../../platform/sqlite/self-test.ts'
import { trustedTime } from '../../shared/calendar/trusted-time.ts'
import { openContent } from '../host/content/content-reader.ts'
import { generationPath } from '../host/content/generation-file.ts'
import { isDataFolder } from '../host/data-folder.ts'
import { readQueue, readShownContent } from '../host/ledger/read-only.ts'

interface Line {
  readonly topic: string
  readonly state: 'ok' | 'note' | 'wrong'
  readonly params: Readonly<Record<string, string | number>>
}

const NODE_MAJOR_AT_LEAST = 24
const ROOM_AT_LEAST_BYTES = 512 * 1_048_576
const CONTENT_OLD_AFTER_DAYS = 30

export const doctor: Command = {
  options: { data: { type: 'string' } },
  async run({ values, messages, now }) {
    const folder = text(values['data'])
    const lines = [program(), sqlite(), ...(folder === undefined ? [] : dataLines(resolve(folder), now))]
    const checks = lines.map(({ topic, state, params }) => ({
      topic,
      state,
      message: messages.say(`doctor:${topic}.${state}`, params),
    }))
    return {
      exit: lines.some(({ state }) => state === 'wrong') ? 1 : 0,
      json: { checks },
      lines: checks.map(({ state, message }) => `${messages.say(`doctor:mark.${state}`)} ${message}`),
    }
  },
}

function program(): Line {
  const version = process.versions.node
  const enough = Number(version.split('.')[0]) >= NODE_MAJOR_AT_LEAST
  return { topic: 'program', state: enough ? 'ok' : 'wrong', params: { version } }
}

function sqlite(): Line {
  const tested = sqliteSelfTest()
  return tested.ok
    ? { topic: 'sqlite', state: 'ok', params: { version: tested.version } }
    : { topic: 'sqlite', state: 'wrong', params: { reason: tested.reason } }
}

function dataLines(folder: string, now: Date): Line[] {
  const disk = diskLine(folder)
  if (!isDataFolder(folder)) return [disk, { topic: 'data', state: 'note', params: { path: folder } }]
  const shown = readShownContent(folder)
  const time = trustedTime(now, shown?.timeFloor)
  const clock: Line = { topic: 'clock', state: time.trusted ? 'ok' : 'wrong', params: { now: now.toISOString() } }
  const { waiting, refused } = readQueue(folder)
  const queue: Line = { topic: 'queue', state: refused > 0 ? 'wrong' : waiting > 0 ? 'note' : 'ok', params: { waiting, refused } }
  return [disk, clock, contentLine(folder, shown, now), queue]
}

function diskLine(folder: string): Line {
  try {
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : dirname(folder))
    const free = bavail * bsize
    return {
      topic: 'disk',
      state: free < ROOM_AT_LEAST_BYTES ? 'wrong' : 'ok',
      params: { free: Math.floor(free / 1_048_576), path: folder },
    }
  } catch (error) {
    if (fileFailure(error, folder) === undefined) throw error
    return { topic: 'disk', state: 'note', params: { path: folder } }
  }
}

function contentLine(folder: string, shown: ReturnType<typeof readShownContent>, now: Date): Line {
  if (shown === undefined) return { topic: 'content', state: 'note', params: {} }
  const reader = openContent(generationPath(folder, shown.generation))
  if (reader === undefined) return { topic: 'content', state: 'wrong', params: { generation: shown.generation } }
  reader.close()
  const days = shown.timeFloor === undefined ? 0 : Math.floor((now.getTime() - shown.timeFloor.getTime()) / 86_400_000)
  return {
    topic: 'content-age',
    state: days > CONTENT_OLD_AFTER_DAYS ? 'wrong' : 'ok',
    params: { days, generation: shown.generation },
  }
}
