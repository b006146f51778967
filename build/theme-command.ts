// `zwgk theme` with what its preview needs around it: a demonstration whose hub signs the theme, built pages, a system Chromium.
import { photographPages } from '../electron/audit/photograph-pages.ts'
import { findChromium } from '../electron/browser/chromium.ts'
import { themeCommand } from '../hub/cli/theme.ts'
import { hubFolders } from '../hub/hub.ts'
import { openKeyFolder } from '../hub/publish/key-folder.ts'
import { publishTargets } from '../hub/publish/repository.ts'
import { standardTarget, themesTarget } from '../shared/content/channel.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { StandardProfile } from '../shared/standard/profile.ts'
import { AUDITED_MODES, AUDITED_SIZES, allVariants, readSize, type Size } from '../shared/standard/shown/variant.ts'
import type { Theme } from '../shared/standard/theme.ts'
import { builtPages } from './build-pages.ts'
import { demoTerminal } from './demo-terminal.ts'

/** What a town wants to see before it signs: home, zones, a list, a text, a search, a form. */
const PAGES_SHOWN = ['home', 'zone-', 'list-library', 'reader-policy', 'search', 'form-consultation-', 'my-receipts']

/** What the demo itself has: its own office receives, its own page of rules is linked. */
const OF_THE_DEMO = { terminals: [], office: 'qinghe' }

export const theme = themeCommand(async (wanted, profile, folder) => {
  const chromium = findChromium()
  if (chromium === undefined) return fail('no-chromium')
  const pages = builtPages()
  const demo = await demoTerminal()
  try {
    const signed = await signInto(demo.hub, profile, wanted)
    if (!signed.ok) return signed
    const known = AUDITED_SIZES.map(readSize).filter((size) => size !== undefined)
    const sizes = known.filter((size) => isLaidAs(size, wanted.layout))
    const modes = AUDITED_MODES.map((mode) => (mode === '' ? [] : [mode]))
    const variants = allVariants(sizes, wanted.languages, modes)
    return await photographPages(demo, { pages, chromium, variants, only: PAGES_SHOWN, folder })
  } finally {
    await demo.close()
  }
})

/** Portrait or landscape, as the theme says its screen stands. */
function isLaidAs({ width, height }: Size, layout: Theme['layout']): boolean {
  return layout === 'portrait' ? height > width : width > height
}

async function signInto(hub: string, profile: StandardProfile, wanted: Theme): Promise<Result<void>> {
  const { repo, keys } = hubFolders(hub)
  const publisher = { repo, keys: openKeyFolder(keys, { demo: true }), now: new Date() }
  const shown = { format: 1, themes: [{ ...wanted, ...OF_THE_DEMO }] }
  const targets: [string, string, unknown][] = [
    ['county', standardTarget('county'), profile],
    ['town', themesTarget('town'), shown],
  ]
  for (const [role, path, value] of targets) {
    const done = await publishTargets(publisher, role, new Map([[path, Buffer.from(JSON.stringify(value))]]))
    if (!done.ok) return done
  }
  return ok(undefined)
}
