// Which keys a field needs, and in which ways words can be written.
import type { FieldType } from '../requests/form.ts'
import type { Language } from '../standard/localised.ts'

/** `words`: anything, in the script that somebody chose. The others take only what their kind is made of. */
export const FIELD_KEYS = ['words', 'digits', 'id-number', 'credit-code', 'receipt-code', 'email'] as const
export type FieldKeys = (typeof FIELD_KEYS)[number]

/** 手写, 拼音, 한글, English. */
export const SCRIPTS = ['handwriting', 'pinyin', 'hangul', 'english'] as const
export type Script = (typeof SCRIPTS)[number]

const KEYS_OF: Readonly<Record<Exclude<FieldType, 'choice'>, FieldKeys>> = {
  text: 'words',
  'long-text': 'words',
  phone: 'digits',
  email: 'email',
  'id-number': 'id-number',
  'credit-code': 'credit-code',
}

export function keysOfField(type: Exclude<FieldType, 'choice'>): FieldKeys {
  return KEYS_OF[type]
}

export function isFieldKeys(text: string | undefined): text is FieldKeys {
  return FIELD_KEYS.some((keys) => keys === text)
}

/** What the first field of a session offers, the likeliest first: by hand comes before pinyin, which has to be known. */
export function scriptsAskedIn(language: Language): readonly Script[] {
  switch (language) {
    case 'zh-CN':
      return ['handwriting', 'pinyin']
    case 'ko':
      return ['hangul', 'handwriting', 'pinyin']
    case 'en':
      return ['english', 'handwriting', 'pinyin']
  }
}
