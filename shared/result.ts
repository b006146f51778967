// Expected failures are values: every step that can fail for a reason outside the program returns a Result.

/** A failure a person may have to read: `code` names a sentence in the locales, `params` fill its blanks. */
export interface Failure<Code extends string = string> {
  readonly code: Code
  readonly params?: Readonly<Record<string, string | number>>
}

export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure<Code> }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function fail<Code extends string>(
  code: Code,
  params?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: params === undefined ? { code } : { code, params } }
}

/** Closes a switch over a union: reaching it is a bug, the type checker says so first. */
export function neverHappens(value: never): never {
  throw new Error(`expected a closed union, got ${JSON.stringify(value)}`)
}
