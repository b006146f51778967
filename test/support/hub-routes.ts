// One row for each route of the hub that somebody at the office calls: who may, an input that is understood, and what those may hear who may call it.
import { randomUUID } from 'node:crypto'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { hubAccountsApi } from '../../shared/api/hub-accounts.ts'
import { hubCasesApi } from '../../shared/api/hub-cases.ts'
import { hubChartsApi } from '../../shared/api/hub-charts.ts'
import { hubConsoleApi, type Role } from '../../shared/api/hub-console.ts'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { hubFleetApi } from '../../shared/api/hub-fleet.ts'
import { hubFollowUpApi } from '../../shared/api/hub-follow-up.ts'
import { hubHandInApi } from '../../shared/api/hub-hand-in.ts'
import { hubMovesApi } from '../../shared/api/hub-moves.ts'
import { hubOpinionsApi } from '../../shared/api/hub-opinions.ts'
import { hubPersonDataApi } from '../../shared/api/hub-person-data.ts'
import { terminalApi } from '../../shared/api/terminal.ts'

type Who = readonly Role[] | 'signed-in' | 'everybody'
/** `answers`: what those may hear who may call it; `ok` and `not-found` where nothing is said. */
type Rows<Api> = Record<keyof Api, { who: Who; input: Readonly<Record<string, unknown>>; answers?: readonly string[] }>
export const NO_SUCH_ID = randomUUID()

/** One row a route: who may, and an input that is understood. */
const CONSOLE = {
  signIn: { who: 'everybody', input: { name: 'nobody', password: 'wrong' } },
  session: { who: 'signed-in', input: {} },
  signOut: { who: 'signed-in', input: {} },
  inbox: { who: ['officer'], input: {} },
  open: { who: ['officer'], input: { id: NO_SUCH_ID } },
  reply: { who: ['officer'], input: { id: NO_SUCH_ID, body: '答复' } },
  confirmReceiptDay: { who: ['officer'], input: { id: NO_SUCH_ID, day: '2026-11-25' } },
  checkIdentity: { who: ['officer'], input: { id: NO_SUCH_ID } },
  packages: { who: 'signed-in', input: {} },
  dueSignatures: { who: 'signed-in', input: {} },
  terminals: { who: 'signed-in', input: {} },
  report: { who: 'signed-in', input: { code: 'QH98' } },
  helpCalls: { who: 'signed-in', input: {} },
  helpCallSeen: { who: 'signed-in', input: { id: NO_SUCH_ID } },
  openCodes: { who: ['admin'], input: {} },
  newEnrolmentCode: { who: ['admin'], input: { terminalName: '二号' } },
  revokeCode: { who: ['admin'], input: { name: 'AAAA' } },
} as const satisfies Rows<typeof hubConsoleApi>

const FLEET = {
  alerts: { who: 'signed-in', input: {} },
  commands: { who: 'signed-in', input: {} },
  giveCommand: { who: ['admin'], input: { code: 'QH98', id: NO_SUCH_ID, order: { kind: 'sync' } } },
} as const satisfies Rows<typeof hubFleetApi>

const CASES = {
  case: { who: ['officer'], input: { id: NO_SUCH_ID } },
  /** Conferring (会商) is the officer's; who may agree to an extension: shared/requests/case. */
  act: { who: ['officer'], input: { id: NO_SUCH_ID, action: { kind: 'conferred', day: '2026-11-25' } } },
  approvals: { who: ['publisher', 'admin'], input: {} },
  approval: { who: ['publisher', 'admin'], input: { id: NO_SUCH_ID } },
  document: { who: ['officer'], input: { id: NO_SUCH_ID, which: 'receipt' } },
  yearlyReport: { who: ['officer'], input: { year: 2026 } },
  yearlyFile: { who: ['officer'], input: { year: 2026, format: 'xlsx' } },
} as const satisfies Rows<typeof hubCasesApi>

