// Whose this terminal is and was (归属变更), as staff see it: what still waits for an office that was left, and where its answers come from.
import type { Offices } from '../../../shared/api/terminal-roles.ts'
import type { Office } from '../../../shared/content/office.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface OfficesParts {
  readonly ledger: Ledger
  readonly office: () => Office | undefined
}

export function offices({ ledger, office }: OfficesParts): Offices {
  const now = office()
  const away = ledger.settings.get('moved-away')
  return {
    ...(now && { body: now.body }),
    ...(away && { movedAway: { at: away.at, body: away.to.body } }),
    former: ledger.formerOffices
      .list()
      .filter(({ retiredAt }) => retiredAt === undefined)
      .map(({ terminal, office: left, movedAt }) => ({
        ...{ terminal, movedAt, ...ledger.submissions.countsAt(terminal) },
        unanswered: ledger.formerOffices.unanswered(terminal).length,
        ...(left && { body: left.body }),
      })),
  }
}
