// 代填: whom staff help with which form. The grant ends when the form opens; what the form carries is the host's word on who helps.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { isOpenOn } from '../../../shared/content/visibility.ts'
import type { FilledInByStaff } from '../../../shared/requests/filling-help.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button, CardButton } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Page } from '../frame/page.tsx'
import { askAs, useAtTheDesk } from '../state/grant.ts'
import { useGeneration, useHostState } from '../state/host-state.ts'
import { goHome, goTo } from '../state/way.ts'
import { WhoActs } from './item-actions.tsx'

const ALWAYS: readonly { readonly kind: FilledInByStaff; readonly icon: IconName }[] = [
  { kind: 'disclosure-request', icon: 'request' },
  { kind: 'consultation', icon: 'talk' },
]
const LISTED = 20

interface About {
  readonly id: string
  readonly title: string
}

export function FillingPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const { names, by } = useAtTheDesk()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const nobodyYet = names.length > 1 && by === undefined

  const begin = async (kind: FilledInByStaff, document?: About) => {
    if (busy) return
    setBusy(true)
    const help = await askAs(terminalRolesApi.fillingHelp, by === undefined ? {} : { by })
    setBusy(false)
    if (!help.ok) return setFailure(help.error)
    // 返回 out of the form leads home: the staff pages behind it are closed by then.
    goHome()
    goTo({ name: 'form', kind, help: help.value, ...(document && { document }) })
  }
  return (
    <Page turn={failure === undefined ? 'filling' : 'filling/failed'} onBack={back}>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <h1>{t('help:filling.title')}</h1>
      <p className="soft">{t('help:filling.about')}</p>
      <div className="staff-cards" data-testid="filling">
        <WhoActs />
        {nobodyYet ? <p className="note">{t('help:filling.choose-name')}</p> : null}
        <section className="staff-card" data-keep="">
          <h2>{t('help:filling.which')}</h2>
          <div className="button-row">
            {ALWAYS.map(({ kind, icon }) => (
              <Button
                key={kind}
                icon={icon}
                disabled={nobodyYet}
                busy={busy}
                testId={`fill-${kind}`}
                onPress={() => void begin(kind)}
              >
                {t(`staff:kind.${kind}`)}
              </Button>
            ))}
          </div>
        </section>
        <OpenDocuments kind="opinion" disabled={nobodyYet} choose={begin} />
        <OpenDocuments kind="sign-up" disabled={nobodyYet} choose={begin} />
      </div>
    </Page>
  )
}

interface OpenDocumentsProps {
  kind: 'opinion' | 'sign-up'
  disabled: boolean
  choose: (kind: FilledInByStaff, document: About) => Promise<void>
}

/** Calls for opinions and events that run today. */
function OpenDocuments({ kind, disabled, choose }: OpenDocumentsProps) {
  const { t } = useTranslation()
  const today = useHostState((host) => host.state?.clock.today)
  const of = kind === 'opinion' ? 'opinion-call' : 'event'
  const { loaded } = useLoad(of, useGeneration(), () => call(terminalApi.documents, { kind: of, limit: LISTED }))
  const open = loaded.state === 'ready' && today !== undefined ? loaded.value.documents.filter((one) => isOpenOn(one, today)) : []
  if (open.length === 0 || disabled) return null
  return (
    <section className="staff-card" data-keep="">
      <h2>{t(`staff:kind.${kind}`)}</h2>
      <ul className="plain-list staff-rows">
        {open.map(({ id, title, language }) => (
          <li key={id} lang={language}>
            <CardButton look="staff-row" testId={`fill-${kind}`} document={id} onPress={() => void choose(kind, { id, title })}>
              <span>{title}</span>
            </CardButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
