// The frame of every page: plate, state line, content, the way back bottom left and the way on bottom right, help bar, management strip.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Keyboard } from '../keyboard/keyboard.tsx'
import { closeKeyboard, useKeyboard } from '../keyboard/keyboard-state.ts'
import { afterTyping } from '../keyboard/pending.ts'
import { useViewing } from '../state/viewing.ts'
import { goBack, goHome } from '../state/way.ts'
import { FaultNotices, useFaultsPosted } from './fault-notices.tsx'
import { HelpBar } from './help-bar.tsx'
import { ManagementStrip } from './management-strip.tsx'
import { type Ahead, PagedView } from './paged-view.tsx'
import type { OverPager } from './pager.tsx'
import { Plate } from './plate.tsx'
import { useCramped, useReachLine } from './reach.ts'
import { ReadOn } from './read-on.tsx'
import { StateLine } from './state-line.tsx'

interface PageProps {
  /** Names what is shown; another name starts at the top. */
  turn: string
  children: ReactNode
  /** Stays in sight above what is turned. */
  above?: ReactNode
  /** 按钮放低 only: something to read, not to touch, in the room above the reach line. */
  overhead?: ReactNode
  /** Bottom right: the way on. */
  onward?: ReactNode
  /**
   * Stands in `onward`'s place, and turns, until the last page is shown: nobody agrees to what they have not seen. The pager then has
   * no 下一页 of its own.
   */
  readOn?: string
  /** In the pager's place while it is shown. */
  overPager?: OverPager | undefined
  home?: boolean
  onBack?: () => void
  onHome?: () => void
  backHidden?: boolean
  homeHidden?: boolean
}

export function Page(props: PageProps) {
  const {
    turn,
    children,
    above,
    overhead,
    onward,
    readOn,
    overPager,
    home = false,
    onBack = goBack,
    onHome = goHome,
    backHidden = false,
    homeHidden = false,
  } = props
  const { t } = useTranslation()
  const [ahead, setAhead] = useState<Ahead | undefined>()
  const main = useRef<HTMLElement>(null)
  const low = useViewing((viewing) => viewing.low)
  const reachLine = useReachLine()
  const cramped = useCramped()
  const faultsPosted = useFaultsPosted()
  const typing = useKeyboard((keyboard) => keyboard.field !== undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new page takes the focus
  useEffect(() => {
    // In the console's preview the focus stays where the clerk has it, until they go into the frame.
    const ours = window.parent === window || document.hasFocus()
    if (!home && ours) main.current?.focus({ preventScroll: true })
  }, [turn, home])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other fields
  useEffect(() => closeKeyboard, [turn])
  return (
    <div className={`page${home ? ' page-home' : ''}${typing ? ' page-typing' : ''}`}>
      <div className="page-top" style={low ? { [typing ? 'flexBasis' : 'minHeight']: reachLine } : undefined}>
        <Plate home={home} />
        <StateLine />
        {home ? <FaultNotices /> : null}
        {/* A notice takes the room that is only read: what can be touched stays where it was. The keyboard needs all of it for the field. */}
        {low && !typing && !(home && faultsPosted) ? overhead : null}
      </div>
      <main ref={main} tabIndex={-1} className="page-main">
        {cramped ? null : above}
        <PagedView
          turn={turn}
          onAhead={readOn === undefined ? undefined : setAhead}
          turnedBelow={readOn !== undefined}
          over={overPager}
        >
          {cramped ? above : null}
          {children}
        </PagedView>
      </main>
      <Keyboard />
      <footer className={home ? 'foot foot-home' : 'foot'}>
        {home ? null : (
          <nav className="foot-way" aria-label={t('common:way')}>
            {backHidden ? null : (
              <Button onPress={() => afterTyping(onBack)} icon="return" testId="back">
                {t('common:back')}
              </Button>
            )}
            {homeHidden ? null : (
              <Button onPress={() => afterTyping(onHome)} icon="home" testId="home">
                {t('common:home')}
              </Button>
            )}
          </nav>
        )}
        {home ? null : (
          <div className="foot-onward">
            {readOn === undefined ? (
              onward
            ) : (
              <ReadOn words={readOn} ahead={ahead}>
                {onward}
              </ReadOn>
            )}
          </div>
        )}
        <HelpBar />
        <ManagementStrip />
      </footer>
    </div>
  )
}
