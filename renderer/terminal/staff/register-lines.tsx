// Lines of a register: what was entered, by whom and when; and faults that are still open, each with 已修好.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Registers } from '../../../shared/api/terminal-duty.ts'
import type { RegisterEntry } from '../../../shared/standard/register-entry.ts'
import { REGISTER_FIELDS } from '../../../shared/standard/registers.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf, dayText, momentText } from '../../ui/dates.ts'
import { useViewing } from '../state/viewing.ts'

/** `named`: entries of several registers, each with its register's name. */
export function Entries({ entries, named = false }: { entries: readonly RegisterEntry[]; named?: boolean }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  if (entries.length === 0) return <p className="soft">{t('duty:no-entries')}</p>
  return (
    <ul className="plain-list events" data-testid="register-entries">
      {entries.map((entry) => (
        <li key={entry.id} className="event" data-testid="register-entry" data-register={entry.register} data-keep="">
          {named ? <b>{t(`duty:register.${entry.register}.name`)} </b> : null}
          {entryWords(t, entry)}{' '}
          <small className="soft">
            {t('duty:entry-by', {
              when: entry.clockTrusted ? momentText(entry.at, language) : t('terminal:receipt.time-untrusted'),
              by: entry.by,
            })}
          </small>
        </li>
      ))}
    </ul>
  )
}

export function OpenFaults(props: { faults: Registers['openFaults']; busy: boolean; mended: (fault: string) => void }) {
  const { faults, busy, mended } = props
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  if (faults.length === 0) return null
  return (
    <section className="staff-card" data-testid="open-faults">
      <h2>{t('duty:fault.open')}</h2>
      <ul className="plain-list register-faults">
        {faults.map(({ id, device, what, since, reported }) => (
          <li key={id} data-testid="open-fault" data-device={device} data-keep="">
            <span>
              <b>
                {t(`duty:option.${device}`)}: {t(`duty:option.${what}`)}
              </b>{' '}
              {t('duty:fault.since', {
                day: dayText(dayOf(since), language),
                reported: t(reported ? 'duty:option.yes' : 'duty:option.not-yet'),
              })}
            </span>
            <Button icon="done" busy={busy} testId="mended" onPress={() => mended(id)}>
              {t('duty:fault.mended')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function entryWords(t: TFunction, { register, answers, mends }: RegisterEntry): string {
  if (mends !== undefined) return t('duty:fault.was-mended')
  const fields = REGISTER_FIELDS[register]
  const given = fields.filter(({ id }) => answers[id] !== undefined)
  // A daily check in one word, or what of it was wrong.
  if (register === 'daily-check') {
    const wrong = given.filter(({ id }) => answers[id] === 'wrong')
    return wrong.length === 0
      ? t('duty:entry.all-right')
      : wrong.map(({ id }) => `${t(`duty:field.${register}.${id}`)}: ${t('duty:option.wrong')}`).join(' · ')
  }
  return given
    .map((field) => {
      const answer = answers[field.id] ?? ''
      if (field.kind === 'choice') return t(`duty:option.${answer}`)
      return field.kind === 'words' ? String(answer) : `${t(`duty:field.${register}.${field.id}`)} ${answer}`
    })
    .join(' · ')
}
