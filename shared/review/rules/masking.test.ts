import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { residentId } from '../../../test/fixtures/planted-data.ts'
import { hits, places, reviewed } from '../../../test/fixtures/reviewed.ts'
import { tablesIn, textOfHtml } from '../tables.ts'
import { listColumns } from './list-columns.ts'
import { maskingStyles } from './masking-styles.ts'
import { residentIdNumber } from './resident-id-number.ts'
import { weakMask } from './weak-mask.ts'

const table = (...rows: string[][]) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
const styles = (...names: string[]) => hits(maskingStyles, reviewed('', {}, table(['姓名'], ...names.map((name) => [name]))))

describe('two ways of masking in one list', () => {
  test.each([
    [['朱**', '张*祥'], 2],
    [['王某某', '李××'], 2],
    [['朱**', '张建国'], 2],
    [['张建*', '*建国', '李*'], 3],
  ])('%s', (names, count) => {
    expect(styles(...names)).toMatchObject([{ params: { count } }])
  })

  test.each([[['朱**', '张*', '李**']], [['张建国', '李秀英']], [['欧阳*', '王*']], [['备注*', '姓名*']]])(
    'one way: %s',
    (names) => {
      expect(styles(...names)).toEqual([])
    },
  )

  test('a plain name beside masked ones is not shown in the finding', () => {
    expect(styles('朱**', '张建国')[0]?.where).toBe('朱**、张□□')
  })

  test('also without a table', () => {
    expect(places(maskingStyles, '反馈人：朱**、张*祥')).toEqual(['朱**、张*祥'])
    expect(places(maskingStyles, '必填项：姓名*、住址*')).toEqual([])
  })
})

describe('a mask that hides too little', () => {
  test.each(['11010519491231****', '1101051949123****5', '138123456**'])('%s', (text) => {
    expect(places(weakMask, `号码${text}。`)).toHaveLength(1)
  })
  test.each(['110105********0025', '110***********002X', '222403**********12', '138****5678', '6228 **** **** 1234', '5*8*2=80'])(
    'enough: %s',
    (text) => {
      expect(places(weakMask, `号码${text}。`)).toEqual([])
    },
  )

  test('any number with its birthday hidden passes, and the same number in full never does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1930, max: 2020 }), (order, year) => {
        const id = residentId('222403', `${year}0708`, order)
        expect(places(weakMask, `${id.slice(0, 6)}********${id.slice(-4)}`)).toEqual([])
        expect(places(residentIdNumber, `${id.slice(0, 6)}********${id.slice(-4)}`)).toEqual([])
        expect(places(residentIdNumber, `编号${id}`)).toHaveLength(1)
      }),
    )
  })
})

describe('columns that a list does not need', () => {
  const columns = (...rows: string[][]) => hits(listColumns, reviewed('', {}, table(...rows))).map(({ where }) => where)
  test('illness, reason of poverty, birthday, phone', () => {
    expect(columns(['姓名', '致贫原因', '患病种类', '联系电话', '金额'], ['张某', '因病', '肾病', '6250000', '500'])).toEqual([
      '致贫原因、患病种类、联系电话',
    ])
  })
  test('masked or empty ones, and lists of offices, pass', () => {
    expect(columns(['姓名', '身份证号'], ['张某', '110105********0025'])).toEqual([])
    expect(columns(['姓名', '联系电话'], ['', ''])).toEqual([])
    expect(columns(['单位', '联系电话'], ['民政办', '6250000'])).toEqual([])
  })
})

describe('tables as a person reads them', () => {
  test('merged cells stand in each row and column that they cover', () => {
    const html =
      '<table><tr><th colspan="2">姓名</th><th>额</th></tr><tr><td rowspan="2">张</td><td>一</td><td>5</td></tr><tr><td>二</td><td>&lt;6&#65;</td></tr></table>'
    expect(tablesIn(html)).toEqual([
      [
        ['姓名', '姓名', '额'],
        ['张', '一', '5'],
        ['张', '二', '<6A'],
      ],
    ])
  })
  test('cells and paragraphs stand apart, marks inside a word do not part it', () => {
    expect(textOfHtml('<p>证号<b>123</b>456</p><table><tr><td>1</td><td>2</td></tr></table>')).toBe('证号123456\n1\n2')
  })
  test('lying spans and broken tables end soon', () => {
    const lying = `<table>${'<tr><td colspan="100" rowspan="100">x</td></tr>'.repeat(500)}</table>`
    expect(tablesIn(lying)[0]?.length).toBeLessThan(1_000)
    expect(tablesIn('<table><tr><td>a<td>b')).toEqual([])
  })
})
