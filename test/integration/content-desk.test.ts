// The content desk end to end: handed in, reviewed by two, signed by a fourth, on a terminal at its next poll, and withdrawn from it again.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { DEMO_OFFICE_CHANNEL } from '../../hub/demo/seed-demo.ts'
import { brokenAt } from '../../hub/desk/desk-record.ts'
import { openKeyFolder } from '../../hub/publish/key-folder.ts'
import { writePackage } from '../../hub/publish/pack.ts'
import { publishPackage } from '../../hub/publish/publish-package.ts'
import { callEndpoint as call, type Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi, type Role } from '../../shared/api/hub-console.ts'
import { DESK_FILE_PATH, hubDeskApi } from '../../shared/api/hub-desk.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import type { Result } from '../../shared/result.ts'
import { docx, p } from '../fixtures/office-files.ts'
import { residentId } from '../fixtures/planted-data.ts'
import { madeDocument, temporaryFolder } from '../fixtures/town.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'

type Call = <Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
) => Promise<Result<z.output<Res>>>
interface Person {
  readonly call: Call
  readonly headers: Record<string, string>
}

let world: HubInProcess
let terminal: TestTerminal
const people: Record<string, Person> = {}

async function signIn(name: string, roles: Role[]): Promise<Person> {
  await world.hub.accounts.create({ name, displayName: `${name}某`, roles }, `pass-${name}`, { demo: true })
  let cookie = ''
  const keepCookie = async (request: Request) => {
    const answer = await world.hub.app.fetch(request)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return answer
  }
  const entered = await call(keepCookie, world.address, hubConsoleApi.signIn, { name, password: `pass-${name}` })
  if (!entered.ok) throw new Error(`expected to sign in, got ${entered.error.code}`)
  const headers = { cookie, [CSRF_HEADER]: entered.value.csrf }
  return {
    headers,
    call: (target, input) => call(async (request) => await world.hub.app.fetch(request), world.address, target, input, headers),
  }
}

