// The plate (标识标牌): the zone's name in the scripts of the standard, the national one first; the hall; the clock; what is on trial or a demonstration.
import { useTranslation } from 'react-i18next'
import { plateDay, timeText } from '../../ui/dates.ts'
import { useHostState } from '../state/host-state.ts'
import { type Setting, scriptsOf, useSetting } from '../state/setting.ts'
import { useViewing } from '../state/viewing.ts'
import { useNow } from './now.ts'

export function Plate({ home }: { home: boolean }) {
  const { t } = useTranslation()
  const demo = useHostState((host) => host.state?.office?.demo === true)
  const trial = useHostState((host) => host.state?.content?.trial === true)
  const language = useViewing((viewing) => viewing.language)
  const setting = useSetting()
  const rows = setting === undefined ? [] : plateRows(setting)
  const hall = setting?.theme?.hall
  const Name = home ? 'h1' : 'p'
  return (
    <header className={home ? 'plate plate-home' : 'plate'}>
      <div className="plate-left">
        <Name className="plate-name">
          {rows.map(({ script, text }, at) => (
            <span key={script} lang={script} className={at === 0 ? undefined : 'plate-name-second'}>
              {text}
            </span>
          ))}
        </Name>
        {hall === undefined ? null : (
          <p className="plate-hall">
            <span lang="zh-CN">{hall['zh-CN']}</span>
            {language === 'zh-CN' || hall[language] === undefined ? null : <span lang={language}>{hall[language]}</span>}
          </p>
        )}
      </div>
      <div className="plate-marks">
        {demo ? <span className="mark">{t('terminal:demo-mark')}</span> : null}
        {trial ? (
          <span className="mark mark-trial" data-testid="trial-mark">
            {t('terminal:trial-mark')}
          </span>
        ) : null}
      </div>
      <Clock />
    </header>
  )
}

/** What stands on the plate: the standard's text in each of its scripts, the national one first. */
function plateRows(setting: Setting) {
  return scriptsOf(setting).flatMap((script) => {
    const text = setting.profile.plate.text[script]
    return text === undefined ? [] : [{ script, text }]
  })
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
