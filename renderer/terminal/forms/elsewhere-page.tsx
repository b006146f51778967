// A matter that is no request for information: where it belongs, said plainly (条例 第39条).
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Whole } from '../../ui/whole.tsx'
import { useOfficeContact } from '../frame/hall-contact.ts'
import { Page } from '../frame/page.tsx'
import type { Draft } from '../state/draft.ts'
import { replacePlace } from '../state/way.ts'

interface ElsewherePageProps {
  draft: Draft
  onBack: () => void
  onHome: () => void
}

export function ElsewherePage({ draft, onBack, onHome }: ElsewherePageProps) {
  const { t } = useTranslation()
  const { address, hours, supervisionPhone } = useOfficeContact()
  const matter = draft.answers['matter'] ?? ''
  const isQuestion = matter === 'question'
  return (
    <Page turn="elsewhere" onBack={onBack} onHome={onHome}>
      <div className="question" data-testid="elsewhere">
        <h1>{t(`terminal:elsewhere.${matter}.title`)}</h1>
        <p>{t(`terminal:elsewhere.${matter}.text`)}</p>
        {isQuestion ? (
          <div className="button-row">
            <Button
              look="primary"
              icon="talk"
              testId="open-consultation"
              onPress={() => replacePlace({ name: 'form', kind: 'consultation', ...(draft.help && { help: draft.help }) })}
            >
              {t('terminal:open.consultation')}
            </Button>
          </div>
        ) : null}
        {isQuestion ? null : (
          <dl className="points">
            {matter === 'complaint' && (address ?? hours) !== undefined ? (
              <div data-keep="">
                <dt>{t('terminal:elsewhere.window')}</dt>
                {address === undefined ? null : <dd lang={address.lang}>{address.words}</dd>}
                {hours === undefined ? null : (
                  <dd lang={hours.lang}>
                    <Whole>{hours.words}</Whole>
                  </dd>
                )}
              </div>
            ) : null}
            <div data-keep="">
              <dt>{t('terminal:elsewhere.hotline-name')}</dt>
              <dd className="big-number">{t('terminal:elsewhere.hotline-number')}</dd>
            </div>
            {matter === 'complaint' && supervisionPhone !== undefined ? (
              <div data-keep="">
                <dt>{t('common:supervision-phone')}</dt>
                <dd className="big-number whole">{supervisionPhone}</dd>
              </div>
            ) : null}
          </dl>
        )}
      </div>
    </Page>
  )
}
