// 故障告示 on the home page: what does not work, since when, and what to do instead. Read, not touched, and gone when staff mark it mended.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FaultNotice } from '../../../shared/standard/fault-notice.ts'
import type { FaultDevice } from '../../../shared/standard/registers.ts'
import { dayOf, monthDayText } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { noticesAreShown } from '../state/device-report.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'

const NONE: readonly FaultNotice[] = []

export function useFaultNotice(kind: FaultDevice): FaultNotice | undefined {
  return useHostState((host) => host.state?.notices.find((notice) => notice.kind === kind))
}

export function useFaultsPosted(): boolean {
  return useHostState((host) => (host.state?.notices.length ?? 0) > 0)
}

export function FaultNotices() {
  const { t } = useTranslation()
  const notices = useHostState((host) => host.state?.notices ?? NONE)
  const kinds = notices.map(({ kind }) => kind).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state brings a new list; only another set of kinds is news
  useEffect(() => noticesAreShown(notices.map(({ kind }) => kind)), [kinds])
  if (notices.length === 0) return null
  return (
    <ul className="plain-list fault-notices" aria-label={t('duty:notice.label')} data-testid="fault-notices">
      {notices.map((notice) => (
        <li key={notice.kind} data-testid="fault-notice" data-kind={notice.kind}>
          <Icon name="alert" />
          <span>
            <NoticeWords notice={notice} />
            {t(`duty:notice.${notice.kind}.instead`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function NoticeWords({ notice: { kind, since, reported } }: { notice: FaultNotice }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const facts = [t('duty:notice.since', { day: monthDayText(dayOf(since), language) })]
  if (reported) facts.push(t('duty:notice.reported'))
  return (
    <>
      <b>{t(`duty:notice.${kind}.what`)}</b>
      {t('duty:notice.facts', { facts: facts.join(' · ') })}
    </>
  )
}
