// The state that the reader asks a terminal for, as a healthy terminal of this office would tell it: its standard, its theme, its day.
import { shippedProfile } from '../../platform/standards.ts'
import type { TerminalState } from '../../shared/api/terminal.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { signingRole, standardChannels, standardTarget, themesTarget } from '../../shared/content/channel.ts'
import type { Office } from '../../shared/content/office.ts'
import { readProfile, themeFor } from '../../shared/standard/judge-setting.ts'
import { publishedCatalogue } from '../publish/publish-package.ts'
import { currentTarget, publishedRoles } from '../publish/repository.ts'
import type { DeskParts } from './desk-parts.ts'

export function previewState({ repo, channel, now }: Pick<DeskParts, 'repo' | 'channel' | 'now'>, office: Office): TerminalState {
  const { id, body, bodyTranslations, demo, contact, filing } = office
  const catalogue = publishedCatalogue(repo, channel)
  return {
    office: { id, body, bodyTranslations, demo, contact, filing },
    connection: 'online',
    content: {
      generation: 1,
      asOf: catalogue?.createdAt ?? now().toISOString(),
      documents: catalogue?.documents.length ?? 0,
      trial: catalogue?.trial ?? false,
    },
    queue: { waiting: 0, refused: 0 },
    clock: { now: now().toISOString(), today: chinaDay(now()), trusted: true },
    sync: { phase: 'idle', done: 0, total: 0, bytesDone: 0, bytesTotal: 0 },
    storage: 'ok',
    setting: settingOf(repo, channel),
    themeRefused: false,
    notices: [],
  }
}

/** The first standard that counts and the theme for all terminals; what cannot be read is left to the terminals to say. */
export function settingOf(repo: string, channel: string): TerminalState['setting'] {
  const channels = standardChannels([...publishedRoles(repo), channel], channel)
  const [standard] = channels.flatMap((one) => signed(repo, one, standardTarget(one)) ?? [])
  const read = standard === undefined ? undefined : readProfile(standard)
  const profile = read !== undefined && 'value' in read ? read.value : shippedProfile()
  const themes = signed(repo, channel, themesTarget(signingRole(channel)))
  const theme = themes === undefined ? undefined : themeFor(themes, undefined)
  return { profile, ...(theme !== undefined && 'value' in theme && { theme: theme.value }) }
}

function signed(repo: string, channel: string, target: string): unknown {
  const bytes = currentTarget(repo, signingRole(channel), target)
  return bytes === undefined ? undefined : JSON.parse(Buffer.from(bytes).toString('utf8'))
}
