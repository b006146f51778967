// As which published document something was made public: chosen by its title, the newest first.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { useLoad } from '../ui/use-load.ts'
import { callSignedIn } from './session.ts'

export function PublishedChoice({ value, change }: { value: string; change: (document: string) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const { loaded } = useLoad('published-choice', 0, () => callSignedIn(hubDeskApi.published, {}))
  const documents = loaded.state === 'ready' ? loaded.value.documents : []
  const newestFirst = documents.toSorted((one, other) => (one.publishedOn < other.publishedOn ? 1 : -1))
  return (
    <p>
      <label htmlFor={id}>{t('cases:field.document')}</label>
      <select
        id={id}
        required
        className="published-choice"
        value={value}
        data-testid="step-document"
        onChange={({ target }) => change(target.value)}
      >
        <option value="">{loaded.state === 'ready' ? t('cases:form.choose-document') : t('console:loading')}</option>
        {newestFirst.map((one) => (
          <option key={one.id} value={one.id}>
            {one.publishedOn} {one.title}
          </option>
        ))}
      </select>
    </p>
  )
}
