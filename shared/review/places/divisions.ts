// The list of divisions (行政区划): which province, city, county and town names there are, and which lies in which.

export interface Division {
  readonly name: string
  /** 敦化 of 敦化市, where that is no everyday word. */
  readonly stem: string | undefined
  readonly parent: Division | undefined
}

export interface Divisions {
  readonly byName: ReadonlyMap<string, readonly Division[]>
  readonly byStem: ReadonlyMap<string, readonly Division[]>
}

/** A name found in a text. */
export interface FoundName {
  readonly name: string
  readonly index: number
  readonly divisions: readonly Division[]
}

/** In the list's text: no everyday word is in the name, so that it may be looked for anywhere, and without its ending. */
export const PLAIN_MARK = '+'
const LONGEST_NAME = 15
/** So short a name (礼县, 和县) is more often the end of another word. */
const SHORT = 2
const ENDING = /(?:街道|镇|乡|苏木|省|市|区|县|旗|盟)$/
const ETHNIC = /(?:[\p{Script=Han}]{1,4}族)+(?:自治[州县旗]|乡|区)$/u
/** Names of divisions that are everyday words of this field. */
const EVERYDAY = new Set([
  '城区',
  '郊区',
  '矿区',
  '东区',
  '西区',
  '新区',
  '城关区',
  '全区',
  '市区',
  '开发区',
  '新市镇',
  '小城镇',
  '向城镇',
  '海港区',
])
/** Ending and the character behind it are a word of their own: 建设乡镇, 全县级, 敦化市场. */
const OTHER_WORD = /^(?:乡[镇村土亲里音愁情间]|县[级域]|区[域块位别间段]|市场|镇[静痛])/
/** What may stand right before a name that could also be the end of another word. */
const BEFORE_NAME = /[在于向由往赴与和及为是的省市县区州盟旗]$/

/** `text`: one name a line, as deep as it has tabs before it. */
export function readDivisions(text: string): Divisions {
  const byName = new Map<string, Division[]>()
  const byStem = new Map<string, Division[]>()
  const way: Division[] = []
  for (const line of text.split('\n')) {
    const tidy = line.trimStart()
    if (tidy === '') continue
    const depth = line.length - tidy.length
    const isPlain = tidy.endsWith(PLAIN_MARK)
    const name = isPlain ? tidy.slice(0, -1) : tidy
    const division: Division = { name, stem: isPlain ? stemOf(name) : undefined, parent: way[depth - 1] }
    way[depth] = division
    way.length = depth + 1
    add(byName, name, division)
    if (division.stem !== undefined) add(byStem, division.stem, division)
  }
  return { byName, byStem }
}

/** 敦化 of 敦化市, 延边 of 延边朝鲜族自治州; undefined when nothing that could be a name is left. */
export function stemOf(name: string): string | undefined {
  const stem = name.replace(ETHNIC, '').replace(ENDING, '')
  return stem.length >= 2 && stem !== name ? stem : undefined
}

/** From the division itself up to its province. */
export function chainOf(division: Division): Division[] {
  return division.parent === undefined ? [division] : [division, ...chainOf(division.parent)]
}

/** 吉林省延边朝鲜族自治州敦化市沙河沿镇. */
export function fullName(division: Division): string {
  return chainOf(division)
    .map(({ name }) => name)
    .reverse()
    .join('')
}

/** Whole names, the longest at each place; in the order of the text. */
export function namesIn(text: string, { byName }: Divisions): FoundName[] {
  const found: FoundName[] = []
  let after = 0
  for (const { index, 0: ending } of text.matchAll(/街道|苏木|[省市区县州旗盟镇乡]/gu)) {
    const end = index + ending.length
    for (let start = Math.max(after, end - LONGEST_NAME); start < end - 1; start += 1) {
      const name = text.slice(start, end)
      const divisions = byName.get(name)
      if (divisions === undefined || EVERYDAY.has(name) || OTHER_WORD.test(text.slice(end - 1, end + 1))) continue
      const isPlain = name.length > SHORT && divisions.some(({ stem }) => stem !== undefined)
      if (!isPlain && !standsAlone(text, start, name.length, found.at(-1))) continue
      found.push({ name, index: start, divisions })
      after = end
      break
    }
  }
  return found
}

function standsAlone(text: string, start: number, length: number, before: FoundName | undefined): boolean {
  if (before !== undefined && before.index + before.name.length === start) return true
  const character = text.slice(Math.max(0, start - 1), start)
  return !/\p{Script=Han}/u.test(character) || (length > SHORT && BEFORE_NAME.test(character))
}

function add(map: Map<string, Division[]>, key: string, division: Division): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [division])
  else list.push(division)
}
