// A number that is masked too little: with the birthday shown, the four hidden digits are soon found out (个人信息保护法 第51条 去标识化).
import { personalDataRule } from '../personal/personal-rule.ts'
import { placeIn } from '../rule.ts'

const MASK = '[*×xX●○■□•]'
const ID = new RegExp(`(?<![\\dA-Za-z*])(?=[\\d*×xX●○■□•]{18}(?![\\d*×●○■□•]))(?=\\d*${MASK})\\d{3,17}${MASK}+\\d*[\\dxX]?`, 'g')
const PHONE = new RegExp(`(?<![\\dA-Za-z*])(?=1[3-9][\\d*×xX●○■□•]{9}(?![\\d*×●○■□•]))1[3-9]\\d*${MASK}+\\d*`, 'g')
const ID_HIDDEN_MIN = 6
const PHONE_HIDDEN_MIN = 4

export const weakMask = personalDataRule({
  id: 'weak-mask',
  source: '个人信息保护法 第51条、第73条（去标识化）',
  severity: 'warning',
  find: (text) =>
    (
      [
        [ID, 18, ID_HIDDEN_MIN],
        [PHONE, 11, PHONE_HIDDEN_MIN],
      ] as const
    ).flatMap(([pattern, length, min]) =>
      Array.from(text.matchAll(pattern))
        .filter(([run]) => run.length === length && /\D/.test(run.slice(0, -1)) && hiddenIn(run) < min)
        .map(({ 0: run, index }) => ({
          where: placeIn(text, index, index + run.length, 8).replace(run, `${run.slice(0, 3)}${'*'.repeat(run.length - 3)}`),
        })),
    ),
})

/** The last X of a resident number is a digit of it. */
function hiddenIn(run: string): number {
  return run.slice(0, -1).replace(/\d/g, '').length + (/[\dxX]$/.test(run) ? 0 : 1)
}
