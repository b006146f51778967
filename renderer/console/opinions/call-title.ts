// What a call is called on the pages; one that is published no more has only its number.
import type { TFunction } from 'i18next'
import type { OpinionCall } from '../../../shared/api/hub-opinions.ts'

export function callTitle({ id, title }: OpinionCall, t: TFunction): string {
  return title ?? t('adoption:gone', { id })
}
