// Links from a document to others, chosen by their titles.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskRow } from '../../../shared/api/hub-desk.ts'
import { Button } from '../../ui/button.tsx'
import { fieldId, type LinkField } from './draft-values.ts'

interface LinkChooserProps {
  field: LinkField
  chosen: readonly string[]
  documents: readonly DeskRow[]
  add: (id: string) => void
  remove: (id: string) => void
}

export function LinkChooser({ field, chosen, documents, add, remove }: LinkChooserProps) {
  const { t } = useTranslation()
  const [next, setNext] = useState('')
  const titles = new Map(documents.map(({ id, title }) => [id, title]))
  return (
    <div className="draft-field draft-field-wide">
      <label htmlFor={fieldId(field)}>
        {t(`desk:field.${field}`)} <span className="soft">{t('desk:form.optional')}</span>
      </label>
      {chosen.length === 0 ? null : (
        <ul className="plain-list chosen-links">
          {chosen.map((id) => (
            <li key={id} data-testid={`link-${field}`}>
              <span lang="zh-CN">{titles.get(id) ?? id}</span>
              <Button testId={`unlink-${field}`} onPress={() => remove(id)}>
                {t('desk:form.unlink')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="button-row link-add">
        <select id={fieldId(field)} value={next} data-testid={fieldId(field)} onChange={(event) => setNext(event.target.value)}>
          <option value="">{t('desk:form.choose-link')}</option>
          {documents
            .filter(({ id }) => !chosen.includes(id))
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </select>
        <Button
          disabled={next === ''}
          testId={`add-${field}`}
          onPress={() => {
            add(next)
            setNext('')
          }}
        >
          {t('desk:form.add-link')}
        </Button>
      </div>
    </div>
  )
}
