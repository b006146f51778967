// What the window does with an item: confirm the day of receipt, tick the card it saw, settle what the hub refused. Buttons alone, nothing to type.
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { StaffItem, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { receiptDayChoices } from '../../../shared/requests/receipt-day.ts'
import { REDONE_REASONS } from '../../../shared/requests/window-record.ts'
import { Button, Toggle } from '../../ui/button.tsx'
import { dayText, momentText } from '../../ui/dates.ts'
import { actAs, useAtTheDesk } from '../state/grant.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'

export type Deed = z.input<typeof terminalRolesApi.record.request>['what']

interface CardProps {
  item: StaffItem
  busy: boolean
  act: (what: Deed) => Promise<void>
}

/** A month back; an older one is confirmed in the console. */
const DAYS_OFFERED = 31

export function WhoActs() {
  const { t } = useTranslation()
  const { names, by } = useAtTheDesk()
  if (names.length < 2) return null
  return (
    <fieldset className="staff-card" data-keep="">
      <legend className="unseen">{t('staff:by.title')}</legend>
      <h2>{t('staff:by.title')}</h2>
      <div className="staff-tabs">
        {names.map((name) => (
          <Toggle key={name} look="staff-tab" on={name === by} onChange={() => actAs(name)} testId="by" lang="zh-CN">
            {name}
          </Toggle>
        ))}
      </div>
    </fieldset>
  )
}

export function ReceiptDayCard({ item, busy, act }: CardProps) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const clock = useHostState((host) => host.state?.clock)
  const days = clock?.trusted === true ? receiptDayChoices(item.submittedAt, clock.today, DAYS_OFFERED) : []
  return (
    <section className="staff-card" data-testid="receipt-day" data-keep="">
      <h2>{t('staff:day.title')}</h2>
      <p>
        {item.receiptDay === undefined
          ? t('staff:day.not-yet')
          : t('staff:day.is', { day: dayText(item.receiptDay.day, language), by: item.receiptDay.by })}
      </p>
      <p className="soft small">{clock?.trusted === true ? t('staff:day.hint') : t('failure:clock-untrusted')}</p>
      <div className="button-row">
        {days.map((day, at) => (
          <Button
            key={day}
            look={at === 0 && item.receiptDay === undefined ? 'primary' : 'plain'}
            disabled={day === item.receiptDay?.day}
            busy={busy}
            testId={`day-${day}`}
            onPress={() => void act({ kind: 'receipt-day', day })}
          >
            {at === 0 ? t('staff:day.today', { day: dayText(day, language) }) : dayText(day, language)}
          </Button>
        ))}
      </div>
    </section>
  )
}

export function IdentityCard({ item, busy, act }: CardProps) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <section className="staff-card" data-testid="identity" data-keep="">
      <h2>{t('staff:identity.title')}</h2>
      {item.identityChecked === undefined ? (
        <>
          <p className="soft small">{t('staff:identity.hint')}</p>
          <Button icon="check" busy={busy} testId="identity-checked" onPress={() => void act({ kind: 'identity-checked' })}>
            {t('staff:identity.tick')}
          </Button>
        </>
      ) : (
        <p data-testid="identity-done">
          {t('staff:identity.is', { by: item.identityChecked.by, when: momentText(item.identityChecked.at, language) })}
        </p>
      )}
    </section>
  )
}

export function RefusedCard({ item, busy, act }: CardProps) {
  const { t } = useTranslation()
  return (
    <section className="staff-card" data-testid="refused" data-keep="">
      <h2>{t('staff:redo.title')}</h2>
      {item.refusedBecause === undefined ? null : <p>{t(`staff:refused.${item.refusedBecause}`)}</p>}
      {item.redone === undefined ? (
        <>
          <p>{t('staff:redo.what')}</p>
          <p className="soft small">{t('staff:redo.mark')}</p>
          <div className="button-row">
            {REDONE_REASONS.map((reason) => (
              <Button key={reason} busy={busy} testId={`redone-${reason}`} onPress={() => void act({ kind: 'redone', reason })}>
                {t(`staff:redo.reason.${reason}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <p data-testid="redone">
          {t('staff:redo.is', { by: item.redone.by, how: t(`staff:redo.reason.${item.redone.reason}`) })}
        </p>
      )}
    </section>
  )
}
