// 单位名片: the own one to give away, another's to be kept once its fingerprint has been compared with that office.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubMovesApi, type Moves } from '../../shared/api/hub-moves.ts'
import { type OfficeCard, officeCardFileName, officeCardSchema } from '../../shared/api/transfer.ts'
import { OFFICE_MAX_BYTES } from '../../shared/content/limits.ts'
import type { Result } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { download } from './download.ts'
import { FileChoice } from './file-choice.tsx'
import { callSignedIn } from './session.ts'

interface OfficeCardsProps {
  readonly moves: Moves
  readonly done: (answer: Result<unknown>) => void
}

export function OfficeCards({ moves: { own, card, offices }, done }: OfficeCardsProps) {
  const { t } = useTranslation()
  const [read, setRead] = useState<OfficeCard | 'wrong' | undefined>()
  const [typed, setTyped] = useState('')
  const save = () => {
    const bytes = new TextEncoder().encode(`${JSON.stringify({ ...card, address: location.origin })}\n`)
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    download({ name: officeCardFileName(own.id), mediaType: 'application/json', base64 })
  }
  const keep = async (kept: OfficeCard) => {
    const answer = await callSignedIn(hubMovesApi.keepOffice, { card: kept, fingerprint: typed })
    if (answer.ok) {
      setRead(undefined)
      setTyped('')
    }
    done(answer)
  }
  return (
    <>
      <p>
        {t('move:console.own', { body: own.body })} <b data-testid="own-fingerprint">{own.fingerprint}</b>
      </p>
      <div className="button-row">
        <Button icon="down" testId="save-card" onPress={save}>
          {t('move:console.save-card')}
        </Button>
      </div>
      <ul className="plain-list">
        {offices.map(({ id, body, fingerprint }) => (
          <li key={id} data-testid="known-office">
            {body} <span className="soft">{fingerprint}</span>
          </li>
        ))}
      </ul>
      <p>
        <FileChoice accept=".json,application/json" testId="other-card" onFile={(file) => void readCard(file).then(setRead)}>
          {t('move:console.other-card')}
        </FileChoice>
      </p>
      {read === 'wrong' ? <p role="alert">{t('move:console.card-wrong')}</p> : null}
      {read === undefined || read === 'wrong' ? null : (
        <div className="note note-warn">
          <p>{t('move:console.compare', { body: read.office.body })}</p>
          <label htmlFor="other-fingerprint">{t('move:console.fingerprint')}</label>
          <div className="button-row">
            <input
              id="other-fingerprint"
              type="text"
              maxLength={60}
              value={typed}
              data-testid="other-fingerprint"
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button look="primary" disabled={typed.trim() === ''} testId="keep-office" onPress={() => void keep(read)}>
              {t('move:console.keep')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}

async function readCard(file: File | undefined): Promise<OfficeCard | 'wrong' | undefined> {
  if (file === undefined) return undefined
  if (file.size > OFFICE_MAX_BYTES) return 'wrong'
  try {
    return officeCardSchema.safeParse(JSON.parse(await file.text())).data ?? 'wrong'
  } catch (error) {
    if (error instanceof SyntaxError) return 'wrong'
    throw error
  }
}
