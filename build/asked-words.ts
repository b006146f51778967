// Which keys of the locales the code asks for: written out, or put together from parts that must themselves be written somewhere.

/** `namespace:key` in quotes. */
const WRITTEN_OUT = /(['"`])([a-z][\w-]*:[\w.-]+)\1/g
/** `namespace:` in a template with `${…}` where a part comes from a value. */
const PUT_TOGETHER = /`([a-z][\w-]*:[^`\n]*\$\{[^`\n]*)`/g
/** A short text in quotes, or the name of a property. */
const PART = /['"`]([\w-]{1,60}(?:\.[\w-]+)*)['"`]|\b([A-Za-z]\w*)\??\s*[:,}(]/g
const CONTEXT = /_([a-z]+)$/
const PLURAL_FORM = /_(zero|one|two|few|many|other)$/

export interface AskedWords {
  /** Keys written out. */
  readonly keys: ReadonlySet<string>
  /** Keys with parts that come from values. */
  readonly patterns: readonly RegExp[]
  /** Every short text in quotes and every name of a property: where a part of a key can come from. */
  readonly parts: ReadonlySet<string>
}

export function askedWords(sources: readonly string[], namespaces: readonly string[]): AskedWords {
  const keys = new Set<string>()
  const patterns = new Map<string, RegExp>()
  const parts = new Set<string>()
  const ours = (key: string) => namespaces.some((namespace) => key.startsWith(`${namespace}:`))
  for (const source of sources.map(withoutComments)) {
    for (const [, , key = ''] of source.matchAll(WRITTEN_OUT)) if (ours(key)) keys.add(key)
    for (const [, template = ''] of source.matchAll(PUT_TOGETHER)) if (ours(template)) patterns.set(template, pattern(template))
    for (const [, quoted, property] of source.matchAll(PART)) parts.add(quoted ?? property ?? '')
  }
  return { keys, patterns: [...patterns.values()], parts }
}

/** Whether the code can ask for a key: as it is, or by a pattern whose open parts it knows; in a context (`wrong_due`) that it names. */
export function isAsked(key: string, { keys, patterns, parts }: AskedWords): boolean {
  const counted = key.replace(PLURAL_FORM, '')
  const bare = counted.replace(CONTEXT, (whole, context: string) => (parts.has(context) ? '' : whole))
  return (
    keys.has(bare) ||
    patterns.some((one) => {
      const match = one.exec(bare)
      return match?.slice(1).every((part) => parts.has(part)) === true
    })
  )
}

/** Lines of comment only: an example in one is not asked for. */
function withoutComments(source: string): string {
  return source.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
}

function pattern(template: string): RegExp {
  const fixed = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.?()[\]]/g, '\\$&'))
  return new RegExp(`^${fixed.join('([\\w-]+(?:\\.[\\w-]+)*)')}$`)
}
