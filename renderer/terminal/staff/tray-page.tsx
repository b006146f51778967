// The tray (窗口待办): 待确认, 待送, 被退回, with counts; each row by its receipt. The content stays sealed, so no person stands here.
import { useTranslation } from 'react-i18next'
import { type StaffItem, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { Button, CardButton, Toggle } from '../../ui/button.tsx'
import { momentText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { PrintButton } from '../frame/print-button.tsx'
import { askAs } from '../state/grant.ts'
import { useViewing } from '../state/viewing.ts'
import { DailyCheckMissing } from './daily-check-missing.tsx'
import { OfficesNote } from './offices-note.tsx'
import { RefusedTheme } from './refused-theme.tsx'
import { ItemTable } from './slip.tsx'
import { StaffMessages } from './staff-messages.tsx'

export const TRAY_TABS = ['to-confirm', 'queued', 'refused'] as const
export type TrayTab = (typeof TRAY_TABS)[number]

interface TrayPageProps {
  tab: TrayTab
  choose: (tab: TrayTab) => void
  open: (receipt: string) => void
  find: () => void
  fill: () => void
  registers: () => void
  checkNow: () => void
}

export function TrayPage({ tab, choose, open, find, fill, registers, checkNow }: TrayPageProps) {
  const { t } = useTranslation()
  // Read when the page opens, not with each change of state: a page left open must not keep its grant alive.
  const { loaded, retry } = useLoad('tray', 0, () => askAs(terminalRolesApi.tray, {}))
  const counts = loaded.state === 'ready' ? loaded.value.counts : undefined
  const count = (one: TrayTab) => counts?.[one === 'to-confirm' ? 'toConfirm' : one] ?? 0
  const items = loaded.state === 'ready' ? loaded.value.items.filter((item) => belongs(item, tab)) : []
  return (
    <Page
      turn={`tray-${tab}`}
      onward={
        <Button look="primary" icon="search" testId="find-item" onPress={find}>
          {t('staff:find.title')}
        </Button>
      }
      above={
        <div className="staff-tabs">
          {TRAY_TABS.map((one) => (
            <Toggle key={one} look="staff-tab" on={one === tab} onChange={() => choose(one)} testId={`tray-${one}`}>
              {t(`staff:tray.tab.${one}`, { count: count(one) })}
            </Toggle>
          ))}
          <Button icon="request" testId="fill-for-person" onPress={fill}>
            {t('help:filling.title')}
          </Button>
          <Button icon="board" testId="registers" onPress={registers}>
            {t('duty:list.title')}
          </Button>
        </div>
      }
    >
      <OfficesNote />
      <StaffMessages />
      <DailyCheckMissing checkNow={checkNow} />
      <h1>{t(`staff:tray.title.${tab}`)}</h1>
      <p className="soft">{t(`staff:tray.about.${tab}`)}</p>
      <RefusedTheme refused={loaded.state === 'ready' ? loaded.value.refusedTheme : undefined} />
      {loaded.state === 'waiting' ? <Waiting what={t('common:looking')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' && items.length === 0 ? <p className="note">{t('staff:tray.empty')}</p> : null}
      <ul className="plain-list staff-rows">
        {items.map((item) => (
          <li key={item.receipt}>
            <TrayRow item={item} open={open} />
          </li>
        ))}
      </ul>
      {items.length < count(tab) ? <p className="soft">{t('staff:tray.more', { count: count(tab) - items.length })}</p> : null}
      {items.length === 0 ? null : (
        <div className="button-row">
          <PrintButton
            words={t('staff:print.list')}
            kind="staff"
            instead={t('staff:print.copy-list')}
            sheet={<ItemTable title={t(`staff:tray.title.${tab}`)} items={items} />}
          />
        </div>
      )}
    </Page>
  )
}

function TrayRow({ item, open }: { item: StaffItem; open: (receipt: string) => void }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <CardButton look="staff-row" testId="tray-row" onPress={() => open(item.receipt)}>
      <span>
        <b>{item.receipt}</b>
        {t(`staff:kind.${item.kind}`)} ·{' '}
        {item.clockTrusted ? momentText(item.submittedAt, language) : t('terminal:receipt.time-untrusted')}
      </span>
      {item.onBehalf ? <span className="tag">{t('help:filling.mark')}</span> : null}
      <span className={item.state === 'refused' ? 'tag tag-void' : 'tag'}>{t(`staff:state.${item.state}`)}</span>
    </CardButton>
  )
}

function belongs(item: StaffItem, tab: TrayTab): boolean {
  switch (tab) {
    case 'to-confirm':
      return item.toConfirm
    case 'queued':
      return item.state === 'queued'
    case 'refused':
      return item.state === 'refused' && item.redone === undefined
  }
}