const NO_SUCH_DOCUMENT = { id: 'no-such-document', version: 1 }
const DRAFT_FIELDS = { id: 'saved-by-a-row', title: '通知', kind: 'notice', body: '青禾镇人民政府' }
/** Who may take which step with a document that is there: shared/desk/desk.test.ts. */
const DESK = {
  rows: { who: 'signed-in', input: {} },
  document: { who: 'signed-in', input: NO_SUCH_DOCUMENT },
  save: { who: ['editor'], input: { version: 0, draft: { fields: DRAFT_FIELDS, text: '通知内容。' } } },
  submit: { who: 'signed-in', input: NO_SUCH_DOCUMENT },
  passContent: { who: 'signed-in', input: NO_SUCH_DOCUMENT },
  passSecrecy: { who: 'signed-in', input: NO_SUCH_DOCUMENT },
  giveBack: { who: 'signed-in', input: { ...NO_SUCH_DOCUMENT, reason: '标题不对' } },
  sign: { who: 'signed-in', input: NO_SUCH_DOCUMENT },
  withdraw: { who: 'signed-in', input: { ...NO_SUCH_DOCUMENT, reason: '标题不对' } },
  setValidity: { who: 'signed-in', input: { ...NO_SUCH_DOCUMENT, validity: 'repealed', reason: '已被新文件代替' } },
  selfCheck: { who: 'signed-in', input: {} },
  published: { who: 'signed-in', input: {} },
} as const satisfies Rows<typeof hubDeskApi>

const NO_SUCH_ACCOUNT = { name: 'no-such-account' }
const GOOD_PASSWORD = 'tin roof and rain'
/** Who may change whom: shared/accounts/account-rules.ts. */
const ACCOUNTS = {
  accounts: { who: ['admin'], input: {} },
  add: {
    who: ['admin'],
    input: { name: 'made-by-a-row', displayName: '某丁', roles: ['editor'], password: GOOD_PASSWORD },
    answers: ['ok', 'account-exists'],
  },
  change: { who: ['admin'], input: { ...NO_SUCH_ACCOUNT, displayName: '某丁', roles: ['admin'] } },
  close: { who: ['admin'], input: NO_SUCH_ACCOUNT },
  reopen: { who: ['admin'], input: NO_SUCH_ACCOUNT },
  setPassword: { who: ['admin'], input: { ...NO_SUCH_ACCOUNT, password: GOOD_PASSWORD } },
  changeOwnPassword: {
    who: 'signed-in',
    input: { old: 'a password', password: 'short' },
    answers: ['password-short'],
  },
  sessions: { who: 'signed-in', input: {} },
  endSession: { who: 'signed-in', input: { id: NO_SUCH_ID } },
  endSessions: { who: 'signed-in', input: {} },
} as const satisfies Rows<typeof hubAccountsApi>

const PERSON = { person: { phone: '000-555 9999' } }
const PERSON_DATA = {
  find: { who: ['officer'], input: PERSON },
  export: { who: ['officer'], input: PERSON },
  erase: { who: ['officer'], input: { ...PERSON, ids: [NO_SUCH_ID], ground: 'consent-withdrawn' } },
  retention: { who: ['officer', 'publisher', 'admin'], input: {} },
  erasePastRetention: { who: ['publisher', 'admin'], input: { ids: [NO_SUCH_ID] } },
} as const satisfies Rows<typeof hubPersonDataApi>

const ASKED = { applicantKind: 'person', information: '道路硬化工程的施工合同' }
const HAND_IN = {
  similar: { who: ['officer'], input: { answers: ASKED } },
  handIn: {
    who: ['officer'],
    input: { id: NO_SUCH_ID, handedIn: { way: 'fax', day: '2026-11-25' }, answers: ASKED, asWritten: false, identitySeen: false },
    answers: ['paper-lacks'],
  },
} as const satisfies Rows<typeof hubHandInApi>

