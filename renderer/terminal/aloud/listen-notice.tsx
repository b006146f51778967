// Says that this machine cannot read the text aloud, and who can.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { silence, useReadingAloud } from './reading-aloud.ts'

/** Undefined while there is nothing to say. */
export function useListenNotice() {
  const reading = useReadingAloud((aloud) => aloud.reading)
  return reading.state === 'unable' ? <ListenNotice because={reading.because} /> : undefined
}

function ListenNotice({ because }: { because: 'no-voice' | 'broke-off' }) {
  const { t } = useTranslation()
  return (
    <div className="note note-warn listen-notice" role="alert" data-testid="listen-unable" data-keep="">
      <p>{t(`aloud:unable.${because}`)}</p>
      <Button testId="listen-understood" onPress={silence}>
        {t('aloud:understood')}
      </Button>
    </div>
  )
}
