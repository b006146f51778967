// 内容: the releases of each channel.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/dates.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { currentLanguage } from '../ui/language.ts'
import { useLoad } from '../ui/use-load.ts'
import { Waiting } from '../ui/waiting.tsx'
import { callSignedIn } from './session.ts'

export function PackagesSection() {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [refresh, setRefresh] = useState(0)
  const { loaded, retry } = useLoad('packages', refresh, () => callSignedIn(hubConsoleApi.packages, {}))
  return (
    <>
      <header className="section-head">
        <h1>{t('console:packages.title')}</h1>
        <Button onPress={() => setRefresh((n) => n + 1)} testId="refresh">
          {t('console:refresh')}
        </Button>
      </header>
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' && loaded.value.packages.length === 0 ? (
        <p className="empty">{t('console:packages.empty')}</p>
      ) : null}
      {loaded.state === 'ready' && loaded.value.packages.length > 0 ? (
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
              {loaded.value.packages.map((row) => (
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
      ) : null}
    </>
  )
}
