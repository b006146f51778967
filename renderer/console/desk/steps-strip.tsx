// 起草 -> 内容审核 -> 保密审查 -> 签发 -> 发布: each with its person and time, or that it is still to come.
import { useTranslation } from 'react-i18next'
import type { DeskRow } from '../../../shared/api/hub-desk.ts'
import type { DeskStage } from '../../../shared/desk/desk-standing.ts'
import { dayText } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { currentLanguage } from '../../ui/language.ts'
import { Moment } from '../moment.tsx'

const STEPS = ['draft', 'content', 'secrecy', 'signing', 'publishing'] as const
type Step = (typeof STEPS)[number]

export function StepsStrip({ row }: { row: DeskRow }) {
  const { t } = useTranslation()
  if (row.version === 0) return <p className="soft">{t('desk:without-desk')}</p>
  const done = { draft: row.editor, content: row.content, secrecy: row.secrecy, signing: row.signed, publishing: undefined }
  return (
    <ol className="steps plain-list" aria-label={t('desk:steps')} data-testid="steps">
      {STEPS.map((step) => {
        const state = stateOf(step, row)
        const by = done[step]
        return (
          <li
            key={step}
            className={`step step-${state}`}
            data-testid={`step-${step}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className="step-name">
              {state === 'done' ? <Icon name="done" /> : null}
              {t(`desk:step.${step}`)}
            </span>
            {by === undefined ? (
              <Pending step={step} row={row} state={state} />
            ) : (
              <span className="step-facts">
                {by.name} <Moment at={by.at} />
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Pending({ step, row, state }: { step: Step; row: DeskRow; state: string }) {
  const { t } = useTranslation()
  if (step !== 'publishing' || row.signed === undefined)
    return <span className="step-facts">{t(`desk:step-state.${state}`)}</span>
  const words = state === 'done' ? (row.publishedOn ?? row.signed.publishOn) : row.signed.publishOn
  return <span className="step-facts">{dayText(words, currentLanguage())}</span>
}

const NOW: Readonly<Record<DeskStage, number>> = {
  draft: 0,
  content: 1,
  secrecy: 2,
  signing: 3,
  scheduled: 4,
  published: STEPS.length,
  withdrawn: -1,
}

function stateOf(step: Step, { stage }: DeskRow): 'done' | 'now' | 'ahead' {
  const now = NOW[stage]
  const at = STEPS.indexOf(step)
  if (at < now) return 'done'
  return at === now ? 'now' : 'ahead'
}
