// A field for what is copied from paper: receipt number, query code.
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { ownKeys } from './own-keys.ts'

interface CodeFieldProps {
  id: string
  testId: string
  label: string
  hint?: string
  problem?: string | undefined
  value: string
  onChange: (value: string) => void
}

export function CodeField({ id, testId, label, hint, problem, value, onChange }: CodeFieldProps) {
  return (
    <TextField
      className={problem === undefined ? 'field' : 'field field-wrong'}
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      type="text"
      autoComplete="off"
      spellCheck="false"
      maxLength={60}
      data-keep=""
    >
      <Label className="field-label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-problem">{problem}</FieldError>
      <Input id={id} className="code-input" autoCapitalize="characters" data-testid={testId} {...ownKeys('receipt-code')} />
    </TextField>
  )
}
