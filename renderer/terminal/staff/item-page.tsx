// One item at the window: where it stands, and what the window does with it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type StaffItem, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { momentText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { PrintButton } from '../frame/print-button.tsx'
import { askAs, useAtTheDesk } from '../state/grant.ts'
import { useViewing } from '../state/viewing.ts'
import { type Deed, IdentityCard, ReceiptDayCard, RefusedCard, WhoActs } from './item-actions.tsx'
import { Slip } from './slip.tsx'

export function ItemPage({ receipt, back }: { receipt: string; back: () => void }) {
  const { t } = useTranslation()
  const by = useAtTheDesk((desk) => desk.by)
  const [changes, setChanges] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad(receipt, changes, () => askAs(terminalRolesApi.findItem, { number: receipt }))

  const act = async (what: Deed) => {
    setBusy(true)
    const kept = await askAs(terminalRolesApi.record, { receipt, what, ...(by !== undefined && { by }) })
    setBusy(false)
    setFailure(kept.ok ? undefined : kept.error)
    if (kept.ok) setChanges((n) => n + 1)
  }
  return (
    <Page turn={failure === undefined ? receipt : `${receipt}/failed`} onBack={back}>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {loaded.state === 'waiting' ? <Waiting what={t('common:looking')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? (
        <div className="staff-cards">
          <Facts item={loaded.value} />
          <div className="button-row">
            <PrintButton
              words={t('staff:print.slip')}
              kind="staff"
              instead={t('staff:print.copy-slip', { receipt })}
              sheet={<Slip item={loaded.value} />}
            />
          </div>
          <WhoActs />
          {loaded.value.state === 'refused' ? <RefusedCard item={loaded.value} busy={busy} act={act} /> : null}
          {loaded.value.kind === 'disclosure-request' ? (
            <>
              <ReceiptDayCard item={loaded.value} busy={busy} act={act} />
              <IdentityCard item={loaded.value} busy={busy} act={act} />
            </>
          ) : null}
        </div>
      ) : null}
    </Page>
  )
}

function Facts({ item }: { item: StaffItem }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <section className="staff-card" data-testid="staff-item" data-state={item.state} data-keep="">
      <h1>{item.receipt}</h1>
      <dl className="staff-facts">
        <dt>{t('staff:item.kind')}</dt>
        <dd>
          {t(`staff:kind.${item.kind}`)}
          {item.onBehalf ? <span className="tag">{t('help:filling.mark')}</span> : null}
        </dd>
        <dt>{t('staff:item.submitted-at')}</dt>
        <dd>{item.clockTrusted ? momentText(item.submittedAt, language) : t('terminal:receipt.time-untrusted')}</dd>
        <dt>{t('staff:item.state')}</dt>
        <dd>{t(`staff:state.${item.state}`)}</dd>
        {item.receivedAt === undefined ? null : (
          <>
            <dt>{t('staff:item.hub-received-at')}</dt>
            <dd>{momentText(item.receivedAt, language)}</dd>
          </>
        )}
      </dl>
      <p className="soft small">{t('staff:item.sealed')}</p>
    </section>
  )
}
