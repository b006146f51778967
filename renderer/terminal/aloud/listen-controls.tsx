// 朗读 beside the pager's counter; while it is read, 暂停, 停止 and how loud stand over the whole row: the pages turn by themselves then.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { BesidePager, type OverPager } from '../frame/pager.tsx'
import {
  changeVolume,
  isLoudest,
  isQuietest,
  pauseReading,
  resumeReading,
  silence,
  startReading,
  useReadingAloud,
} from './reading-aloud.ts'

export function ListenButton() {
  const { t } = useTranslation()
  return (
    <BesidePager>
      <Button icon="sound" testId="listen" onPress={startReading}>
        {t('aloud:listen')}
      </Button>
    </BesidePager>
  )
}

/** Undefined where the page shows no text that could be read. */
export function useListenControls(): OverPager | undefined {
  const offered = useReadingAloud((aloud) => aloud.subject !== undefined)
  const { state } = useReadingAloud((aloud) => aloud.reading)
  if (!offered) return undefined
  return { shown: state !== 'silent' && state !== 'unable', controls: <ListenControls /> }
}

function ListenControls() {
  const { t } = useTranslation()
  const { reading, volume } = useReadingAloud()
  return (
    <fieldset className="listen" aria-label={t('aloud:listen')}>
      {reading.state === 'paused' ? (
        <Button look="primary" icon="play" testId="listen-resume" onPress={resumeReading}>
          {t('aloud:resume')}
        </Button>
      ) : (
        <Button look="primary" icon="pause" testId="listen-pause" busy={reading.state === 'starting'} onPress={pauseReading}>
          {t(reading.state === 'starting' ? 'aloud:starting' : 'aloud:pause')}
        </Button>
      )}
      <Button icon="stop" testId="listen-stop" onPress={silence}>
        {t('aloud:stop')}
      </Button>
      <Button testId="listen-quieter" disabled={isQuietest(volume)} onPress={() => changeVolume(-1)}>
        {t('aloud:quieter')}
      </Button>
      <Button testId="listen-louder" disabled={isLoudest(volume)} onPress={() => changeVolume(1)}>
        {t('aloud:louder')}
      </Button>
    </fieldset>
  )
}
