// What goes on paper of a document: the whole of it, or of a guide what somebody needs when they set out.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { Whole } from '../../ui/whole.tsx'
import { PrintRows } from '../frame/print-rows.tsx'
import { isOver } from '../lists/validity-mark.tsx'
import { factsOf } from '../reader/document-facts.tsx'
import { fitDocumentHtml } from '../reader/document-html.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'
import { guideParts, sourceOf } from './answer-parts.ts'

export function DocumentSheet({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const { meta } = document
  const html = useMemo(() => fitDocumentHtml(document.html, meta.title), [document.html, meta.title])
  const validity: [string, string][] =
    meta.kind === 'policy' ? [[t('takeaway:sheet.validity'), t(`common:validity.${meta.validity}`)]] : []
  return (
    <>
      <Standing document={document} />
      <h1 lang={meta.language}>{meta.title}</h1>
      {meta.kind === 'form' ? null : <PrintRows rows={[...validity, ...factsOf(document, t, language)]} />}
      <div
        className={meta.kind === 'form' ? 'print-text print-blank' : 'print-text'}
        lang={meta.language}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the same words as on the page
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {document.media.length === 0 ? null : <p>{t('takeaway:sheet.media', { count: document.media.length })}</p>}
      <Source document={document} />
      {meta.kind === 'form' ? <p className="print-on-roll">{t('takeaway:sheet.fades')}</p> : null}
    </>
  )
}

/** 材料清单: what to bring with a box to tick, where, when, whom to ask. */
export function EssentialsSheet({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const { meta } = document
  return (
    <>
      <Standing document={document} />
      <h1 lang={meta.language}>{meta.title}</h1>
      {guideParts(document, t, { brief: false }).map(({ label, items }, part) => (
        <section key={label} className={part === 0 ? 'print-part print-to-tick' : 'print-part'}>
          <h2>{label}</h2>
          <ul lang={meta.language}>
            {items.map((item) => (
              <li key={item}>
                <Whole>{item}</Whole>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Source document={document} />
    </>
  )
}

function Standing({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const { meta } = document
  return (
    <>
      {meta.validity === 'valid' ? null : (
        <p className="print-void">
          {isOver(meta) ? t('common:validity-past') : t(`takeaway:answer.standing.${meta.validity}`)}
          {document.replacedBy.map(({ id, title }) => (
            <span key={id}>{t('takeaway:sheet.replaced-by', { title })}</span>
          ))}
        </p>
      )}
      {meta.translation?.reviewed === false ? <p className="print-void">{t('takeaway:answer.unreviewed')}</p> : null}
    </>
  )
}

function Source({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const site = useHostState((host) => host.state?.setting.profile.publicSite)
  const address = document.meta.publicAddress ?? site
  return (
    <p className="print-source">
      {sourceOf(document, t, language)}
      {address === undefined ? null : (
        <span>
          {t('takeaway:answer.address')}
          {address}
        </span>
      )}
    </p>
  )
}
