// 管理要求: submissions are sealed with a suite of cryptography that the place accepts.
import type { SettingRule } from '../setting-input.ts'

export const suiteAccepted: SettingRule = {
  id: 'suite-accepted',
  concern: 'management',
  severity: 'error',
  check: ({ profile, office }) =>
    office === undefined || profile.suites.some((suite) => suite === office.suite)
      ? []
      : [{ where: 'office.sealing.suite', params: { given: office.suite, wanted: profile.suites.join('、') } }],
}
