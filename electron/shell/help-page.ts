// What stands on the screen when host or pages can't: three languages, no script, nothing to touch.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const LANGUAGES = ['zh-CN', 'ko', 'en'] as const
const wordsSchema = z.object({ help: z.object({ title: z.string(), text: z.string(), again: z.string() }) })

const STYLE = `body{margin:0;min-height:100vh;display:grid;align-content:center;gap:3.5rem;padding:0 10vw;background:#fff;color:#1a1a1a;font:1.5rem/1.6 'Common SC','Noto Sans SC Variable','Common KR','Noto Sans KR Variable',sans-serif}
h1{margin:0 0 .5rem;font-size:1.4em;color:#8c1c13}section+section{border-top:1px solid #c9c9c9;padding-top:3rem;font-size:.85em}p{margin:0}`

/** `locales`: the folder with one folder a language. `pages`: the built pages, whose fonts it borrows: a terminal's system may have no Chinese ones. */
export function helpPage(locales: string, pages: string): string {
  const words = LANGUAGES.map((language) => {
    const { help } = wordsSchema.parse(JSON.parse(readFileSync(join(locales, language, 'shell.json'), 'utf8')))
    return { language, help }
  })
  const sections = words.map(({ language, help }) => {
    return `<section lang="${language}"><h1>${escaped(help.title)}</h1><p>${escaped(help.text)}</p><p>${escaped(help.again)}</p></section>`
  })
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(words[0]?.help.title ?? '')}</title><style>${fontFaces(pages)}${STYLE}</style></head><body data-testid="help-page">${sections.join('')}</body></html>`
}

export const HELP_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-same-origin",
  'cache-control': 'no-store',
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function fontFaces(pages: string): string {
  const assets = join(pages, 'assets')
  const sheets = existsSync(assets) ? readdirSync(assets).filter((name) => name.endsWith('.css')) : []
  const faces = sheets.flatMap((name) => readFileSync(join(assets, name), 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [])
  return [...new Set(faces)].join('').replaceAll(/url\((?:\.\/|[^)]*\/)?([^/)]+\.woff2)\)/g, 'url(/assets/$1)')
}
