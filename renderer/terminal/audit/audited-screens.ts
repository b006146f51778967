// Every page a visitor can come to, and how the audit brings it up: by the state of the pages, as a touch would. Nothing is ever sent.
import { type ListedDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { DOCUMENT_KINDS } from '../../../shared/content/document.ts'
import { isOpenOn } from '../../../shared/content/visibility.ts'
import { shownZones } from '../../../shared/standard/shown-setting.ts'
import { LIST_WAYS } from '../../../shared/standard/ways.ts'
import { call } from '../../ui/call.ts'
import { type Reading, useReadingAloud } from '../aloud/reading-aloud.ts'
import { filterOf } from '../lists/views.ts'
import { showHelpScreen } from '../state/help-call.ts'
import { useHostState } from '../state/host-state.ts'
import { typeSearch } from '../state/typed-search.ts'
import { goHome, goTo } from '../state/way.ts'
import { type AuditedScreen, at } from './audited-screen.ts'
import { formScreens } from './form-screens.ts'
import { keyboardScreens } from './keyboard-screens.ts'
import { press, until } from './press.ts'

/** Kinds whose 带走 page differs: a guide's own fields, a policy's facts, a text that is void. */
const TAKEN: readonly string[] = ['guide', 'policy', 'void']

/** Characters no document has. */
const FOUND_NOWHERE = '0x0x0x0x0x'

/** Read from the host anew for each run: another release has other documents. */
export async function auditedScreens(): Promise<AuditedScreen[]> {
  const { state } = useHostState.getState()
  if (state === undefined) return []
  const { profile, theme } = state.setting
  const word = (theme?.commonWords ?? profile.commonWords)[0]?.['zh-CN']
  const lists = await waysWithDocuments()
  const documents = await documentsOfEachKind()
  const pages = [
    at('home', { name: 'home' }),
    ...(word === undefined ? [] : [suggestions(word), at('search', { name: 'search', term: word })]),
    at('search-nothing', { name: 'search', term: FOUND_NOWHERE }),
    ...shownZones(profile, theme).map(({ id }) => at(`zone-${id}`, { name: 'zone', zone: id })),
    ...lists.map((kind) => at(`list-${kind}`, { name: 'list', kind })),
    ...(await topics()),
    ...documents.map(({ name, id }) => at(`reader-${name}`, { name: 'reader', id })),
    ...documents.filter(({ name }) => TAKEN.includes(name)).map(({ name, id }) => at(`take-${name}`, { name: 'take', id })),
    ...(await tabs(documents)),
    ...readAloud(documents),
    ...(await formScreens(await documentsForForms(state.clock.today))),
    firstUse(),
    helpCall(),
    at('my-receipts', { name: 'my-receipts' }),
    at('staff', { name: 'staff' }),
  ]
  return [...pages, ...keyboardScreens(pages)]
}

function firstUse(): AuditedScreen {
  return {
    name: 'first-use',
    open: async () => {
      goTo({ name: 'first-use' })
      await until(() => document.querySelector('.small-screen-finger') !== null)
      // The finger comes down once, then all is still.
      await until(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
    },
  }
}

/** As a person sees it; nobody is called. */
function helpCall(): AuditedScreen {
  return {
    name: 'help-call',
    open: async () => {
      goHome()
      showHelpScreen()
    },
  }
}

function suggestions(word: string): AuditedScreen {
  return {
    name: 'suggestions',
    open: async () => {
      goHome()
      typeSearch(word)
    },
  }
}

async function waysWithDocuments() {
  const ways = await Promise.all(LIST_WAYS.map(async (way) => ((await listed(filterOf(way))).length > 0 ? [way] : [])))
  return ways.flat()
}

interface Named {
  readonly name: string
  readonly id: string
}

/** The newest of each kind; one that is void; one with a PDF, one with a picture, one with a video. */
async function documentsOfEachKind(): Promise<Named[]> {
  const kinds = await Promise.all(
    DOCUMENT_KINDS.map(async (kind) => (await listed({ kind })).slice(0, 1).map(({ id }): Named => ({ name: kind, id }))),
  )
  const spent = (await listed({ validity: 'void' })).slice(0, 1).map(({ id }): Named => ({ name: 'void', id }))
  return [...kinds.flat(), ...spent, ...(await documentsWithMedia())]
}

const MEDIA: Readonly<Record<string, string>> = { pdf: 'application/pdf', picture: 'image/', video: 'video/' }
const MEDIA_LOOKED_AT = 60

async function documentsWithMedia(): Promise<Named[]> {
  const found = new Map<string, string>()
  for (const { id } of await listed({ limit: MEDIA_LOOKED_AT })) {
    const answer = await call(terminalApi.document, { id })
    if (!answer.ok) continue
    for (const [name, type] of Object.entries(MEDIA))
      if (!found.has(name) && answer.value.media.some(({ mediaType }) => mediaType.startsWith(type))) found.set(name, id)
    if (found.size === Object.keys(MEDIA).length) break
  }
  return [...found].map(([name, id]) => ({ name, id }))
}

/** 朗读 as it is shown, without a sound: nobody has asked to hear anything while the pages are looked at. */
function readAloud([first]: readonly Named[]): AuditedScreen[] {
  if (first === undefined) return []
  const shown = (name: string, reading: Reading): AuditedScreen => ({
    name,
    open: async () => {
      goTo({ name: 'reader', id: first.id })
      if (await until(() => useReadingAloud.getState().subject?.meta.id === first.id)) useReadingAloud.setState({ reading })
    },
  })
  return [
    shown('reader-aloud', { state: 'paused', place: { in: 'title', from: 0, until: 2 } }),
    shown('reader-unable', { state: 'unable', because: 'no-voice' }),
  ]
}

/** A document with both an explanation and a guide shows them in tabs. */
async function tabs(documents: readonly Named[]): Promise<AuditedScreen[]> {
  for (const { id } of documents) {
    const answer = await call(terminalApi.document, { id })
    if (!answer.ok || answer.value.interpretations.length === 0) continue
    return [
      {
        name: 'reader-tab',
        open: async () => {
          goTo({ name: 'reader', id })
          await press('tab-interpretations')
        },
      },
    ]
  }
  return []
}

async function topics(): Promise<AuditedScreen[]> {
  const answer = await call(terminalApi.directory, {})
  const topic = answer.ok ? answer.value.topics[0]?.topic : undefined
  return topic === undefined ? [] : [at('topic', { name: 'topic', topic })]
}

/** What feedback, an opinion and a sign-up are about. */
async function documentsForForms(today: string) {
  const open = async (kind: 'opinion-call' | 'event') => (await listed({ kind, limit: 20 })).find((one) => isOpenOn(one, today))
  const [notice] = await listed({ kind: 'notice' })
  return { feedback: notice, opinion: await open('opinion-call'), 'sign-up': await open('event') }
}

async function listed(
  filter: Parameters<typeof call<typeof terminalApi.documents.request, typeof terminalApi.documents.response>>[1],
): Promise<ListedDocument[]> {
  const answer = await call(terminalApi.documents, filter)
  return answer.ok ? answer.value.documents : []
}
