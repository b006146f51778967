// 带走: the short answer as a QR code that needs no network, the same words beside it, and paper where there is a printer.
import { useTranslation } from 'react-i18next'
import { type ReadableDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { TAKE_AWAY_MAX_BYTES } from '../../../shared/takeaway/qr-limit.ts'
import { shortAnswer } from '../../../shared/takeaway/short-answer.ts'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { TextQrCode } from '../../ui/qr-code.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { PrintButton } from '../frame/print-button.tsx'
import { useGeneration, useHostState } from '../state/host-state.ts'
import { terminalShell } from '../state/shell.ts'
import { useViewing } from '../state/viewing.ts'
import { answerParts, guideParts } from './answer-parts.ts'
import { DocumentSheet, EssentialsSheet } from './sheets.tsx'

export function TakePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const { loaded, retry } = useLoad(`take/${id}/${language}`, useGeneration(), () => readFor(id, language))
  return (
    <Page turn={`take/${id}`}>
      {loaded.state === 'waiting' ? <Waiting what={t('terminal:reader.opening')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <Take document={loaded.value} /> : null}
    </Page>
  )
}

/** In the language that is read in, when there is such a text. */
async function readFor(id: string, language: string) {
  const original = await call(terminalApi.document, { id })
  const translation = original.ok ? original.value.translations.find((one) => one.language === language) : undefined
  return translation === undefined ? original : await call(terminalApi.document, { id: translation.id })
}

function Take({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const state = useHostState((host) => host.state)
  const { text, complete } = shortAnswer(answerParts(document, { t, language, state }), {
    maxBytes: TAKE_AWAY_MAX_BYTES,
    more: t('takeaway:answer.more'),
  })
  return (
    <div className="take" data-testid="take">
      <section className="sheet sheet-short take-scan" data-keep="">
        <h1>{t('takeaway:take.title')}</h1>
        <TextQrCode text={text} label={t('takeaway:take.qr')} />
        <p>{t('takeaway:take.how')}</p>
        <p className="soft">{t('takeaway:take.no-network')}</p>
      </section>
      {/* Both ways to take it along stand on the first page; what is in the code may be long. */}
      <section className="sheet sheet-short" data-keep="">
        <h2>{t('takeaway:take.paper')}</h2>
        {terminalShell() === undefined ? (
          <p data-testid="no-printing">{t('takeaway:take.no-printing')}</p>
        ) : (
          <Paper document={document} />
        )}
      </section>
      <section className="sheet sheet-short">
        <h2>{t(complete ? 'takeaway:take.whole' : 'takeaway:take.part')}</h2>
        <p className="take-text" data-testid="take-text" lang={document.meta.language}>
          {text}
        </p>
      </section>
    </div>
  )
}

function Paper({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const isGuide = guideParts(document, t, { brief: true }).length > 0
  return (
    <div className="button-row">
      {isGuide ? (
        <PrintButton
          words={t('takeaway:print-words.essentials')}
          kind="essentials"
          testId="print-essentials"
          instead={t('takeaway:instead.scan')}
          sheet={<EssentialsSheet document={document} />}
        />
      ) : null}
      <PrintButton
        words={t(document.meta.kind === 'form' ? 'takeaway:print-words.blank-form' : 'takeaway:print-words.document')}
        kind={document.meta.kind === 'form' ? 'form' : 'document'}
        instead={t('takeaway:instead.scan')}
        sheet={<DocumentSheet document={document} />}
      />
    </div>
  )
}
