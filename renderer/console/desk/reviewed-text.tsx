// The text with what the check found, each finding beside its sentence; there the reviewer writes why it is none, and the editor decides about the file.
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskFinding, ShownDeskDocument } from '../../../shared/api/hub-desk.ts'
import type { DeskDraft } from '../../../shared/desk/desk-draft.ts'
import { Button } from '../../ui/button.tsx'
import { besideText } from './beside-text.ts'
import { decisionOffers } from './decision-offers.ts'

interface ReviewedTextProps {
  document: ShownDeskDocument
  /** Reasons on record. */
  given: Readonly<Record<string, string>>
  /** Reasons being written; undefined when this person writes none now. */
  reasons: Readonly<Record<string, string>> | undefined
  reason: (key: string, words: string) => void
  decide: ((decision: DeskDraft['decisions']) => Promise<void>) | undefined
}

export function ReviewedText(props: ReviewedTextProps) {
  const { t } = useTranslation()
  const { document } = props
  const { html, findings, draft } = document
  const { pieces, elsewhere } = useMemo(() => besideText(html, findings), [html, findings])
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  return (
    <div className="card reviewed">
      <p
        className={errors > 0 ? 'note note-wrong' : warnings > 0 ? 'note note-warn' : 'note note-good'}
        data-testid="check-result"
      >
        {findings.length === 0 ? t('desk:check.clean') : t('desk:check.found', { errors, warnings })}
      </p>
      {elsewhere.length === 0 ? null : (
        <section className="elsewhere" aria-label={t('desk:check.elsewhere')}>
          <h2>{t('desk:check.elsewhere')}</h2>
          <Findings {...props} findings={elsewhere} />
        </section>
      )}
      {html === '' ? <p className="empty">{t('desk:check.no-text')}</p> : null}
      <div className="beside" lang={draft?.fields.language ?? 'zh-CN'} data-testid="reviewed-text">
        {pieces.map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name, and never move
          <div key={at} className={piece.findings.length === 0 ? 'beside-row' : 'beside-row beside-found'}>
            <div
              className="document-text"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by the hub as for publication; the content policy runs no script
              dangerouslySetInnerHTML={{ __html: piece.html }}
            />
            {piece.findings.length === 0 ? null : <Findings {...props} findings={piece.findings} />}
          </div>
        ))}
      </div>
    </div>
  )
}

function Findings({ findings, ...props }: ReviewedTextProps & { findings: readonly DeskFinding[] }) {
  return (
    <ul className="findings plain-list">
      {findings.map((finding) => (
        <Finding key={finding.key} finding={finding} {...props} />
      ))}
    </ul>
  )
}

function Finding({ finding, given, reasons, reason, decide }: ReviewedTextProps & { finding: DeskFinding }) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const { key, rule, severity, params, where, part, compared } = finding
  const place = part === undefined ? (where ?? '') : `${t(`review:part.${part}`)}：${where ?? ''}`
  const isWarning = severity === 'warning'
  return (
    <li className={`finding finding-${severity}`} lang={i18n.language} data-testid={`finding-${rule}`}>
      <p>
        <strong>{t(`desk:check.${severity}`)}</strong> {t(`finding:${rule}`, { ...params, where: place })}
      </p>
      {(compared ?? []).map(({ here, there }) => (
        <dl key={here} className="compared" lang="zh-CN">
          <div>
            <dt>{t('review:compared.here')}</dt>
            <dd>{here}</dd>
          </div>
          <div>
            <dt>{t('review:compared.there')}</dt>
            <dd>{there}</dd>
          </div>
        </dl>
      ))}
      {isWarning && given[key] !== undefined ? (
        <p className="soft">{t('desk:check.reason-given', { reason: given[key] })}</p>
      ) : null}
      {isWarning && reasons !== undefined ? (
        <>
          <label htmlFor={id}>{t('desk:check.reason')}</label>
          <textarea
            id={id}
            rows={2}
            maxLength={300}
            value={reasons[key] ?? ''}
            data-testid="finding-reason"
            onChange={(event) => reason(key, event.target.value)}
          />
        </>
      ) : null}
      {decide === undefined ? null : (
        <div className="button-row">
          {decisionOffers(rule).map(({ id: offer, decision }) => (
            <Button key={offer} testId={`decide-${offer}`} onPress={() => void decide(decision)}>
              {t(`desk:decision.${offer}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
