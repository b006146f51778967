// Which stick: those that the host has found, each a large button; looked for again on asking.
import { useTranslation } from 'react-i18next'
import { type Stick, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { Button, CardButton } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { askAs } from '../state/grant.ts'

const MEGABYTE = 1_048_576

interface StickChoiceProps {
  /** Rises when what lies on a stick has changed. */
  refresh: number
  choose: (stick: Stick) => void
  busy: boolean
  /** Whether to say what is on each stick. */
  holdings?: boolean
}

export function StickChoice({ refresh, choose, busy, holdings = false }: StickChoiceProps) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad('sticks', refresh, () => askAs(terminalRolesApi.sticks, {}))
  if (loaded.state === 'waiting') return <Waiting what={t('maintenance:stick.looking')} />
  if (loaded.state === 'failed') return <FailureNote failure={loaded.failure} retry={retry} />
  const { sticks } = loaded.value
  return (
    <>
      {sticks.length === 0 ? <p className="note">{t('maintenance:stick.none')}</p> : null}
      <ul className="plain-list staff-rows">
        {sticks.map((stick) => (
          <li key={stick.id}>
            <CardButton look="staff-row" testId="stick" onPress={() => (busy ? undefined : choose(stick))}>
              <span>
                <b>{stick.name}</b>
                {holdings ? <Holds stick={stick} /> : null}
              </span>
              {stick.freeBytes === undefined ? null : (
                <span className="soft small">
                  {t('maintenance:stick.free', { megabytes: Math.floor(stick.freeBytes / MEGABYTE) })}
                </span>
              )}
            </CardButton>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <Button testId="look-for-sticks" disabled={busy} onPress={retry}>
          {t('maintenance:stick.again')}
        </Button>
      </div>
    </>
  )
}

function Holds({ stick }: { stick: Stick }) {
  const { t } = useTranslation()
  const parts = (['content', 'answers', 'enrolment'] as const).filter((part) => stick.holds[part])
  const held = [...parts.map((part) => t(`maintenance:stick.part.${part}`)), ...(stick.holds.move ? [t('move:stick.holds')] : [])]
  return <>{held.length === 0 ? t('maintenance:stick.holds-nothing') : held.join(' · ')}</>
}
