// Where a person lives, down to the door. To village and group is enough to tell namesakes apart (DOMAIN §6.2).
import { personalDataRule } from '../personal/personal-rule.ts'
import { placeIn } from '../rule.ts'

const LABELLED =
  /(?:家庭(?:详细)?(?:住址|地址)|户籍(?:所在地|地址)|户口所在地|现住址|现居住地|居住地址|(?<![办公企单])住址)[为是]?[:： \t]{0,3}([^\n，。；;]{2,50})/g
const LIVES_IN = /(?:家住|现住|居住在|住在)([^\n，。；;]{2,50})/g
/** A house, a flat, a door; 组 and 社 are as far as a list may go. */
const DOOR = /\d+(?:号(?!线|文|令|召)|室|栋|幢|单元|户|弄)/

export const homeAddress = personalDataRule({
  id: 'home-address',
  source: '个人信息保护法 第6条、第51条；政府信息公开条例 第15条',
  severity: 'error',
  find: (text) =>
    [LABELLED, LIVES_IN].flatMap((pattern) =>
      Array.from(text.matchAll(pattern))
        .filter(([, address = '']) => DOOR.test(address))
        .map(({ 0: match, index, 1: address = '' }) => ({
          where: placeIn(text, index, index + match.length - address.length, 8) + address.replace(/\d+/g, '*'),
        })),
    ),
})
