// A matter that is no request for information: where it belongs, said plainly (条例 第39条).
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Whole } from '../../ui/whole.tsx'
import { Page } from '../frame/page.tsx'
import type { Draft } from '../state/draft.ts'
import { useHostState } from '../state/host-state.ts'
import { replacePlace } from '../state/way.ts'

interface ElsewherePageProps {
  draft: Draft
  onBack: () => void
  onHome: () => void
}

export function ElsewherePage({ draft, onBack, onHome }: ElsewherePageProps) {
  const { t } = useTranslation()
  const contact = useHostState((host) => host.state?.office?.contact)
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
              onPress={() => replacePlace({ name: 'form', kind: 'consultation' })}
            >
              {t('terminal:open.consultation')}
            </Button>
          </div>
        ) : null}
        {isQuestion || contact === undefined ? null : (
          <dl className="points">
            {matter === 'complaint' ? (
              <div data-keep="">
                <dt>{t('terminal:elsewhere.window')}</dt>
                <dd lang="zh-CN">
                  {contact.address}
                  <br />
                  <Whole>{contact.hours}</Whole>
                </dd>
              </div>
            ) : null}
            <div data-keep="">
              <dt>{t('terminal:elsewhere.hotline-name')}</dt>
              <dd className="big-number">{t('terminal:elsewhere.hotline-number')}</dd>
            </div>
            {matter === 'complaint' ? (
              <div data-keep="">
                <dt>{t('common:supervision-phone')}</dt>
                <dd className="big-number whole">{contact.supervisionPhone}</dd>
              </div>
            ) : null}
          </dl>
        )}
      </div>
    </Page>
  )
}
