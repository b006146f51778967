// Sentences for people outside a browser (command line, start-up): the same locale files that the pages use.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance } from 'i18next'
import type { Failure } from '../shared/result.ts'
import { projectFolder } from './paths.ts'

export type Language = 'zh-CN' | 'ko' | 'en'

export interface Messages {
  readonly language: Language
  /** A sentence by namespace and key: `finding:empty-file`. */
  say(key: string, params?: Readonly<Record<string, string | number | boolean>>): string
  failure(failure: Failure): string
}

/** Loads one language; `ZWGK_LANG` chooses it for the command line, Chinese by default. */
export function loadMessages(language: Language = languageFromEnvironment()): Messages {
  const folder = join(projectFolder(), 'assets', 'locales', language)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const instance = createInstance({
    lng: language,
    ns: names.map((name) => name.slice(0, -'.json'.length)),
    interpolation: { escapeValue: false },
    initAsync: false,
    resources: {
      [language]: Object.fromEntries(
        names.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
      ),
    },
  })
  void instance.init()
  const say: Messages['say'] = (key, params = {}) => instance.t(key, params)
  return { language, say, failure: ({ code, params }) => instance.t([`failure:${code}`, 'failure:unknown'], { code, ...params }) }
}

function languageFromEnvironment(): Language {
  const asked = process.env['ZWGK_LANG']
  return asked === 'ko' || asked === 'en' ? asked : 'zh-CN'
}
