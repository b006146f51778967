// 上一页 / 下一页 and where one is. A text with pages of its own (a PDF) counts those, so that no two counters disagree.
import { createContext, type ReactNode, type Ref, use } from 'react'
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
  show: (page: number) => void
  slot: Ref<HTMLElement>
  /** With 下一页. */
  forward: boolean
}

export function Pager({ page, pages, named, name, show, slot, forward }: PagerProps) {
  const { t } = useTranslation()
  const where = named ? (name ?? t('common:page-apart')) : t('common:page-of', { page: page + 1, pages })
  return (
    <nav className="pager" aria-label={t('common:pages')}>
      <Button onPress={() => show(page - 1)} disabled={page === 0} icon="back" testId="page-before">
        {t('common:page-before')}
      </Button>
      <div className="pager-middle">
        <p aria-live="polite">{where}</p>
        <span ref={slot} />
      </div>
      {forward ? (
        <Button onPress={() => show(page + 1)} disabled={page === pages - 1} icon="forward" iconAfter testId="page-after">
          {t('common:page-after')}
        </Button>
      ) : null}
    </nav>
  )
}

/** Shown beside the counter while there is one. */
export function BesidePager({ children }: { children: ReactNode }) {
  const slot = use(PagerSlot)
  return slot === null ? null : createPortal(children, slot)
}
