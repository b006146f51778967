// What a 公文 says of itself on its first page: its number, its title, its date. Read from lines of text, whatever file they come from.

export interface Letterhead {
  readonly title?: string
  readonly docNumber?: string
  readonly date?: string
}

const NUMBER = /[\p{Script=Han}]{1,16}[〔［[（(【]\s*\d{4}\s*[〕］\])）】]\s*第?\s*\d+\s*号/u
const DATE =
  /(?:\d{4}|[〇零○一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日/g
const KIND =
  /(?:通知|通报|公告|通告|公报|决定|决议|命令|令|意见|批复|请示|报告|函|纪要|议案|办法|规定|细则|方案|规划|计划|指南|目录)(?:（[^（）]{1,20}）)?$/
const TITLE_LINES_MAX = 4

export function letterhead(lines: readonly string[]): Letterhead {
  const trimmed = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '')
  const docNumber = trimmed.map((line) => NUMBER.exec(line)?.[0]).find((found) => found !== undefined)
  const title = titleIn(trimmed)
  const date = trimmed.flatMap((line) => line.match(DATE) ?? []).at(-1)
  return {
    ...(title !== undefined && { title }),
    ...(docNumber !== undefined && { docNumber }),
    ...(date !== undefined && { date }),
  }
}

/** The first line or lines that end in the name of a kind of 公文; the red head (…文件) and the addressee (…：) are none. */
function titleIn(lines: readonly string[]): string | undefined {
  for (let first = 0; first < lines.length; first += 1) {
    let title = ''
    for (const line of lines.slice(first, first + TITLE_LINES_MAX)) {
      if (/[：:。，]$/.test(line) || NUMBER.test(line)) break
      title += line
      if (KIND.test(title) && title.length >= 6) return title
    }
  }
  return undefined
}
