// Everyday words beside official terms: what a villager says finds what the document calls it, under 也许是.

/** Each group names one thing. Searching any of its words also finds documents with the others. */
export const EVERYDAY_WORDS: readonly (readonly string[])[] = [
  ['低保', '最低生活保障'],
  ['五保', '五保户', '特困人员'],
  ['养老金', '养老保险', '退休金'],
  ['医保', '医疗保险', '新农合'],
  ['户口', '户籍'],
  ['补助', '补贴', '补助金'],
  ['种粮补贴', '耕地地力保护补贴'],
  ['公租房', '公共租赁住房', '廉租房'],
  ['残疾证', '残疾人证'],
  ['老年证', '老年人优待证'],
  ['准生证', '生育登记'],
  ['盖房', '宅基地', '建房'],
  ['占地', '征地', '土地征收'],
  ['拆迁', '房屋征收'],
  ['申请公开', '依申请公开', '政府信息公开申请'],
  ['红头文件', '规范性文件'],
  ['危房改造', '农村危房改造', '危旧房'],
  ['暖气费', '取暖费', '取暖补贴', '供暖补贴'],
]

/** How many other wordings of one query are tried. */
const WORDINGS_MAX = 8

/** The query with an everyday or official word in it replaced by its other words: 低保申请 -> 最低生活保障申请. */
export function otherWordings(typed: string): string[] {
  const query = typed.trim()
  const wordings = EVERYDAY_WORDS.flatMap((group) => {
    const word = [...group].sort((a, b) => b.length - a.length).find((candidate) => query.includes(candidate))
    return word === undefined ? [] : group.filter((other) => other !== word).map((other) => query.replace(word, other))
  })
  return [...new Set(wordings)].slice(0, WORDINGS_MAX)
}
