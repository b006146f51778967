// Where to find people, in the reader's language as far as the town has written it; what stands in Chinese only is marked as Chinese.
import { useTranslation } from 'react-i18next'
import { useHostState } from '../state/host-state.ts'
import { useSetting } from '../state/setting.ts'
import { useViewing } from '../state/viewing.ts'
import { hoursWords } from './hours-words.ts'

export interface InWords {
  readonly words: string
  /** Where it differs from the language of the page. */
  readonly lang: 'zh-CN' | undefined
}

export interface Contact {
  readonly responsible: InWords | undefined
  readonly inquiryPhone: string | undefined
  readonly supervisionPhone: string | undefined
  readonly address: InWords | undefined
  readonly hours: InWords | undefined
}

/** The hall where the terminal stands; until its theme has come, the office that answers. */
export function useHallContact(): Contact {
  const { theme, translated, chinese, hours } = useWords()
  const office = useHostState((host) => host.state?.office?.contact)
  const contact = theme?.contact ?? office
  return {
    responsible: translated?.responsible ?? chinese(contact?.responsible),
    inquiryPhone: contact?.inquiryPhone,
    supervisionPhone: contact?.supervisionPhone,
    address: translated?.address ?? chinese(contact?.address),
    hours: theme === undefined ? chinese(office?.hours) : hours,
  }
}

/** The office that answers: where paper is handed in. It may stand in another house than this terminal. */
export function useOfficeContact(): Contact {
  const { theme, translated, chinese, hours } = useWords()
  const office = useHostState((host) => host.state?.office?.contact)
  const here = theme !== undefined && (theme.contact.address ?? office?.address) === office?.address
  return {
    responsible: chinese(office?.responsible),
    inquiryPhone: office?.inquiryPhone,
    supervisionPhone: office?.supervisionPhone,
    address: (here ? translated?.address : undefined) ?? chinese(office?.address),
    hours: (here ? hours : undefined) ?? chinese(office?.hours),
  }
}

/** 受理机关 by name. */
export function useOfficeBody(): InWords | undefined {
  const language = useViewing((viewing) => viewing.language)
  const office = useHostState((host) => host.state?.office)
  if (office === undefined) return undefined
  const translated = language === 'zh-CN' ? office.body : office.bodyTranslations[language]
  return translated === undefined ? { words: office.body, lang: 'zh-CN' } : { words: translated, lang: undefined }
}

/** As a receipt names it: in words the reader knows, and as it is called at the window. */
export function useAddressee(chinese: string): InWords {
  const body = useOfficeBody()
  return body === undefined || body.lang !== undefined || body.words === chinese
    ? { words: chinese, lang: 'zh-CN' }
    : { words: `${body.words} (${chinese})`, lang: undefined }
}

function useWords() {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const today = useHostState((host) => host.state?.clock.today)
  const theme = useSetting()?.theme
  const inPageLanguage = (words: string | undefined): InWords | undefined =>
    words === undefined ? undefined : { words, lang: undefined }
  const given = language === 'zh-CN' ? undefined : theme?.contactTranslations?.[language]
  return {
    theme,
    translated: given && { responsible: inPageLanguage(given.responsible), address: inPageLanguage(given.address) },
    chinese: (words: string | undefined): InWords | undefined =>
      words === undefined ? undefined : { words, lang: language === 'zh-CN' ? undefined : 'zh-CN' },
    hours: theme === undefined || today === undefined ? undefined : inPageLanguage(hoursWords(theme.hours, today, language, t)),
  }
}
