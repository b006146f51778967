// What a field tells the terminal's own keyboard. The system's keyboard is never asked for: under lockdown there may be none (F72).
import type { FieldKeys } from '../../shared/typing/field-keys.ts'

interface OwnKeys {
  readonly 'data-keys': FieldKeys
  readonly inputMode: 'none'
}

export function ownKeys(keys: FieldKeys): OwnKeys {
  return { 'data-keys': keys, inputMode: 'none' }
}
