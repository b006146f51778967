// The browser shell with Chromium's sandbox on, as a user without rights, as a hall runs it: the pages work, and their process can reach nothing by itself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { fillAndSubmit } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { type KeptChromium, keptChromium } from '../../support/kept-chromium.ts'
import { sandboxOf, whyNoSandbox } from '../../support/ordinary-user.ts'
import { openForm } from '../../support/screens.ts'
import { type OwnPlaces, ownPlaces } from '../../traces/own-places.ts'
import { processesBelow } from '../electron/support/processes.ts'

let world: DemoWorld
let terminal: KeptChromium
let places: OwnPlaces

beforeAll(async () => {
  world = demoWorld()
  await world.startHub()
}, 120_000)
afterAll(async () => {
  await terminal?.stop()
  await world?.close()
  places?.remove()
})

test('a visitor searches and submits in sandboxed pages', async ({ skip }) => {
  const missing = whyNoSandbox()
  if (missing !== undefined) skip(`NOT RUN: ${missing}`)
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  places = ownPlaces()
  terminal = await keptChromium({ places, hub: world.hubAddress(), code: issued.value.code, sandboxed: true })
  const page = await terminal.page()
  page.setDefaultTimeout(20_000)
  const all = processesBelow(terminal.pid())
  expect(all.filter(({ commandLine }) => commandLine.includes('--no-sandbox'))).toEqual([])
  const pages = all.filter(({ commandLine }) => commandLine.includes('--type=renderer'))
  expect(pages.length).toBeGreaterThan(0)
  for (const { pid } of pages)
    expect(sandboxOf(pid, terminal.pid())).toMatchObject({ seccomp: 2, noNewPrivileges: true, apart: true })
  await openForm(page, 'consultation')
  const { number } = await fillAndSubmit(page, currentForm('consultation'), filledForm('consultation', '沙箱里问的'))
  expect(number).toMatch(/^QH/)
}, 120_000)
