// 上一页 / 下一页 and where one is. A text with pages of its own (a PDF) counts those, so that no two counters disagree.
import { createContext, type ReactNode, type Ref, use, useCallback, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** Room beside the counter for what the shown pages need themselves: 放大 of a PDF. */
export const PagerSlot = createContext<HTMLElement | null>(null)

interface PagerProps {
  page: number
  pages: number
  /** The content names its pages; one without a name stands before or after them. */
  named: boolean
  name: string | undefined
  /** How many pages there are is still being found out. */
  growing: boolean
  show: (page: number) => void
  slot: Ref<HTMLElement>
  /** With 下一页. */
  forward: boolean
  over?: OverPager | undefined
}

/** Stands in the pager's place while it is shown. The row is as high with it as without, and there even where one page is all: no line of the text moves. */
export interface OverPager {
  readonly shown: boolean
  readonly controls: ReactNode
}

export function Pager({ page, pages, named, name, growing, show, slot, forward, over }: PagerProps) {
  const { t } = useTranslation()
  const counted = growing ? t('common:page-counting', { page: page + 1 }) : t('common:page-of', { page: page + 1, pages })
  const where = named ? (name ?? t('common:page-apart')) : counted
  const single = pages === 1
  const covered = over?.shown === true
  const now = useRef({ page, show })
  now.current = { page, show }
  // The same ones each time: a turn draws the counter anew and not its buttons.
  const back = useCallback(() => now.current.show(now.current.page - 1), [])
  const onward = useCallback(() => now.current.show(now.current.page + 1), [])
  return (
    <div className="pager-room">
      <nav className="pager" aria-label={t('common:pages')} inert={covered}>
        {single ? null : (
          <Button onPress={back} disabled={page === 0} icon="back" testId="page-before">
            {t('common:page-before')}
          </Button>
        )}
        <div className="pager-middle">
          {single ? null : <p aria-live="polite">{where}</p>}
          <span ref={slot} className="pager-slot" />
        </div>
        {forward && !single ? (
          <Button onPress={onward} disabled={page === pages - 1} icon="forward" iconAfter testId="page-after">
            {t('common:page-after')}
          </Button>
        ) : null}
      </nav>
      {over === undefined ? null : <div inert={!covered}>{over.controls}</div>}
    </div>
  )
}

/** Shown beside the counter while there is one. */
export function BesidePager({ children }: { children: ReactNode }) {
  const slot = use(PagerSlot)
  return slot === null ? null : createPortal(children, slot)
}
