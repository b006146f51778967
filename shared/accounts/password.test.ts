import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordProblem } from './password.ts'

const NAMES = ['zhangwei', '某甲']

test.each(['', 'short', '12 345 678', 'tiger-river'])('%j is too short', (password) =>
  expect(passwordProblem(password, NAMES)).toBe('password-short'),
)

test.each([
  'aaaaaaaaaaaaaa',
  'abcabcabcabc',
  'abc123abc123',
  '123456789012',
  '202611251234',
  '13800000000000',
  '2026-11-25 10:15',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'abcdefghijklmn',
  'zyxwvutsrqpo',
  'password1234',
  'P@ssw0rd2026!!',
  'Admin@123456789',
  'admin1234567890',
  'zhengwugongkai1',
  'Zhengfu2026!!!',
  'guanliyuanmima1',
  '政务公开管理员密码2026',
])('%j is what anybody would try first', (password) => expect(passwordProblem(password, NAMES)).toBe('password-common'))

test.each(['zhangwei2026', 'Zhangwei@123', '1234zhangwei'])('%j is the name with something around it', (password) =>
  expect(passwordProblem(password, NAMES)).toBe('password-like-name'),
)

test.each([
  'tiger river lamp',
  'correct horse battery',
  '老槐树下的三只白鹅过河',
  '门前老槐树下三只白鹅过河',
  'k7-mv2-pq9-xt4',
  'WeiSheng1998 kan shan',
  'rain on the tin roof',
])('%j: long enough decides', (password) =>
  expect(passwordProblem(password, NAMES)).toBe([...password].length < 12 ? 'password-short' : undefined),
)

test('whatever is typed has an answer, and what is refused for its length is short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 260 }), (typed) => {
      const problem = passwordProblem(typed, NAMES)
      const length = [...typed].length
      if (length < 12) expect(problem).toBe('password-short')
      else expect(problem === 'password-long').toBe(length > 200)
    }),
  )
})

test('nearly all of what a generator makes may be used', () => {
  const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789')
  const made = fc.sample(fc.string({ unit: letters, minLength: 14, maxLength: 14 }), { numRuns: 2_000, seed: 1 })
  const refused = made.filter((password) => passwordProblem(password, NAMES) !== undefined)
  expect(refused.length).toBeLessThan(20)
})
