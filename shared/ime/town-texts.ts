// What a town writes in its own words: its places, its keywords, the phrases of its titles. From what it has published, for its pinyin.
import type { DocumentMeta } from '../content/document.ts'

/** What of a published document may hold the town's words. */
export type Told = Pick<DocumentMeta, 'title' | 'body' | 'topic' | 'keywords' | 'place' | 'summary'>

const HANZI = /\p{Script=Han}{2,}/gu
/** A village, hamlet or community by its name: only behind a mark or the name of what it lies in, or the letters before it would be taken for it. */
const PLACE = /(?<=^|[^\p{Script=Han}]|[镇乡县市州和与在到])\p{Script=Han}{1,3}(?:镇|乡|村|屯|社区)/gu
const BODY_ENDS = /(?:人民政府|便民服务中心|村民委员会|办公室)$/

/** Each once, the places first; `places` are those the theme and the office name. What is too long or no hanzi is left to who reads it. */
export function townTexts(places: readonly string[], documents: readonly Told[]): string[] {
  const said = documents.flatMap(({ title, summary, place }) => [title, summary ?? '', place ?? ''])
  return [
    ...new Set([
      ...places.flatMap((place) => [...runs(place), ...runs(place.replace(BODY_ENDS, ''))]),
      ...said.flatMap((text) => text.match(PLACE) ?? []),
      ...documents.flatMap(({ keywords, topic, body }) => [...keywords, topic ?? '', body].flatMap(runs)),
      ...documents.flatMap(({ title }) => runs(title)),
    ]),
  ]
}

function runs(text: string): string[] {
  return text.match(HANZI) ?? []
}
