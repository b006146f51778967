// 重点提示: the newest notices, one at a time. It never moves by itself.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { Button, CardButton } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { readAhead, useLoad } from '../../ui/use-load.ts'
import { DocumentTitle } from '../lists/document-title.tsx'
import { useGeneration } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'

interface SpotlightProps {
  shown: ListedDocument | undefined
  /** 0-based. */
  at: number
  count: number
  turn: (by: number) => void
}

const readSpotlight = () => call(terminalApi.spotlight, {})
export const spotlightAhead = readAhead(readSpotlight)

export function useSpotlight(): SpotlightProps {
  const [at, setAt] = useState(0)
  const { loaded } = useLoad('spotlight', useGeneration(), readSpotlight, spotlightAhead)
  const documents = loaded.state === 'ready' ? loaded.value.documents : []
  const count = documents.length
  const here = at < count ? at : 0
  return { shown: documents[here], at: here, count, turn: (by) => setAt((here + by + count) % count) }
}

export function Spotlight({ shown, at, count, turn }: SpotlightProps) {
  const { t } = useTranslation()
  // In low mode the words stand above the reach line; below it are only the buttons.
  const low = useViewing((viewing) => viewing.low)
  if (shown === undefined) return null
  return (
    <section className="spotlight" data-keep="">
      <div className="spotlight-head">
        <p className="spotlight-tag">{t('terminal:spotlight.tag')}</p>
        {count > 1 ? (
          <>
            <p className="spotlight-of">{t('terminal:spotlight.of', { at: at + 1, count })}</p>
            <Button look="wash" onPress={() => turn(-1)}>
              {t('terminal:spotlight.before')}
            </Button>
            <Button look="wash" onPress={() => turn(1)}>
              {t('terminal:spotlight.after')}
            </Button>
          </>
        ) : null}
      </div>
      <CardButton look="spotlight-open" testId="spotlight" onPress={() => goTo({ name: 'reader', id: shown.id })}>
        <DocumentTitle document={shown} />
        {low ? null : <Summary shown={shown} />}
      </CardButton>
    </section>
  )
}

/** The same notice, large, to read from where somebody sits: nothing in it is touched. */
export function SpotlightOverhead({ shown }: SpotlightProps) {
  const { t } = useTranslation()
  if (shown === undefined) return null
  return (
    <section className="overhead">
      <p className="spotlight-tag">{t('terminal:spotlight.tag')}</p>
      <p className="overhead-title">
        <DocumentTitle document={shown} />
      </p>
      <Summary shown={shown} />
    </section>
  )
}

/** Who it is for, what, by when. Left out where a title in the reader's own language stands above it: it is in Chinese only. */
function Summary({ shown }: { shown: ListedDocument }) {
  const { language, large } = useViewing()
  const inOther = language !== 'zh-CN' && shown.titles[language] !== undefined
  return shown.summary === undefined || inOther || large ? null : (
    <span className="spotlight-summary" lang={shown.language}>
      {shown.summary}
    </span>
  )
}
