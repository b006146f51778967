// Each level receives only what is addressed to it (渝府办发〔2021〕100号): the addressee is the office that signs for this hall.
import type { SettingRule } from '../setting-input.ts'

export const addresseeOwnBody: SettingRule = {
  id: 'addressee-own-body',
  concern: 'functions',
  severity: 'error',
  check: ({ theme, office }) =>
    office === undefined || theme.office === office.id
      ? []
      : [{ where: 'office', params: { given: theme.office, wanted: office.id } }],
}
