// One field under its label, as the forms of recorded steps have them: a choice, a day or a number.
import { useId } from 'react'

interface ChoiceProps {
  label: string
  testId: string
  value: string
  options: readonly string[]
  /** What stands for an option. */
  words: (option: string) => string
  change: (value: string) => void
}

export function Choice({ label, testId, value, options, words, change }: ChoiceProps) {
  const id = useId()
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} data-testid={testId} onChange={(event) => change(event.target.value)}>
        {options.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
    </p>
  )
}

interface WrittenProps {
  label: string
  testId: string
  type: 'date' | 'number'
  value: string
  min: string | number | undefined
  max: string | number | undefined
  change: (value: string) => void
}

export function Written({ label, testId, change, ...input }: WrittenProps) {
  const id = useId()
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <input id={id} required data-testid={testId} onChange={(event) => change(event.target.value)} {...input} />
    </p>
  )
}
