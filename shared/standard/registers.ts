// Registers (台账) of the zone: what is recorded in a few taps, how often it is due, and which choices it offers.
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
