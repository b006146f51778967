// A video with one large button and the time in words; no controls that appear and vanish. It plays only when asked, and ends with the page.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'

export function Video({ url, caption }: { url: string; caption: string }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  const [at, setAt] = useState({ seconds: 0, of: 0 })
  const read = () => setAt({ seconds: video.current?.currentTime ?? 0, of: video.current?.duration ?? 0 })
  return (
    <figure className="video" data-keep="">
      {/* biome-ignore lint/a11y/useMediaCaption: what it says stands in the document's text beside it */}
      <video
        ref={video}
        src={url}
        preload="metadata"
        playsInline
        disablePictureInPicture
        aria-label={caption}
        data-testid="video"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={() => setFailed(true)}
        onLoadedMetadata={read}
        onTimeUpdate={read}
      />
      {failed ? (
        <p className="note note-warn">{t('terminal:reader.video-failed')}</p>
      ) : (
        <div className="button-row">
          <Button
            icon={playing ? 'pause' : 'play'}
            testId="video-play"
            onPress={() => void (playing ? video.current?.pause() : video.current?.play())}
          >
            {t(playing ? 'terminal:reader.video-pause' : 'terminal:reader.video-play')}
          </Button>
          <p className="soft">{t('terminal:reader.video-time', { at: clock(at.seconds), of: clock(at.of) })}</p>
        </div>
      )}
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

/** `1:05`. */
function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.floor(seconds) : 0
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
