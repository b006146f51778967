// 内容: the releases of each channel.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { momentText } from '../ui/dates.ts'
import { currentLanguage } from '../ui/language.ts'
import { mapLoaded, useLoad } from '../ui/use-load.ts'
import { SectionFrame } from './section-frame.tsx'
import { callSignedIn } from './session.ts'

export function PackagesSection() {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [refresh, setRefresh] = useState(0)
  const { loaded, retry } = useLoad('packages', refresh, () => callSignedIn(hubConsoleApi.packages, {}))
  return (
    <SectionFrame
      title={t('console:packages.title')}
      rows={mapLoaded(loaded, ({ packages }) => packages)}
      retry={retry}
      refresh={() => setRefresh((n) => n + 1)}
      empty={t('console:packages.empty')}
    >
      {(rows) => (
        <div className="table-card">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('console:packages.channel')}</th>
                <th scope="col">{t('console:packages.release')}</th>
                <th scope="col">{t('console:packages.created')}</th>
                <th scope="col">{t('console:packages.documents')}</th>
                <th scope="col">{t('console:packages.trial')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.channel}/${row.release}`} data-testid="package-row">
                  <td>{row.channel}</td>
                  <td>{row.release}</td>
                  <td>{momentText(row.createdAt, language)}</td>
                  <td>{row.documents}</td>
                  <td>
                    <span className={row.trial ? 'tag tag-warn' : 'tag tag-answered'}>
                      {row.trial ? t('console:packages.is-trial') : t('console:packages.is-official')}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </SectionFrame>
  )
}
