// 终端上的样子: the terminal's own reader in a frame at the size of a terminal, made smaller to fit. Pages turn and 大字版 works as at the terminal.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

const SCREENS = { upright: { width: 1080, height: 1920 }, lying: { width: 1920, height: 1080 } } as const
type Screen = keyof typeof SCREENS
const SCREEN_NAMES = ['lying', 'upright'] as const
/** An upright terminal at this width is still read without effort. */
const UPRIGHT_WIDTH_MAX = 620

interface PreviewProps {
  id: string
  /** Another version is another frame. */
  version: string
  /** Whether the file gives a text at all. */
  readable: boolean
}

export function Preview({ id, version, readable }: PreviewProps) {
  const { t } = useTranslation()
  const [screen, setScreen] = useState<Screen>('lying')
  const holder = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const { current } = holder
    if (current === null) return
    const watching = new ResizeObserver(() => setRoom(current.clientWidth))
    watching.observe(current)
    return () => watching.disconnect()
  }, [])
  if (!readable) return <p className="empty">{t('desk:preview.unreadable')}</p>
  const { width, height } = SCREENS[screen]
  const shown = screen === 'upright' ? Math.min(room, UPRIGHT_WIDTH_MAX) : room
  const scale = shown / width
  return (
    <div className="preview">
      <div className="filter-bar">
        <fieldset className="filters" aria-label={t('desk:preview.screen')}>
          {SCREEN_NAMES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === screen}
              data-testid={`screen-${one}`}
              onClick={() => setScreen(one)}
            >
              {t(`desk:preview.${one}`)}
            </button>
          ))}
        </fieldset>
        <p className="soft">{t('desk:preview.hint')}</p>
      </div>
      <div ref={holder} className="preview-holder" style={{ height: height * scale }}>
        {room === 0 ? null : (
          <iframe
            key={`${version}/${screen}`}
            title={t('desk:view.preview')}
            src={`/preview/index.html#${id}`}
            data-testid="preview-frame"
            style={{ width, height, transform: `scale(${scale})` }}
          />
        )}
      </div>
    </div>
  )
}
