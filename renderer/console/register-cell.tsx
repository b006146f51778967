// 台账: when each register was last filled in, and what is overdue since when.
import { useTranslation } from 'react-i18next'
import type { TerminalRow } from '../../shared/api/hub-console.ts'

type Registers = NonNullable<TerminalRow['registers']>

export function RegisterCell({ registers, openFault }: { registers: Registers; openFault: boolean }) {
  const { t } = useTranslation()
  return (
    <ul className="plain-list register-cell" data-testid="registers">
      {registers.map(({ register, state, lastOn }) => (
        <li key={register} data-testid={`register-${register}`} data-state={state}>
          {t(`duty:register.${register}.name`)} <span className="soft nowrap">{lastOn ?? t('fleet:register.none')}</span>{' '}
          {state === 'overdue' ? <span className="tag tag-warn">{t('fleet:register.overdue')}</span> : null}
          {register === 'fault' && openFault ? <span className="tag tag-warn">{t('fleet:register.open-fault')}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** The names of those that are overdue, with the first day that was missed. */
export function useOverdue(registers: Registers | undefined): string {
  const { t } = useTranslation()
  return (registers ?? [])
    .flatMap(({ register, since }) =>
      since === undefined ? [] : [t('fleet:register.missed', { name: t(`duty:register.${register}.name`), day: since })],
    )
    .join(t('fleet:register.between'))
}
