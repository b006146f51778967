// Words of running duty: each rule, register, field, choice and notice has its own, in three languages, and no blank stays open.
import { describe, expect, test } from 'vitest'
import { loadMessages } from '../platform/messages.ts'
import { LANGUAGES } from '../shared/standard/localised.ts'
import { FAULT_DEVICES, REGISTER_FIELDS, REGISTERS } from '../shared/standard/registers.ts'
import { DUTY_RULES } from '../shared/standard/rules/duty.ts'

const PARAMS = {
  since: '2026-11-13',
  by: '2026-12-31',
  device: 'printer',
  days: 5,
  kind: 'gazette',
  newest: '2026-01-05',
  limit: 184,
}

describe.each(LANGUAGES)('%s', (language) => {
  const { say } = loadMessages(language)
  const said = (key: string, params: Readonly<Record<string, string | number>> = {}) => {
    const words = say(`duty:${key}`, { ...PARAMS, documents: 3, ...params })
    expect(words, key).not.toContain(key)
    expect(words, key).not.toMatch(/\{\{|\$t\(|undefined/)
    return words
  }

  test('each rule says its name, what is wrong and how to mend it', () => {
    for (const { id } of DUTY_RULES) for (const part of ['name', 'wrong', 'mend']) said(`rule.${id}.${part}`)
  })

  test('what is due soon, and what is not there at all, has a sentence of its own', () => {
    for (const id of ['daily-check', 'quarterly-clean-up', 'yearly-clean-up', 'training', 'leader-report', 'first-interpreter']) {
      const key = `rule.duty-${id}.wrong`
      expect(said(key, { context: 'due' })).not.toBe(said(key))
      expect(said(key, { context: 'due' })).toContain(PARAMS.by)
    }
    for (const id of ['freshness', 'content-age'])
      expect(said(`rule.duty-${id}.wrong`, { context: 'none' })).not.toBe(said(`rule.duty-${id}.wrong`))
  })

  test('devices and kinds stand in the sentence by their names', () => {
    expect(said('rule.duty-open-fault.wrong')).toContain(say('duty:option.printer'))
    expect(said('rule.duty-freshness.wrong')).toContain(say('common:kind.gazette'))
  })

  test('registers, fields, choices and notices', () => {
    for (const register of REGISTERS) {
      for (const part of ['name', 'about']) said(`register.${register}.${part}`)
      for (const field of REGISTER_FIELDS[register]) {
        said(`field.${register}.${field.id}`)
        if (field.kind === 'choice') for (const option of field.options) said(`option.${option}`)
      }
    }
    for (const device of FAULT_DEVICES) for (const part of ['what', 'instead']) said(`notice.${device}.${part}`)
    for (const state of ['daily-done', 'daily-due', 'daily-overdue', 'done', 'due', 'overdue', 'event']) said(`state.${state}`)
  })
})
