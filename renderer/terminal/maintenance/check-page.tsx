// A short check of the machine: disk, clock, database, fonts, touch, printers; each line says what it means.
import { useTranslation } from 'react-i18next'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { momentText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { fontsThere, hasFinePointer, touchPoints } from '../state/device-report.ts'
import { askAs } from '../state/grant.ts'
import { terminalShell } from '../state/shell.ts'
import { useViewing } from '../state/viewing.ts'

interface Line {
  readonly topic: string
  readonly state: 'ok' | 'note' | 'wrong'
  readonly params?: Readonly<Record<string, string | number>>
}

const MEGABYTE = 1_048_576
const FREE_AT_LEAST_MB = 512

export function CheckPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const { loaded, retry } = useLoad('check', 0, () => check((moment) => momentText(moment, language)))
  return (
    <Page turn="device-check" onBack={back}>
      <h1>{t('maintenance:task.check.name')}</h1>
      {loaded.state === 'waiting' ? <Waiting what={t('maintenance:check.running')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? (
        <ul className="plain-list events" data-testid="device-check">
          {loaded.value.map(({ topic, state, params }) => (
            <li key={topic} className={CLASSES[state]} data-topic={topic} data-state={state} data-keep="">
              <b>{t(`maintenance:check.mark.${state}`)}</b> {t(`maintenance:check.${topic}.${state}`, { ...params })}
            </li>
          ))}
        </ul>
      ) : null}
    </Page>
  )
}

const CLASSES = { ok: 'event', note: 'event event-warn', wrong: 'event event-error' } as const

async function check(when: (moment: string) => string): Promise<Result<Line[]>> {
  const answer = await askAs(terminalRolesApi.check, {})
  if (!answer.ok) return answer
  const { version, freeBytes, storage, clock, sqlite } = answer.value
  const free = freeBytes === undefined ? undefined : Math.floor(freeBytes / MEGABYTE)
  return ok([
    { topic: 'program', state: 'ok', params: { version } },
    free === undefined
      ? { topic: 'disk', state: 'note' }
      : { topic: 'disk', state: free < FREE_AT_LEAST_MB ? 'wrong' : 'ok', params: { free } },
    { topic: 'storage', state: storage === 'ok' ? 'ok' : 'wrong' },
    { topic: 'clock', state: clock.trusted ? 'ok' : 'wrong', params: { now: when(clock.now) } },
    sqlite === undefined ? { topic: 'sqlite', state: 'wrong' } : { topic: 'sqlite', state: 'ok', params: { version: sqlite } },
    { topic: 'fonts', state: (await fontsThere()) ? 'ok' : 'wrong' },
    touchLine(),
    await printerLine(),
  ])
}

function touchLine(): Line {
  const points = touchPoints()
  if (points > 0) return { topic: 'touch', state: 'ok', params: { points } }
  return { topic: 'touch', state: hasFinePointer() ? 'note' : 'wrong' }
}

async function printerLine(): Promise<Line> {
  const shell = terminalShell()
  if (shell === undefined) return { topic: 'printer', state: 'note' }
  const names = await shell.printers()
  return names.length === 0
    ? { topic: 'printer', state: 'wrong' }
    : { topic: 'printer', state: 'ok', params: { names: names.join('、') } }
}
