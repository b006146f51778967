import { describe, expect, test } from 'vitest'
import { hits, reviewed } from '../../../test/fixtures/reviewed.ts'
import { chainOf, fullName, namesIn, readDivisions, stemOf } from '../places/divisions.ts'
import { foreignPlace } from './foreign-place.ts'
import { wrongLevel } from './wrong-level.ts'

/** A made-up country; `+`: no everyday word in the name. */
const divisions = readDivisions(
  [
    ...['云中省+', '\t云岭市+', '\t\t云岭县+', '\t\t\t青禾镇+', '\t\t\t柳沟乡+', '\t\t\t团结镇', '\t\t和县'],
    ...['江北省+', '\t南浦市+', '\t\t石桥县+', '\t\t\t长溪镇+', '\t\t\t青禾镇+', '\t\t应城市'],
  ].join('\n'),
)
const foreign = (text: string, place = '青禾镇', title = '通知') =>
  hits(foreignPlace, reviewed(text, { title, body: '（未写）' }), { divisions, ...(place !== '' && { place }) })
const names = (text: string, place?: string, title?: string) => foreign(text, place, title).map(({ params }) => params?.['name'])

describe('the list of divisions', () => {
  test('a name may stand for several places, each with its way up', () => {
    expect(divisions.byName.get('青禾镇')?.map(fullName)).toEqual(['云中省云岭市云岭县青禾镇', '江北省南浦市石桥县青禾镇'])
    expect(divisions.byName.get('青禾镇')?.map((one) => chainOf(one).length)).toEqual([4, 4])
  })

  test('stems', () => {
    expect(['敦化市', '延边朝鲜族自治州', '长白朝鲜族自治县', '五一街道', '区', '礼县'].map(stemOf)).toEqual([
      ...['敦化', '延边', '长白', '五一'],
      ...[undefined, undefined],
    ])
  })

  test('names that are everyday words need a clear beginning', () => {
    const found = (text: string) => namesIn(text, divisions).map(({ name }) => name)
    expect(found('镇党委书记到团结镇走访，云岭县团结镇，设区的市和县，适应城市发展，长溪乡镇企业')).toEqual([
      '团结镇',
      '云岭县',
      '团结镇',
    ])
  })
})

describe('the name of another place', () => {
  test('its brand, left over in a copied plan, with how often and where it lies', () => {
    expect(foreign('打造长溪品牌。将活动打造成长溪政务公开品牌')).toMatchObject([
      { params: { name: '长溪', lies: '江北省南浦市石桥县长溪镇', own: '青禾镇', count: 2 } },
    ])
  })

  test('whole names; of a chain only the first', () => {
    const way = '请到江北省南浦市石桥县长溪镇便民服务中心办理'
    expect(names(way, '云岭县青禾镇')).toEqual(['江北省'])
    // There is a town of this name in that county too: only what is surely elsewhere is told.
    expect(names(way)).toEqual(['长溪镇'])
    expect(names('长溪镇人民政府按照规定公开')).toEqual(['长溪镇'])
  })

  test('what it lies in and what lies in it is its own', () => {
    expect(names('云岭县青禾镇人民政府')).toEqual([])
    expect(names('云岭县各乡镇：青禾镇、柳沟乡、团结镇', '云岭县')).toEqual([])
    expect(names('柳沟乡人民政府', '云岭县青禾镇')).toEqual(['柳沟乡'])
  })

  test.each([
    '我镇与南浦市签订协议',
    '赴长溪镇学习',
    '根据《江北省村务公开条例》',
    '会同江北省、南浦市处理',
    '南浦市中级人民法院',
    '详见 http://a.example/石桥县/1.htm',
    '小溪长溪流水',
  ])('named on purpose: %s', (text) => {
    expect(names(text)).toEqual([])
  })

  test('whose text it is: named, else the body responsible, else the title; else nothing is said', () => {
    const text = '长溪镇人民政府'
    expect(names(text, '', '长溪镇工作要点')).toEqual([])
    expect(names(text, '', '柳沟乡工作要点')).toEqual(['长溪镇'])
    expect(names(text, '', '通知')).toEqual([])
    const ofBody = reviewed(text, { body: '青禾镇人民政府', title: '长溪镇经验' })
    expect(hits(foreignPlace, ofBody, { divisions })).toHaveLength(1)
    expect(hits(foreignPlace, ofBody)).toEqual([])
  })
})

describe('the wrong level', () => {
  const level = (text: string, place: string) =>
    hits(wrongLevel, reviewed(text, { title: '指南' }), { place }).map(({ params }) => params?.['level'])
  test('a town’s guide sends nobody to the district or city government', () => {
    expect(level('可通过以下方式申请区政府信息公开。\n五、市政府信息公开工作机构', '云岭县青禾镇')).toEqual(['区', '市'])
    expect(level('可向县人民政府提出申请', '青禾镇')).toEqual(['县'])
  })

  test('a county may name its own government, and a law its name', () => {
    expect(level('申请县政府信息公开', '云岭县')).toEqual([])
    expect(level('填写《云中省政府信息公开申请表》，向镇人民政府提出申请', '青禾镇')).toEqual([])
  })
})
