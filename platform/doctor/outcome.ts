// What a doctor found, as its command says it: a sentence for each matter, exit code 1 when anything is wrong.
import type { Outcome } from '../cli/command.ts'
import type { Messages } from '../messages.ts'
import type { Finding } from './finding.ts'

const TOP_ROLES = ['root', 'targets', 'snapshot', 'timestamp'] as const

export function doctorOutcome(findings: readonly Finding[], messages: Messages): Outcome {
  const checks = findings.map((finding) => ({
    ...{ topic: finding.topic, state: finding.state },
    message: findingSentence(finding, messages),
  }))
  return {
    exit: findings.some(({ state }) => state === 'wrong') ? 1 : 0,
    json: { checks },
    lines: checks.map(({ state, message }) => `${messages.say(`doctor:mark.${state}`)} ${message}`),
  }
}

/** Some blanks are names that have words of their own: who signs (`role`), a chained record (`record`), a failure of the program (`failure`). */
export function findingSentence({ topic, state, params }: Finding, messages: Messages): string {
  const { role, record, failure } = params
  return messages.say(`doctor:${topic}.${state}`, {
    ...params,
    ...(role !== undefined && { role: roleInWords(String(role), messages) }),
    ...(record !== undefined && { record: messages.say(`office:audit.record.${record}`) }),
    ...(failure !== undefined && { reason: messages.failure({ code: String(failure), params }) }),
  })
}

/** By the names that `zwgk keys list` has for them. */
function roleInWords(role: string, messages: Messages): string {
  const top = TOP_ROLES.find((one) => one === role)
  return top === undefined ? messages.say('keys:role.channel', { channel: role }) : messages.say(`keys:role.${top}`)
}
