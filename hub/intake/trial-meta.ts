// Metadata for files that have none, in a trial package only. Everything made up here is marked 试用.
import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'
import type { DocumentMeta } from '../../shared/content/document.ts'

const TITLE_MAX = 120

/** The file's name gives the title and a stable id. */
export function trialMeta(file: string, text: string, options: { channel: string; today: string }): DocumentMeta {
  const name = basename(file, extname(file))
  const id = createHash('sha256')
    .update(`${options.channel}/${basename(file)}`)
    .digest('hex')
    .slice(0, 12)
  return {
    id: `trial-${id}`,
    kind: 'notice',
    title: titleFromName(name),
    body: '（试用，未填写发布机关）',
    publishedOn: options.today,
    validity: 'valid',
    openness: 'proactive',
    review: [{ step: 'trial', by: '（试用，未经审查）', on: options.today }],
    links: { interprets: [], repeals: [], replaces: [], guideFor: [], resultOf: [] },
    normative: false,
    keywords: [],
    language: languageOf(text),
    titles: {},
    spotlight: false,
  }
}

/** `33-chaoxianwen-연길시표지판` -> `연길시표지판`: a leading number and a Latin sort key are for the folder, not for readers. */
function titleFromName(name: string): string {
  const title = name
    .replace(/^\d+[-_. ]+/, '')
    .replace(/^[a-z]+[-_ ]+(?=.)/i, '')
    .trim()
  return [...(title === '' ? name : title)].slice(0, TITLE_MAX).join('')
}

function languageOf(text: string): DocumentMeta['language'] {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const han = count(/\p{Script=Han}/gu)
  if (count(/\p{Script=Hangul}/gu) > han) return 'ko'
  if (count(/\p{Script=Tibetan}/gu) > han) return 'bo'
  return han === 0 && count(/[a-z]/gi) > 0 ? 'en' : 'zh-CN'
}
