// The name of another place in a text: what is left when a plan is copied from a neighbour (the plan of one town praised another town's brand).
import { type Division, type Divisions, fullName, namesIn } from '../places/divisions.ts'
import { isOwn, type OwnPlace, ownPlace } from '../places/own-place.ts'
import { isMadeUp, placeIn, type ReviewedDocument, type ReviewRule, type RuleHit } from '../rule.ts'

/** Named on purpose: a law or document quoted, a neighbour visited, a way from here to there. */
const ON_PURPOSE =
  /(?:会同|联合|与|和|同|赴|到|至|往|去|向|学习|借鉴|对标|对口|毗邻|邻近|相邻|邻|来自|途经|经|从|位于|原籍|籍贯|户籍|出生于|驻|人民法院|检察院)$/
/** An organ of the courts or another body that sits there. */
const ITS_ORGAN =
  /^(?:中级|高级|基层|铁路)?(?:人民法院|人民检察院|仲裁|公证|籍|产|特产|大学|学院|医院|电视台|日报|报业|有限|股份|集团|科技|建设|路|街|大道|大街|高速|站|机场|新华网|电$)/
const ON_PURPOSE_REACH = 6
/** A name without its ending counts only where a place speaks of itself. */
const SPEAKS_BEFORE =
  /(?:^|[“"'‘《（(，。；：、\s]|打造|打造成|建设|擦亮|叫响|提升|创建|创|美丽|平安|幸福|法治|数字|魅力|富美|宜居|推动|促进|建成|展现|讲好|关于|在|全)$/
const SPEAKS_AFTER =
  /^(?:(?:政务公开|政务|政府|文化|旅游|生态|农业|产业|特色|城市|乡村|红色|党建|地方|本地)?(?:品牌|名片|特色|经验|模式|样板|故事|精神|实际|形象|力量|方案|答卷)|政务公开|人民政府|镇政府|乡政府|党委|便民服务|全镇|全乡|群众|百姓|干部)/
const SPEAKS_REACH = 3
const LISTED_MAX = 2

export const foreignPlace: ReviewRule = {
  id: 'foreign-place',
  source: '政府信息公开条例 第6条（准确）',
  severity: 'warning',
  evenWhenChecked: true,
  check(document, { divisions, place }) {
    if (divisions === undefined) return []
    const own = ownPlace(place, sourcesOf(document), divisions)
    if (own === undefined) return []
    const text = withoutQuoted(document.text)
    const found = [...wholeNames(text, own, divisions), ...bareNames(text, own, divisions)]
    return merged(found, own)
  },
}

interface Found {
  readonly name: string
  readonly divisions: readonly Division[]
  readonly where: string
}

function sourcesOf(document: ReviewedDocument): string[] {
  const { body, title } = document.meta
  return isMadeUp(document) ? [title] : [body, title]
}

/** Titles of laws and documents, and addresses of web pages: as long as they were, so that places stay where they are. */
function withoutQuoted(text: string): string {
  return text.replace(/《[^《》\n]{0,120}》|〈[^〈〉\n]{0,120}〉|https?:\S+|新华社[^\s，。]{0,10}电/g, (quoted) =>
    ' '.repeat(quoted.length),
  )
}

function wholeNames(text: string, own: OwnPlace, divisions: Divisions): Found[] {
  const names = namesIn(text, divisions)
  let onPurpose = false
  return names.flatMap(({ name, index, divisions: candidates }, i) => {
    const before = withoutPlace(text.slice(Math.max(0, index - ON_PURPOSE_REACH), index), divisions)
    const after = text.slice(index + name.length, index + name.length + ON_PURPOSE_REACH)
    const previous = names[i - 1]
    const follows = previous !== undefined && previous.index + previous.name.length === index
    const between = previous === undefined ? undefined : text.slice(previous.index + previous.name.length, index)
    // 会同江苏省、浙江省: a list is named for one purpose.
    onPurpose = ON_PURPOSE.test(before) || (onPurpose && between !== undefined && /^(?:|[、和及与或])$/.test(between))
    if (isOwn(own, candidates) || ITS_ORGAN.test(after) || onPurpose) return []
    if (follows && !isOwn(own, previous.divisions)) return []
    return [{ name, divisions: candidates, where: placeIn(text, index, index + name.length) }]
  })
}

/** 与广州 of 与广州花都区: what stands before the larger place tells why both are named. */
function withoutPlace(before: string, { byStem }: Divisions): string {
  const length = [4, 3, 2].find((one) => byStem.has(before.slice(-one)))
  return length === undefined ? before : before.slice(0, -length)
}

function bareNames(text: string, own: OwnPlace, { byStem }: Divisions): Found[] {
  const found: Found[] = []
  for (let start = 0; start < text.length - 2; start += 1) {
    for (const length of [4, 3, 2]) {
      const stem = text.slice(start, start + length)
      const candidates = byStem.get(stem)
      if (candidates === undefined || own.name.startsWith(stem) || isOwn(own, candidates)) continue
      const before = text.slice(Math.max(0, start - SPEAKS_REACH), start)
      if (!SPEAKS_BEFORE.test(before) || !SPEAKS_AFTER.test(text.slice(start + length, start + length + 8))) continue
      found.push({ name: stem, divisions: candidates, where: placeIn(text, start, start + length) })
      break
    }
  }
  return found
}

/** One finding for each name, at its first place, with how often it stands there. */
function merged(found: readonly Found[], own: OwnPlace): RuleHit[] {
  const byName = new Map<string, Found[]>()
  for (const one of found) byName.set(one.name, [...(byName.get(one.name) ?? []), one])
  return Array.from(byName, ([name, all]) => {
    const [first] = all
    const candidates = first?.divisions ?? []
    const lies = `${candidates.slice(0, LISTED_MAX).map(fullName).join('、')}${candidates.length > LISTED_MAX ? '…' : ''}`
    return { where: first?.where ?? name, params: { name, lies, own: own.name, count: all.length } }
  })
}