const person = (name: string): Person => {
  const found = people[name]
  if (found === undefined) throw new Error(`expected a person called ${name}`)
  return found
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${result.error.code}`)
  return result.value
}
const fields = (id: string, title: string, more = {}) => ({ id, title, kind: 'notice' as const, body: '青禾镇人民政府', ...more })
const saveText = (id: string, text: string, version = 0, more = {}) =>
  person('editor').call(hubDeskApi.save, { version, draft: { fields: fields(id, '冬季用水通知', more), text } })

/** Through all steps; gives the answer of the last one. */
async function wholeWay(id: string, version: number, publishOn?: string) {
  expect(code(await person('editor').call(hubDeskApi.submit, { id, version }))).toBe('ok')
  expect(code(await person('first').call(hubDeskApi.passContent, { id, version }))).toBe('ok')
  expect(code(await person('second').call(hubDeskApi.passSecrecy, { id, version }))).toBe('ok')
  return await person('leader').call(hubDeskApi.sign, { id, version, ...(publishOn !== undefined && { publishOn }) })
}

async function onTerminal(id: string) {
  await terminal.host.poller.round()
  return await call(async (request) => await terminal.host.app.fetch(request), 'http://terminal', terminalApi.document, { id })
}

beforeAll(async () => {
  world = await hubInProcess()
  terminal = await world.terminal()
  people['editor'] = await signIn('editor', ['editor'])
  people['first'] = await signIn('first', ['reviewer'])
  people['second'] = await signIn('second', ['reviewer'])
  people['leader'] = await signIn('leader', ['publisher'])
}, 120_000)
afterAll(() => world.close())

describe('a Word file', () => {
  test('goes through four hands to the terminal, with its review record, and back off it', async () => {
    const bytes = await docx(p('入冬以后请用温水浇水表，不要用开水。'))
    const kept = await world.hub.app.fetch(
      new Request(`${world.address}${DESK_FILE_PATH}?name=${encodeURIComponent('用水通知.docx')}`, {
        method: 'POST',
        headers: person('editor').headers,
        body: Buffer.from(bytes),
      }),
    )
    const { file } = (await kept.json()) as { file: string }
    const saved = got(
      await person('editor').call(hubDeskApi.save, {
        version: 0,
        draft: { fields: fields('winter-water', '冬季用水通知'), file },
      }),
    )
    expect(saved).toMatchObject({ row: { stage: 'draft', version: 1 }, findings: [] })
    expect(saved.html).toContain('温水浇水表')
    expect(code(await onTerminal('winter-water'))).not.toBe('ok')
    expect(got(await wholeWay('winter-water', 1)).row).toMatchObject({
      stage: 'published',
      content: { name: 'first某' },
      secrecy: { name: 'second某' },
      signed: { name: 'leader某' },
    })
    const shown = got(await onTerminal('winter-water'))
    expect(shown.meta.title).toBe('冬季用水通知')
    expect(shown.meta.review.map(({ step, by }) => `${step} ${by}`)).toEqual(['content first某', 'secrecy second某'])
    const withdrawn = await person('leader').call(hubDeskApi.withdraw, {
      id: 'winter-water',
      version: 1,
      reason: '内容有误，另行发布',
    })
    expect(got(withdrawn).row.stage).toBe('withdrawn')
    expect(code(await onTerminal('winter-water'))).not.toBe('ok')
  })
})

describe('the preview', () => {
  test('answers the terminal’s reader for a draft as the terminal will after publication', async () => {
    got(await saveText('to-preview', '## 小标题\n\n预览的正文。'))
    const before = got(await person('first').call(terminalApi.document, { id: 'to-preview' }))
    got(await wholeWay('to-preview', 1))
    const after = got(await onTerminal('to-preview'))
    expect({ html: before.html, text: before.text, title: before.meta.title }).toEqual({
      ...{ html: after.html, text: after.text, title: after.meta.title },
    })
    const state = got(await person('first').call(terminalApi.state, {}))
    expect(state.setting.theme?.place.town).toBe('青禾镇')
  })

  test('says so where the file gives no text', async () => {
    const kept = await world.hub.app.fetch(
      new Request(`${world.address}${DESK_FILE_PATH}?name=${encodeURIComponent('坏.docx')}`, {
        method: 'POST',
        headers: person('editor').headers,
        body: 'PK not a real file',
      }),
    )
    const { file } = (await kept.json()) as { file: string }
    got(await person('editor').call(hubDeskApi.save, { version: 0, draft: { fields: fields('broken-file', '坏文件'), file } }))
    expect(code(await person('first').call(terminalApi.document, { id: 'broken-file' }))).toBe('desk-unreadable')
  })
})

describe('who may do what', () => {
  test('nobody takes two steps, and not without the role or on an old version', async () => {
    got(await saveText('two-steps', '通知正文。'))
    const seen = { id: 'two-steps', version: 1 }
    expect(code(await person('first').call(hubDeskApi.submit, seen))).toBe('not-allowed')
    expect(code(await person('editor').call(hubDeskApi.submit, seen))).toBe('ok')
    expect(code(await person('editor').call(hubDeskApi.passContent, seen))).toBe('not-allowed')
    expect(code(await person('leader').call(hubDeskApi.sign, seen))).toBe('desk-not-now')
    expect(code(await person('first').call(hubDeskApi.passContent, { ...seen, version: 2 }))).toBe('desk-version-changed')
    expect(code(await person('first').call(hubDeskApi.passContent, seen))).toBe('ok')
    expect(code(await person('first').call(hubDeskApi.passSecrecy, seen))).toBe('desk-same-person')
    got(await saveText('two-steps', '通知正文，改了一个字。', 1))
    expect(code(await person('second').call(hubDeskApi.passSecrecy, seen))).toBe('desk-not-now')
    expect(code(await saveText('two-steps', '旧的', 1))).toBe('desk-version-changed')
  })

  test('without the session’s token nothing is handed in', async () => {
    const { cookie = '' } = person('editor').headers
    const answer = await world.hub.app.fetch(
      new Request(`${world.address}${DESK_FILE_PATH}?name=a.txt`, { method: 'POST', headers: { cookie }, body: 'x' }),
    )
    expect(answer.status).toBe(403)
    const nobody = await world.hub.app.fetch(new Request(`${world.address}/api/console/desk`))
    expect(nobody.status).toBe(401)
    for (const name of ['../a.txt', '', 'a\u0000b'])
      expect(
        (
          await world.hub.app.fetch(
            new Request(`${world.address}${DESK_FILE_PATH}?name=${encodeURIComponent(name)}`, {
              method: 'POST',
              headers: person('editor').headers,
              body: 'x',
            }),
          )
        ).status,
      ).toBe(400)
  })
})

describe('the check', () => {
  test('an ID number stops it, a warning asks for a reason that stays on record', async () => {
    const held = got(await saveText('with-id', `领取人张某${residentId('110105', '19491231', 2)}。`))
    expect(held.findings).toMatchObject([{ rule: 'resident-id-number', severity: 'error' }])
    expect(code(await person('editor').call(hubDeskApi.submit, { id: 'with-id', version: 1 }))).toBe('desk-errors-open')
    const warned = got(await saveText('with-id', '咨询电话：13812345678', 1))
    const [finding] = warned.findings
    expect(finding?.severity).toBe('warning')
    const seen = { id: 'with-id', version: 2 }
    got(await person('editor').call(hubDeskApi.submit, seen))
    expect(code(await person('first').call(hubDeskApi.passContent, seen))).toBe('desk-reasons-missing')
    const reasons = { [finding?.key ?? '']: '值班手机，对外公布' }
    const passed = got(await person('first').call(hubDeskApi.passContent, { ...seen, reasons }))
    expect(passed.row.content?.reasons).toEqual(reasons)
  })
})

describe('later', () => {
  test('a day ahead is waited for', async () => {
    got(await saveText('next-year', '明年的通知。'))
    expect(got(await wholeWay('next-year', 1, '2099-01-04')).row.stage).toBe('scheduled')
    expect(code(await onTerminal('next-year'))).not.toBe('ok')
    got(await saveText('yesterday', '通知。'))
    expect(code(await wholeWay('yesterday', 1, '2020-01-01'))).toBe('malformed')
  })

  test('a policy is repealed, and the terminal says so and leads to what takes its place', async () => {
    got(await saveText('old-rule', '第一条 本办法自发布之日起施行。', 0, { kind: 'policy' }))
    got(await wholeWay('old-rule', 1))
    got(await saveText('new-rule', '第一条 新办法自发布之日起施行。', 0, { kind: 'policy' }))
    got(await wholeWay('new-rule', 1))
    const repealed = await person('leader').call(hubDeskApi.setValidity, {
      id: 'old-rule',
      version: 1,
      validity: 'repealed',
      replacedBy: 'new-rule',
      reason: '已有新办法',
    })
    expect(code(repealed)).toBe('ok')
    const shown = got(await onTerminal('old-rule'))
    expect(shown.meta.validity).toBe('repealed')
    expect(shown.replacedBy.map(({ id }) => id)).toEqual(['new-rule'])
  })

  test('the quarterly list is there for everybody who is signed in', async () => {
    expect(got(await person('editor').call(hubDeskApi.selfCheck, {})).lines.length).toBeGreaterThan(0)
  })

  test('a package made elsewhere does not push out what the desk has published', async () => {
    got(await saveText('stays', '留下的通知。'))
    got(await wholeWay('stays', 1))
    const other = join(temporaryFolder(), 'package')
    writePackage([madeDocument('from-elsewhere', '别处打包的通知')], {
      channel: DEMO_OFFICE_CHANNEL,
      out: other,
      createdAt: new Date(),
    })
    const keys = openKeyFolder(join(world.repo, '..', 'keys'), { demo: true })
    expect(code(await publishPackage({ repo: world.repo, keys, now: new Date() }, other))).toBe('ok')
    // Any decision of the desk, and each minute's look, makes it good.
    got(await saveText('another', '又一份通知。'))
    got(await wholeWay('another', 1))
    for (const id of ['stays', 'another', 'from-elsewhere']) expect(code(await onTerminal(id)), id).toBe('ok')
  })

  test('what came by the command line is listed with its text and fields, and can be withdrawn', async () => {
    const { rows } = got(await person('leader').call(hubDeskApi.rows, {}))
    const packed = rows.find(({ version, stage }) => version === 0 && stage === 'published')
    const seen = { id: packed?.id ?? '', version: 0 }
    const read = got(await person('editor').call(hubDeskApi.document, { id: seen.id }))
    expect(read).toMatchObject({ published: { title: packed?.title }, html: expect.stringContaining('<') })
    const all = got(await person('editor').call(hubDeskApi.published, {}))
    expect(all.documents.map(({ id }) => id)).toContain(seen.id)
    expect(code(await person('leader').call(hubDeskApi.withdraw, { ...seen, reason: '紧急撤下' }))).toBe('ok')
    expect(code(await onTerminal(seen.id))).not.toBe('ok')
  })

  test('the record is whole, and a changed row is found', async () => {
    expect(await brokenAt(world.hub.store)).toBeUndefined()
    const rows = await world.hub.store.selectFrom('desk_event').select(['number', 'event']).where('number', '=', 3).execute()
    await world.hub.store.updateTable('desk_event').set({ event: '{}' }).where('number', '=', 3).execute()
    expect(await brokenAt(world.hub.store)).toBe(3)
    for (const { number, event } of rows)
      await world.hub.store.updateTable('desk_event').set({ event }).where('number', '=', number).execute()
    expect(await brokenAt(world.hub.store)).toBeUndefined()
  })
})
