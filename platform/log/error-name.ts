// What may be logged of an unexpected error.

/** The name of an unexpected error, without its message: messages can hold what a person typed. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}
