// One way of looking through documents: its choices (有效 / 失效, 正在公示), then the list; for the directory its headings.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Toggle } from '../../ui/button.tsx'
import { DirectoryTopics } from './directory-topics.tsx'
import { DocumentList } from './document-list.tsx'
import { choicesOf, filterOf, firstChoiceOf, type View } from './views.ts'

export function ViewList({ view }: { view: View }) {
  const { t } = useTranslation()
  const choices = choicesOf(view)
  const [pressed, setPressed] = useState<string | undefined>()
  const choice = pressed ?? firstChoiceOf(view)
  const filter = { ...filterOf(view), ...(choice === undefined ? {} : choices[choice]) }
  return (
    <>
      {choice === undefined ? null : (
        <fieldset className="filters" aria-label={t('terminal:list.filter')}>
          {Object.keys(choices).map((name) => (
            <Toggle key={name} look="filter" on={name === choice} testId={`filter-${name}`} onChange={() => setPressed(name)}>
              {t(`terminal:list.choice.${name}`)}
            </Toggle>
          ))}
        </fieldset>
      )}
      {view === 'directory' ? <DirectoryTopics /> : null}
      <DocumentList
        key={JSON.stringify(filter)}
        filter={filter}
        kindKnown
        part={choice === undefined || choice === 'all' ? undefined : t(`terminal:list.choice.${choice}`)}
      />
    </>
  )
}
