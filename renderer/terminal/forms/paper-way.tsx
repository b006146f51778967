// The paper way, which is always open: at the window, on a signed form, or written down by the staff (条例 第29条).
import { useTranslation } from 'react-i18next'
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import { ContactFacts } from '../frame/contact-facts.tsx'
import { useOfficeContact } from '../frame/hall-contact.ts'
import { Page } from '../frame/page.tsx'
import type { Filing } from './filing.ts'

export function PaperWayPage({ kind, filing }: { kind: SubmissionKind; filing: Exclude<Filing, 'open'> }) {
  const { t } = useTranslation()
  return (
    <Page turn="paper">
      <h1>{t(`terminal:open.${kind}`)}</h1>
      <p className={filing === 'paper-only' ? 'note' : 'note note-warn'} data-testid="not-now">
        {t(`terminal:form.not-now.${filing}`)}
      </p>
      <PaperWay kind={kind} />
    </Page>
  )
}

export function PaperWay({ kind }: { kind: SubmissionKind }) {
  const { t } = useTranslation()
  const contact = useOfficeContact()
  return (
    <section className="sheet sheet-short" data-keep="">
      <h2>{t('terminal:form.paper.title')}</h2>
      <p>{t(`terminal:form.paper.${kind}`)}</p>
      {kind === 'disclosure-request' ? <p>{t('terminal:form.paper.staff')}</p> : null}
      <ContactFacts contact={contact} />
    </section>
  )
}
