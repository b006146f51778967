// What a person may do about a document: give an opinion, sign up, ask, say that something is wrong.
import { useTranslation } from 'react-i18next'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { isOpenOn } from '../../../shared/content/visibility.ts'
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { useHostState } from '../state/host-state.ts'
import { goTo } from '../state/way.ts'

interface Action {
  readonly kind: SubmissionKind
  readonly icon: IconName
  readonly words: string
}

/** Bottom right: the one thing most people want of this document. */
export function ReaderOnward({ document }: { document: ReadableDocument }) {
  return <ActionButton document={document} action={useMainAction(document)} look="primary" />
}

/** At the end of the text: the other things. */
export function ReaderActions({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const main = useMainAction(document)
  const others: Action[] = [
    ...(main.kind === 'consultation' ? [] : [{ kind: 'consultation', icon: 'talk', words: 'terminal:reader.ask' } as const]),
    { kind: 'feedback', icon: 'flag', words: 'terminal:reader.report' },
  ]
  return (
    <section className="reader-actions" data-keep="">
      <h2>{t('terminal:reader.actions')}</h2>
      <div className="button-row">
        {others.map((action) => (
          <ActionButton key={action.kind} document={document} action={action} look="plain" />
        ))}
      </div>
    </section>
  )
}

function useMainAction({ meta }: ReadableDocument): Action {
  const today = useHostState((host) => host.state?.clock.today)
  const open = today !== undefined && isOpenOn(meta, today)
  if (open && meta.kind === 'opinion-call') return { kind: 'opinion', icon: 'opinion', words: 'terminal:open.opinion' }
  if (open && meta.kind === 'event') return { kind: 'sign-up', icon: 'people', words: 'terminal:open.sign-up' }
  return { kind: 'consultation', icon: 'talk', words: 'terminal:reader.ask' }
}

function ActionButton({ document, action, look }: { document: ReadableDocument; action: Action; look: 'primary' | 'plain' }) {
  const { t } = useTranslation()
  const { id, title } = document.meta
  return (
    <Button
      look={look}
      icon={action.icon}
      testId={`open-${action.kind}`}
      onPress={() => goTo({ name: 'form', kind: action.kind, document: { id, title } })}
    >
      {t(action.words)}
    </Button>
  )
}
