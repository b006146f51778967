// The plate (标识标牌): the zone's name in Chinese, then in Korean at the same size; the hall; the clock; what is on trial or a demonstration.
import { useTranslation } from 'react-i18next'
import { plateDay, timeText } from '../../ui/dates.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'
import { useNow } from './now.ts'

export function Plate({ home }: { home: boolean }) {
  const { t } = useTranslation()
  const state = useHostState((host) => host.state)
  const Name = home ? 'h1' : 'p'
  return (
    <header className={home ? 'plate plate-home' : 'plate'}>
      <div className="plate-left">
        <Name className="plate-name">
          <span lang="zh-CN">{t('terminal:plate.name', { lng: 'zh-CN' })}</span>
          <span lang="ko">{t('terminal:plate.name', { lng: 'ko' })}</span>
        </Name>
        {state?.office === undefined ? null : (
          <p className="plate-hall" lang="zh-CN">
            {state.office.hall}
          </p>
        )}
      </div>
      <div className="plate-marks">
        {state?.office?.demo === true ? <span className="mark">{t('terminal:demo-mark')}</span> : null}
        {state?.content?.trial === true ? (
          <span className="mark mark-trial" data-testid="trial-mark">
            {t('terminal:trial-mark')}
          </span>
        ) : null}
      </div>
      <Clock />
    </header>
  )
}

function Clock() {
  const language = useViewing((viewing) => viewing.language)
  const now = useNow()
  if (now === undefined) return null
  return (
    <p className="plate-clock">
      <span className="plate-time">{timeText(now)}</span>
      <span className="plate-day">{plateDay(now, language)}</span>
    </p>
  )
}
