// 办理时限: what is promised is not longer than the law's limit, and the steps add up to what is promised (a real guide: 1+5+5+5+5 against 22).
import type { ReviewRule, RuleHit } from '../rule.ts'

const LEGAL = /法定(?:办结|办理)?(?:时限|期限)[^\d\n]{0,8}(\d{1,3})\s*(个?工作日|个?自然日|天|日)/
const PROMISED = /承诺(?:办结|办理)?(?:时限|期限)[^\d\n]{0,8}(\d{1,3})\s*(个?工作日|个?自然日|天|日)(?!内(?!办结|完成|$))/m
/** A step on its own line: 受理：1个工作日. */
const STEP_LINE =
  /^[ \t]*(?!.*(?:时限|期限|合计|总计|共计))(?:\d+[.、．)]|[（(]\d+[）)])?[^：:\n]{1,40}[：:][ \t]*(\d{1,3})\s*(个?工作日|个?自然日|天|日)(?:[（(][^\n]*)?[ \t]*$/gm
/** Several in one sentence: 受理1个工作日、审查5个工作日、决定5个工作日. */
const STEP_IN_LINE =
  /(?:受理|收件|审查|审核|初审|复审|审批|决定|公示|勘验|核查|评审|制证|办结|送达|发证)[^\d\n。；]{0,10}[（(:：]?\s*(\d{1,3})\s*(个?工作日|个?自然日|天|日)/g
const STEPS_MIN = 3

interface Days {
  readonly days: number
  readonly unit: 'working' | 'calendar'
}

export const guideDays: ReviewRule = {
  id: 'guide-days',
  source: 'GB/T 39554.2 政务服务事项实施清单要素（法定、承诺办结时限）',
  severity: 'warning',
  check({ meta, text }) {
    if (meta.kind !== 'guide') return []
    const [legal, promised] = [daysIn(LEGAL.exec(text)), daysIn(PROMISED.exec(text))]
    if (promised === undefined) return []
    const hits: RuleHit[] = []
    const isLonger = legal !== undefined && legal.unit === promised.unit && promised.days > legal.days
    if (isLonger)
      hits.push({ where: `${promised.days} > ${legal.days}`, params: { context: 'longer', ...both(promised.days, legal.days) } })
    const steps = stepsIn(text, promised.unit)
    const sum = steps.reduce((total, days) => total + days, 0)
    if (steps.length >= STEPS_MIN && sum !== promised.days)
      hits.push({ where: `${steps.join(' + ')} = ${sum}`, params: { context: 'sum', ...both(sum, promised.days) } })
    return hits
  },
}

function stepsIn(text: string, unit: Days['unit']): number[] {
  const inUnit = (matches: Iterable<RegExpExecArray>) =>
    [...matches].map(daysIn).flatMap((step) => (step?.unit === unit ? [step.days] : []))
  const lines = inUnit(text.matchAll(STEP_LINE))
  if (lines.length >= STEPS_MIN) return lines
  const sentences = text.split(/[。\n]/).filter((sentence) => !/(?:法定|承诺)/.test(sentence))
  return sentences.map((sentence) => inUnit(sentence.matchAll(STEP_IN_LINE))).find((steps) => steps.length >= STEPS_MIN) ?? []
}

function both(found: number, stated: number) {
  return { found, stated }
}

function daysIn(match: RegExpExecArray | null): Days | undefined {
  if (match === null) return undefined
  return { days: Number(match[1]), unit: match[2]?.includes('工作日') === true ? 'working' : 'calendar' }
}
