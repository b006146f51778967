// Registers (台账) of the zone: what is recorded in a few taps, how often it is due, who keeps it, and which choices it offers.
// Sources: 金安区自助设备管理规定 2020 (日检、故障、更新), 沙河沿镇 2024 plan 五(一)、五(二) (季度自查、年度集中清理、培训、专题汇报), 三(一) (第一解读人).

export const REGISTERS = [
  'daily-check',
  'update',
  'fault',
  'quarterly-clean-up',
  'yearly-clean-up',
  'training',
  'leader-report',
  'first-interpreter',
] as const
export type RegisterId = (typeof REGISTERS)[number]

/** How often something must have been recorded: on each working day, in each quarter, in each year; `event`: when it happens. */
export type Due = 'working-day' | 'quarter' | 'year' | 'event'

export const REGISTER_DUE: Readonly<Record<RegisterId, Due>> = {
  'daily-check': 'working-day',
  update: 'event',
  fault: 'event',
  'quarterly-clean-up': 'quarter',
  'yearly-clean-up': 'year',
  training: 'year',
  'leader-report': 'year',
  'first-interpreter': 'year',
}

/** 窗口 (whoever looks after the zone that day) or 政务公开专职人员 of the office. */
export type Keeper = 'window' | 'office'

export const REGISTER_KEEPER: Readonly<Record<RegisterId, Keeper>> = {
  'daily-check': 'window',
  update: 'window',
  fault: 'window',
  'quarterly-clean-up': 'window',
  'yearly-clean-up': 'office',
  training: 'office',
  'leader-report': 'office',
  'first-interpreter': 'office',
}

/** What can break, as a visitor notices it. Each is also the kind of a fault notice (故障告示). */
export const FAULT_DEVICES = ['screen', 'touch', 'printer', 'network', 'other'] as const
export type FaultDevice = (typeof FAULT_DEVICES)[number]

export const CHECK_RESULTS = ['right', 'wrong'] as const
const CLEAN_UP_RESULTS = ['cleared', 'nothing-to-clear'] as const

/** `count` and `words` may be left empty unless `required`; a choice is always made. */
export type RegisterField =
  | { readonly id: string; readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly id: string; readonly kind: 'count'; readonly max: number }
  | { readonly id: string; readonly kind: 'words'; readonly max: number; readonly required?: true }

const check = (id: string): RegisterField => ({ id, kind: 'choice', options: CHECK_RESULTS })
const choice = (id: string, ...options: string[]): RegisterField => ({ id, kind: 'choice', options })
const NOTE_MAX_CHARACTERS = 60
const note: RegisterField = { id: 'note', kind: 'words', max: NOTE_MAX_CHARACTERS }
const cleared: RegisterField = { id: 'result', kind: 'choice', options: CLEAN_UP_RESULTS }
const removed: RegisterField = { id: 'removed', kind: 'count', max: 9999 }

/** The fields of each register, in the order they are asked. Their words stand under `duty:field.<register>.<field>`. */
export const REGISTER_FIELDS: Readonly<Record<RegisterId, readonly RegisterField[]>> = {
  'daily-check': [check('screen'), check('touch'), check('printer'), check('paper'), check('clean')],
  update: [choice('what', 'content', 'printed-matter', 'notices', 'program'), note],
  fault: [
    { id: 'device', kind: 'choice', options: FAULT_DEVICES },
    choice('what', 'dead', 'unsteady', 'supplies', 'damaged'),
    choice('reported', 'yes', 'not-yet'),
  ],
  'quarterly-clean-up': [cleared, removed],
  'yearly-clean-up': [cleared, removed, note],
  training: [choice('subject', 'regulation', 'review', 'requests', 'terminal'), { id: 'people', kind: 'count', max: 999 }],
  'leader-report': [choice('to', 'party-committee', 'government', 'leader'), note],
  // The post, not the person: a register names nobody but who wrote the entry.
  'first-interpreter': [
    choice('who', 'head', 'deputy', 'section'),
    choice('how', 'meeting', 'article', 'video', 'visit'),
    { id: 'topic', kind: 'words', max: 40, required: true },
  ],
}
