// 重点提示: the newest notices, one at a time. It never moves by itself.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { useLoad } from '../../ui/use-load.ts'
import { DocumentTitle } from '../lists/document-title.tsx'
import { useGeneration } from '../state/host-state.ts'
import { goTo } from '../state/way.ts'

export function Spotlight() {
  const { t } = useTranslation()
  const [at, setAt] = useState(0)
  const { loaded } = useLoad('spotlight', useGeneration(), () => call(terminalApi.spotlight, {}))
  const documents = loaded.state === 'ready' ? loaded.value.documents : []
  const shown = documents[at] ?? documents[0]
  if (shown === undefined) return null
  const count = documents.length
  return (
    <section className="spotlight" data-keep="">
      <div className="spotlight-head">
        <p className="spotlight-tag">{t('terminal:spotlight.tag')}</p>
        {count > 1 ? (
          <>
            <p className="spotlight-of">{t('terminal:spotlight.of', { at: Math.min(at, count - 1) + 1, count })}</p>
            <Button look="wash" onPress={() => setAt((at + count - 1) % count)}>
              {t('terminal:spotlight.before')}
            </Button>
            <Button look="wash" onPress={() => setAt((at + 1) % count)}>
              {t('terminal:spotlight.after')}
            </Button>
          </>
        ) : null}
      </div>
      <button
        type="button"
        className="spotlight-open"
        data-testid="spotlight"
        onClick={() => goTo({ name: 'reader', id: shown.id })}
      >
        <DocumentTitle document={shown} />
        {shown.summary === undefined ? null : (
          <span className="spotlight-summary" lang={shown.language}>
            {shown.summary}
          </span>
        )}
      </button>
    </section>
  )
}
