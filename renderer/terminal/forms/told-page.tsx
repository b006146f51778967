// 告知 before staff fill in for somebody (代填, 条例 第29条): read to the person or by them, before the first question.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Page } from '../frame/page.tsx'
import { beginFilling, type Draft } from '../state/draft.ts'
import { FormHead } from './form-head.tsx'
import { NoticePoints } from './notice-points.tsx'

const POINTS = ['how', 'yours', 'secret'] as const

interface ToldPageProps {
  draft: Draft
  onBack: () => void
  onHome: () => void
}

export function ToldPage({ draft, onBack, onHome }: ToldPageProps) {
  const { t } = useTranslation()
  const kind = draft.form.id
  return (
    <Page
      turn={`${kind}/told`}
      onBack={onBack}
      onHome={onHome}
      above={<FormHead draft={draft} />}
      readOn={t('common:page-after')}
      onward={
        <Button look="primary" testId="told" onPress={beginFilling}>
          {t('help:filling.told')}
        </Button>
      }
    >
      <div className="question" data-testid="told-page">
        <h1>{t('help:filling.told-title')}</h1>
        <p className="question-hint">{t('help:filling.told-hint')}</p>
        <ul className="plain-list told-points">
          {POINTS.map((point) => (
            <li key={point} data-keep="">
              {t(`help:filling.point.${point}`, { by: draft.help?.by ?? '' })}
            </li>
          ))}
        </ul>
        <NoticePoints kind={kind} />
      </div>
    </Page>
  )
}
