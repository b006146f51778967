// Pictures of every screen: three sizes, three languages, standard and 大字版. `node test/pictures.ts FOLDER [--readme] [--sizes …] [--only …] [--modes …]`; README's own stand in docs/pictures.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LANGUAGES } from '../renderer/ui/language.ts'
import { browserShell } from './support/browser.ts'
import { goHome, SCREENS } from './support/screens.ts'
import { touch } from './support/touch.ts'

const SIZES = ['1080x1920', '1920x1080', '1366x768'] as const
const MODES = [[], ['large'], ['low'], ['contrast']] as const
/** The screens README shows. */
const README = ['home', 'search', 'reader-guide', 'receipt']

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    readme: { type: 'boolean', default: false },
    only: { type: 'string' },
    modes: { type: 'string' },
    sizes: { type: 'string' },
  },
})
const [folder] = positionals
if (folder === undefined) throw new Error('expected a folder for the pictures')
mkdirSync(folder, { recursive: true })
const only = values.readme ? README : values.only?.split(',')
const modes = values.readme ? [MODES[0]] : MODES.filter((mode) => (values.modes ?? ',large').split(',').includes(mode.join()))

const shell = await browserShell()
const { page } = shell
page.setDefaultTimeout(10_000)
await page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
let failed = 0
const sizes = SIZES.filter((size) => (values.sizes ?? SIZES.join()).split(',').includes(size))
for (const size of values.readme ? SIZES.slice(0, 1) : sizes) {
  const [width = 0, height = 0] = size.split('x').map(Number)
  await page.setViewportSize({ width, height })
  for (const language of values.readme ? LANGUAGES.slice(0, 1) : LANGUAGES) {
    for (const mode of modes) {
      await goHome(page)
      await touch(page.getByTestId(`language-${language}`))
      await page.locator(`html[lang="${language}"]`).waitFor()
      for (const one of mode) await touch(page.getByTestId(one))
      for (const screen of SCREENS.filter(({ name }) => only === undefined || only.includes(name))) {
        const name = [size, language, ...mode, screen.name].join('-')
        try {
          await goHome(page)
          await screen.open(page)
        } catch (error) {
          failed += 1
          process.stdout.write(`not reached: ${name}: ${error instanceof Error ? error.message.split('\n')[0] : ''}\n`)
        }
        await page.screenshot({ path: join(folder, `${values.readme ? screen.name : name}.png`) })
      }
      await goHome(page)
      for (const one of mode) await touch(page.getByTestId(one))
    }
  }
}
await shell.close()
process.exitCode = failed === 0 ? 0 : 1
