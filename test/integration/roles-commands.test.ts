// Setting PINs and receiving sticks from the command line, as an administrator does.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDataFolder } from '../../electron/host/data-folder.ts'
import { createPins } from '../../electron/host/roles/pins.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { projectFolder } from '../../platform/paths.ts'
import { answersFileName, stickAnswersSchema } from '../../shared/api/stick.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import type { TerminalRole } from '../../shared/roles/pin.ts'
import { sentence, zwgk } from '../support/command.ts'
import { hubInProcess } from '../support/hub-in-process.ts'
import { enterAs } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-roles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function typed(args: readonly string[], lines: readonly string[]) {
  const program = join(projectFolder(), 'build', 'zwgk.ts')
  return spawnSync(process.execPath, [program, 'pin', ...args], { input: `${lines.join('\n')}\n`, encoding: 'utf8' })
}
async function lets(data: string, role: TerminalRole, pin: string): Promise<boolean> {
  const opened = openDataFolder(data)
  if (!opened.ok) throw new Error(opened.error.code)
  const pins = createPins(opened.value.ledger.settings, silentLog)
  const checked = (await pins.check(role, pin)).ok
  pins.close()
  opened.value.close()
  return checked
}

test('a PIN is typed twice; weak ones, two that differ and unknown roles change nothing', async () => {
  const data = join(folder, 'terminal')
  expect(typed(['--data', data, 'staff'], ['719304', '719304']).status).toBe(0)
  expect(await lets(data, 'staff', '719304')).toBe(true)
  for (const lines of [
    ['480215', '480216'],
    ['000000', '000000'],
    ['123456', '123456'],
    ['48021', '48021'],
    ['', ''],
    ['480215'],
  ])
    expect(typed(['--data', data, 'staff'], lines).status).toBe(2)
  expect(typed(['--data', data, 'admin'], ['480215', '480215']).status).toBe(2)
  expect(typed(['--data', data, 'staff', '--names', 'x'.repeat(61)], ['480215', '480215']).status).toBe(2)
  expect(await lets(data, 'staff', '719304')).toBe(true)
  expect(await lets(data, 'maintenance', '719304')).toBe(false)
})

test('a PIN file that is not there is a sentence', () => {
  const wrong = zwgk(['pin', 'staff', '--data', join(folder, 'terminal'), '--pin-file', join(folder, 'none')])
  expect(wrong.exit).toBe(2)
  expect(sentence(wrong)).toContain('none')
})

test('the office receives a stick with the command: answers beside the file, a damaged file named, a running hub left alone', async () => {
  const stick = join(folder, 'sticks', 'USB')
  mkdirSync(stick, { recursive: true })
  const world = await hubInProcess()
  const { host } = await world.terminal({ sticks: join(folder, 'sticks') })
  world.door = () => new Response('shut', { status: 503 })
  const { number } = await submitForm(host, 'consultation', '命令行接收')
  const desk = await enterAs(host, 'maintenance')
  const [found] = (await desk.get(terminalRolesApi.sticks, {})).sticks
  const { file } = await desk.get(terminalRolesApi.stickOut, { stick: found?.id ?? '' })
  const data = join(world.repo, '..')
  const receive = (...files: string[]) => zwgk(['receive', '--data', data, '--demo', ...files.map((name) => join(stick, name))])
  expect(receive(file).json).toMatchObject({ error: { code: 'hub-already-running' } })
  await world.stopHub()
  writeFileSync(join(stick, 'broken.json'), '{')
  const both = receive('broken.json', file)
  expect(both.exit).toBe(1)
  expect(both.json).toMatchObject({
    files: [{ error: { code: 'stick-file-damaged' } }, { acknowledged: 1, refused: 0, answers: answersFileName('QH01') }],
  })
  const answers = stickAnswersSchema.parse(JSON.parse(readFileSync(join(stick, answersFileName('QH01')), 'utf8')))
  expect(answers.content.acknowledgements[0]?.statement.receipt).toBe(number)
  await desk.get(terminalRolesApi.stickIn, { stick: found?.id ?? '' })
  expect(host.state().queue.waiting).toBe(0)
  await world.close()
})