const NO_SUCH_CALL = { id: 'no-such-call' }
const OPINIONS = {
  calls: { who: ['officer'], input: {} },
  open: { who: ['officer'], input: NO_SUCH_CALL },
  decide: { who: ['officer'], input: { ...NO_SUCH_CALL, submissions: [NO_SUCH_ID], verdict: 'adopted', reason: '' } },
  edit: { who: ['officer'], input: { ...NO_SUCH_CALL, submission: NO_SUCH_ID, text: '路灯要修' } },
  enter: {
    who: ['officer'],
    input: {
      ...{ ...NO_SUCH_CALL, submission: NO_SUCH_ID, handedIn: { way: 'post-plain', day: '2026-11-25' } },
      paper: { opinion: '路灯要修', name: '', phone: '' },
    },
  },
  makeResult: { who: ['officer'], input: NO_SUCH_CALL },
} as const satisfies Rows<typeof hubOpinionsApi>

const FOLLOW_UP = {
  followUps: { who: ['officer'], input: {} },
  openFollowUp: { who: ['officer'], input: { id: NO_SUCH_ID } },
  recordStep: {
    who: ['officer'],
    input: { id: NO_SUCH_ID, step: NO_SUCH_ID, action: { kind: 'measure', day: '2026-11-25' }, words: '已改' },
  },
} as const satisfies Rows<typeof hubFollowUpApi>

/** The charts, and what the preview asks of the hub out of the terminal's own contract. */
export const looksApi = { ...hubChartsApi, previewState: terminalApi.state, previewDocument: terminalApi.document }
const LOOKS = {
  charts: { who: 'signed-in', input: {} },
  previewState: { who: 'signed-in', input: {} },
  previewDocument: { who: 'signed-in', input: { id: 'no-such-document' } },
} as const satisfies Rows<typeof looksApi>

const OTHER_OFFICE = {
  format: 1,
  office: {
    ...{ format: 1, id: 'other', channel: 'town', body: '某镇人民政府' },
    contact: {
      responsible: '某甲',
      inquiryPhone: '000-555 0100',
      supervisionPhone: '000-555 0199',
      address: '某处',
      hours: '8:30',
    },
    filing: { disclosureAtMachine: true, countsAs: 'internet' },
    sealing: { suite: 'intl-1', recipients: [{ holder: 'town', recipient: 'age1notreallyakey' }] },
    acknowledging: [{ suite: 'intl-1', keyId: '0'.repeat(64), publicKey: '00' }],
  },
}
const NO_SUCH_OFFICE = { to: 'no-such-office' }
const MOVES = {
  moves: { who: ['admin', 'officer'], input: {} },
  keepOffice: { who: ['admin'], input: { card: OTHER_OFFICE, fingerprint: '0' }, answers: ['fingerprint-other'] },
  give: { who: ['admin'], input: { code: 'QH98', ...NO_SUCH_OFFICE } },
  takeBack: { who: ['admin'], input: { code: 'QH98' } },
} as const satisfies Rows<typeof hubMovesApi>

export const OFFICE_ROUTES = [
  ...rowsOf(hubConsoleApi, CONSOLE),
  ...rowsOf(hubFleetApi, FLEET),
  ...rowsOf(hubCasesApi, CASES),
  ...rowsOf(hubDeskApi, DESK),
  ...rowsOf(hubAccountsApi, ACCOUNTS),
  ...rowsOf(hubPersonDataApi, PERSON_DATA),
  ...rowsOf(hubHandInApi, HAND_IN),
  ...rowsOf(hubOpinionsApi, OPINIONS),
  ...rowsOf(hubFollowUpApi, FOLLOW_UP),
  ...rowsOf(looksApi, LOOKS),
  ...rowsOf(hubMovesApi, MOVES),
]

export function rowsOf<Api extends Readonly<Record<string, Endpoint>>>(api: Api, told: Partial<Rows<Api>>) {
  return Object.entries(api).map(([name, target]) => {
    const row: Rows<Api>[keyof Api] = told[name as keyof Api] ?? { who: 'everybody', input: {} }
    return { name, target, ...row }
  })
}
