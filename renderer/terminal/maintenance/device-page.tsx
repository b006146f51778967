// The device record (设备台账): two measures by the digit pad, the place in words; from them the reach line follows.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { type DeviceRecord, DIAGONAL_INCHES, deviceRecordSchema, LOWER_EDGE_MM } from '../../../shared/standard/device-record.ts'
import { reachLinePx } from '../../../shared/standard/reach-line.ts'
import { Button, Toggle } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { ownKeys } from '../../ui/own-keys.ts'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { DigitPad } from '../roles/digit-pad.tsx'
import { askAs } from '../state/grant.ts'

const MEASURES = ['diagonalInches', 'lowerEdgeMm'] as const
type Measure = (typeof MEASURES)[number]
const MEASURE_MAX_CHARACTERS = 5
const PLACE_ID = 'input-device-place'
const PERCENT = 100

export function DevicePage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad('device', 0, () => askAs(terminalRolesApi.device, {}))
  if (loaded.state === 'ready') return <DeviceForm kept={loaded.value.device} back={back} />
  return (
    <Page turn="device/reading" onBack={back}>
      {loaded.state === 'failed' ? (
        <FailureNote failure={loaded.failure} retry={retry} />
      ) : (
        <Waiting what={t('common:looking')} />
      )}
    </Page>
  )
}

function DeviceForm({ kept, back }: { kept: DeviceRecord | undefined; back: () => void }) {
  const { t } = useTranslation()
  const [measure, setMeasure] = useState<Measure>('diagonalInches')
  const [typed, setTyped] = useState<Readonly<Record<Measure, string>>>({
    diagonalInches: String(kept?.diagonalInches ?? ''),
    lowerEdgeMm: String(kept?.lowerEdgeMm ?? ''),
  })
  const [place, setPlace] = useState(kept?.location ?? '')
  const [outcome, setOutcome] = useState<'kept' | 'wrong' | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const record = deviceRecordSchema.safeParse({
    diagonalInches: Number(typed.diagonalInches || Number.NaN),
    lowerEdgeMm: Number(typed.lowerEdgeMm || Number.NaN),
    ...(place.trim() !== '' && { location: place }),
  })
  const save = async () => {
    setFailure(undefined)
    if (!record.success) {
      setOutcome('wrong')
      return
    }
    const saved = await askAs(terminalRolesApi.keepDevice, record.data)
    setOutcome(saved.ok ? 'kept' : undefined)
    if (!saved.ok) setFailure(saved.error)
  }
  const limits = { ...prefixed('inches', DIAGONAL_INCHES), ...prefixed('mm', LOWER_EDGE_MM) }
  return (
    <Page
      turn={outcome === undefined && failure === undefined ? 'device' : 'device/told'}
      onBack={back}
      onward={
        <Button look="primary" testId="device-save" onPress={() => void save()}>
          {t('maintenance:device.save')}
        </Button>
      }
    >
      <div className="device-form">
        {failure === undefined ? null : <FailureNote failure={failure} />}
        {outcome === undefined ? null : (
          <p
            className={outcome === 'kept' ? 'note note-good' : 'note note-warn'}
            role="status"
            data-testid="device-outcome"
            data-outcome={outcome}
            data-keep=""
          >
            {t(`maintenance:device.${outcome}`, limits)}
          </p>
        )}
        <h1>{t('maintenance:task.device.name')}</h1>
        <p className="soft">{t('maintenance:device.hint')}</p>
        <div className="staff-tabs">
          {MEASURES.map((one) => (
            <Toggle key={one} look="staff-tab" on={one === measure} onChange={() => setMeasure(one)} testId={`measure-${one}`}>
              {t(`maintenance:device.${one}`, { value: typed[one] === '' ? '—' : typed[one] })}
            </Toggle>
          ))}
        </div>
        <DigitPad
          value={typed[measure]}
          maxLength={MEASURE_MAX_CHARACTERS}
          point={measure === 'diagonalInches'}
          onChange={(value) => setTyped({ ...typed, [measure]: value })}
        />
        <p>{t(window.innerWidth > window.innerHeight ? 'maintenance:device.landscape' : 'maintenance:device.portrait')}</p>
        {record.success ? <p data-testid="reach">{t('maintenance:device.reach', { percent: reachable(record.data) })}</p> : null}
        <div className="field" data-keep="">
          <label htmlFor={PLACE_ID} className="field-label">
            {t('maintenance:device.place')}
            <span className="field-optional">{t('common:optional')}</span>
          </label>
          <input
            id={PLACE_ID}
            type="text"
            autoComplete="off"
            maxLength={100}
            value={place}
            data-testid="device-place"
            {...ownKeys('words')}
            onChange={(event) => setPlace(event.target.value)}
          />
        </div>
      </div>
    </Page>
  )
}

/** Share of the page that lies within reach, as a whole number of percent. */
function reachable(record: DeviceRecord): number {
  const page = { width: window.innerWidth, height: window.innerHeight }
  return Math.round(PERCENT * (1 - reachLinePx(record, page) / page.height))
}

function prefixed(name: string, { min, max }: { readonly min: number; readonly max: number }) {
  return { [`${name}Min`]: min, [`${name}Max`]: max }
}
