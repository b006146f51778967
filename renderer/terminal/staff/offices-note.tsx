// 归属变更: whose this terminal was and is, what still waits for the office it has left, and where that goes.
import { useTranslation } from 'react-i18next'
import { type Offices, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { momentText } from '../../ui/dates.ts'
import { useLoad } from '../../ui/use-load.ts'
import { askAs } from '../state/grant.ts'
import { useViewing } from '../state/viewing.ts'

/** Nothing where the terminal has always had one office. */
export function OfficesNote() {
  const { loaded } = useLoad('offices', 0, () => askAs(terminalRolesApi.offices, {}))
  if (loaded.state !== 'ready') return null
  const { movedAway, former } = loaded.value
  if (movedAway === undefined && former.length === 0) return null
  return <ChangedOffice offices={loaded.value} />
}

function ChangedOffice({ offices: { body, movedAway, former } }: { offices: Offices }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const to = body ?? t('move:terminal.office-unknown')
  return (
    <section className="note note-warn" data-testid="offices" data-keep="">
      <p>
        <b>{t('move:terminal.title')}</b>
      </p>
      {movedAway === undefined ? null : (
        <p>
          {t('move:terminal.away', {
            from: body ?? t('move:terminal.away-from-unknown'),
            to: movedAway.body,
            when: momentText(movedAway.at, language),
          })}
        </p>
      )}
      {former.map(({ terminal, body: left, movedAt, waiting, refused, unanswered }) => {
        const from = left ?? t('move:terminal.away-from-unknown')
        return (
          <div key={terminal} data-testid="former-office" data-terminal={terminal} data-waiting={waiting}>
            <p>{t('move:terminal.former', { from, terminal, to, when: momentText(movedAt, language) })}</p>
            <p>{waiting === 0 ? t('move:terminal.none-waiting', { from }) : t('move:terminal.waiting', { from, waiting })}</p>
            {refused === 0 ? null : <p>{t('move:terminal.refused', { from, refused })}</p>}
            {unanswered === 0 ? null : <p>{t('move:terminal.unanswered', { unanswered })}</p>}
          </div>
        )
      })}
      {former.length === 0 ? null : <p>{t('move:terminal.receipts-stay', { to })}</p>}
    </section>
  )
}
