// Names that systems and office programs leave on sticks, in shared folders and in archives (F49).

const LITTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|System Volume Information$|__MACOSX$)/i

/** `name`: without folders. */
export function isLitter(name: string): boolean {
  return LITTER.test(name)
}
