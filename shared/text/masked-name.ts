// A person's name as a public list may show it: the surname and two stars, always in this one style (shared/review/rules/masking-styles.ts).

const DOUBLE_SURNAME = /^(?:欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐)/u

/** Says nothing of how long the name is. `name` has at least one character that is no blank; undefined otherwise. */
export function maskedName(name: string): string | undefined {
  const plain = name.normalize('NFKC').replaceAll(/\s/g, '')
  const [first] = plain
  if (first === undefined) return undefined
  const surname = DOUBLE_SURNAME.exec(plain)?.[0]
  // Two characters alone are no double surname with a name behind it.
  return `${surname !== undefined && plain.length > surname.length ? surname : first}**`
}
