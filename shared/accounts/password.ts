// What a password of the office has to be: long, and not what somebody would try first. No rule on capitals, digits or signs: such rules make
// passwords alike and get them written down. After NIST SP 800-63B, 5.1.1.2.

export const PASSWORD_MIN_CHARACTERS = 12
export const PASSWORD_MAX_CHARACTERS = 200

export type PasswordProblem = 'password-short' | 'password-long' | 'password-common' | 'password-like-name'

const MIN_DIFFERENT_CHARACTERS = 5
/** Shorter than that it may stand in a good password by chance. */
const MIN_NAME_CHARACTERS = 4

/** Rows as fingers go along them, there and back. */
const RUNS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** What is left of a password that only looks long: a word of the office or of every day, with digits and signs around it. Written for this project. */
const WORDS = [
  ...['password', 'passwd', 'administrator', 'admin', 'root', 'welcome', 'letmein', 'changeme', 'default', 'test', 'demo'],
  ...[
    'mima',
    'guanliyuan',
    'zhengwu',
    'zhengwugongkai',
    'gongkai',
    'zhengfu',
    'xinxi',
    'xinxigongkai',
    'bangongshi',
    'zhenzhengfu',
  ],
  ...['woaini', 'iloveyou', 'nihao', 'zhongguo', 'china', 'zwgk', 'yonghu', 'user', 'officer', 'editor', 'publisher', 'reviewer'],
  ...['管理员', '密码', '政务公开', '政府信息公开', '镇政府', '人民政府'],
]
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Undefined when it may be used. `names`: what everybody knows of the account. */
export function passwordProblem(password: string, names: readonly string[]): PasswordProblem | undefined {
  const characters = [...password]
  if (characters.length < PASSWORD_MIN_CHARACTERS) return 'password-short'
  if (characters.length > PASSWORD_MAX_CHARACTERS) return 'password-long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < MIN_DIFFERENT_CHARACTERS || /^(.{1,8})\1+.?$/u.test(plain)) return 'password-common'
  const known = names.map((name) => name.normalize('NFKC').toLowerCase()).filter(({ length }) => length >= MIN_NAME_CHARACTERS)
  if (known.some((name) => plain.includes(name) && isCommon(rest(plain, name)))) return 'password-like-name'
  return isCommon(plain) || isCommon(lettersOf(plain.replaceAll(/^\P{L}+|\P{L}+$/gu, ''))) ? 'password-common' : undefined
}

/** Nothing but digits and signs (a date, a phone), one or two known words with digits around, or a way along the keyboard. */
function isCommon(plain: string): boolean {
  const letters = plain.replaceAll(/[\P{L}]/gu, '')
  const withoutWords = [...WORDS].sort((a, b) => b.length - a.length).reduce(rest, letters)
  return letters.length - runLength(letters) <= 2 || withoutWords.length <= 2
}

function rest(text: string, word: string): string {
  return text.replaceAll(word, '')
}

/** Of the characters, how many belong to runs of four or more. */
function runLength(letters: string): number {
  let covered = 0
  for (let at = 0; at < letters.length; ) {
    const longest = Math.max(
      ...RUNS.flatMap((run) => [commonStart(letters, at, run), commonStart(letters, at, [...run].reverse().join(''))]),
    )
    covered += longest >= 4 ? longest : 0
    at += Math.max(longest >= 4 ? longest : 1, 1)
  }
  return covered
}

function commonStart(letters: string, at: number, run: string): number {
  const from = run.indexOf(letters[at] ?? ' ')
  if (from < 0) return 0
  let length = 0
  while (at + length < letters.length && run[from + length] === letters[at + length]) length += 1
  return length
}

function lettersOf(plain: string): string {
  return [...plain].map((character) => LOOKS_LIKE[character] ?? character).join('')
}
