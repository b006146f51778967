// The fields of a guide (办事指南) by the words of its headings: 办理地点 and 办理机构及地点 are one field.

/** In the order in which a heading's words are tried. */
const WORDS = {
  materials: /材料|자료|서류|bring|documents/iu,
  about: /简述|谁能办|대상|간단|소개/u,
  'time-limit': /时限|기한|시한/u,
  fee: /收费|료금|비용/u,
  place: /地点|机构|장소|기구/u,
  hours: /办事时间|시간/u,
  inquiry: /咨询|문의|자문/u,
  complaint: /投诉|监督|감독|신고/u,
  way: /方式|방식|방법/u,
  result: /送达|결과/u,
} as const
export type GuideField = keyof typeof WORDS

/** Undefined for a heading that is none of the fields. */
export function guideFieldOf(heading: string): GuideField | undefined {
  return (Object.keys(WORDS) as GuideField[]).find((field) => WORDS[field].test(heading))
}
