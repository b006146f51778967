// 内容: the release of each channel, and what every terminal has of it.
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type HeldRelease, hubConsoleApi, type PackageRow } from '../../shared/api/hub-console.ts'
import { mapLoaded, useLoad } from '../ui/use-load.ts'
import { agoWords, gapLook, gapWords } from './gap-words.ts'
import { Moment } from './moment.tsx'
import { SectionFrame, useRefresh } from './section-frame.tsx'
import { callSignedIn } from './session.ts'
import { SignatureReminder } from './signature-reminder.tsx'

export function PackagesSection() {
  const { t } = useTranslation()
  const [refresh, refreshNow] = useRefresh()
  const { loaded, retry } = useLoad('packages', refresh, () => callSignedIn(hubConsoleApi.packages, {}))
  const now = loaded.state === 'ready' ? new Date(loaded.value.now) : new Date()
  return (
    <>
      <SignatureReminder refresh={refresh} />
      <SectionFrame
        title={t('console:packages.title')}
        rows={mapLoaded(loaded, ({ packages }) => packages)}
        retry={retry}
        refresh={refreshNow}
        empty={t('console:packages.empty')}
      >
        {(rows) => <PackageTable rows={rows} now={now} />}
      </SectionFrame>
    </>
  )
}

const COLUMNS = 6

function PackageTable({ rows, now }: { rows: readonly PackageRow[]; now: Date }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string | undefined>()
  return (
    <div className="table-card">
      <table>
        <caption className="unseen">{t('console:packages.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('console:packages.channel')}</th>
            <th scope="col">{t('console:packages.release')}</th>
            <th scope="col">{t('console:packages.created')}</th>
            <th scope="col">{t('console:packages.documents')}</th>
            <th scope="col">{t('console:packages.trial')}</th>
            <th scope="col">{t('console:packages.terminals')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.channel}>
              <tr data-testid="package-row" data-channel={row.channel}>
                <th scope="row">{row.channel}</th>
                <td>{t('console:packages.release-number', { release: row.release })}</td>
                <td>
                  <Moment at={row.createdAt} />
                </td>
                <td>{t('console:packages.document-count', { documents: row.documents })}</td>
                <td>
                  <span className={row.trial ? 'tag tag-warn' : 'tag tag-answered'}>
                    {row.trial ? t('console:packages.is-trial') : t('console:packages.is-official')}
                  </span>
                </td>
                <td>
                  <button
                    type="button"
                    className="link"
                    aria-expanded={open === row.channel}
                    disabled={row.held.length === 0}
                    data-testid="package-terminals"
                    onClick={() => setOpen(open === row.channel ? undefined : row.channel)}
                  >
                    <Summary held={row.held} />
                  </button>
                </td>
              </tr>
              {open === row.channel ? (
                <tr className="inner-row">
                  <td colSpan={COLUMNS}>
                    <HeldTable held={row.held} channel={row.channel} now={now} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** In the order of how much there is to do. */
const GAPS = ['current', 'behind', 'none', 'ahead'] as const

function Summary({ held }: { held: readonly HeldRelease[] }) {
  const { t } = useTranslation()
  if (held.length === 0) return t('console:packages.no-terminals')
  return GAPS.map((state) => ({ state, n: held.filter(({ gap }) => gap.state === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => t(`console:packages.count.${state}`, { n }))
    .join(' · ')
}

function HeldTable({ held, channel, now }: { held: readonly HeldRelease[]; channel: string; now: Date }) {
  const { t } = useTranslation()
  return (
    <table className="inner-table">
      <caption className="unseen">{t('console:packages.held', { channel })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('console:inbox.terminal')}</th>
          <th scope="col">{t('console:packages.has')}</th>
          <th scope="col">{t('console:packages.gap')}</th>
          <th scope="col">{t('console:terminals.contact')}</th>
        </tr>
      </thead>
      <tbody>
        {held.map(({ terminal, name, release, gap, lastContactAt }) => (
          <tr key={terminal} data-testid="held-row">
            <th scope="row" className="name-cell">
              {terminal} <span className="soft">{name}</span>
            </th>
            <td>{release === undefined ? t('console:none') : t('console:packages.release-number', { release })}</td>
            <td>
              <span className={gapLook(gap)}>{gapWords(t, gap)}</span>
            </td>
            <td>{lastContactAt === undefined ? t('console:contact.never') : agoWords(t, lastContactAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
