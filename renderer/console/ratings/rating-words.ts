// Where a bad rating stands, in words.
import type { TFunction } from 'i18next'
import type { FollowUpRow } from '../../../shared/api/hub-follow-up.ts'

export function standingWords(
  t: TFunction,
  { reachable, contacted, lastStep, result }: Omit<FollowUpRow, 'row' | 'grade'>,
): string {
  if (lastStep === undefined) return t(reachable ? 'ratings:waiting.call' : 'ratings:waiting.look')
  if (result === undefined) return t(`ratings:done.${lastStep}`)
  const ended = t(`ratings:result.${result}`)
  return reachable && !contacted ? t('ratings:not-contacted', { result: ended }) : ended
}
