// The hub's tables, as Kysely sees them. Times are ISO text, structured values JSON text: the same on SQLite and PostgreSQL.
import type { ColumnType, Generated } from 'kysely'

/** Reads as bytes; both drivers give a Buffer. */
type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

export interface HubTables {
  terminal: {
    code: string
    name: string
    /** Public key, JSON. */
    verifying_key: string
    enrolled_at: string
    /** Set by authenticated messages only (F78). */
    last_contact_at: string | null
    /** When the newest stick from it was written, by its own clock and never later than it was read; signed too, but no contact. */
    last_stick_at: Generated<string | null>
    heartbeat: string | null
    /** 五个统一, level four, as last told; stays when a terminal goes back to a release that does not tell it. JSON. */
    standing: string | null
    standing_at: string | null
    /** The last report on 五个统一 that it told, brief. JSON. */
    report: string | null
    /** 1: the office's own code, for what is handed in there. No terminal: it signs nothing and is told nothing. */
    is_office: Generated<number>
    /** 归属变更: when it was given to another office, to which (its id), by whom. */
    moved_at: Generated<string | null>
    moved_to: Generated<string | null>
    moved_by: Generated<string | null>
  }
  /** The last number that the office gave to something handed in; one row. */
  office_number: {
    only: number
    /** Moves on when the hub is restored from a backup, so that no number is given twice (F12). */
    epoch: string
    sequence: number
  }
  /** Offices that hand on to this one, or take from it. `officeCardSchema`, JSON. */
  known_office: {
    id: string
    card: string
    kept_at: string
    by_name: string
  }
  /** 转交, outgoing. A submission's own transfer has the submission's id. */
  transfer_out: {
    id: string
    submission_id: string
    what: 'submission' | 'window-records'
    to_office: string
    /** JSON: what is signed, and the signature. */
    statement: string
    signature: string
    /** Empty once the other office has taken it. */
    sealed: Bytes
    /** JSON list of the window records in it. */
    records: string
    made_at: string
    /** The other office's signed word, JSON. */
    answer: Generated<string | null>
    outcome: Generated<'taken' | 'refused' | null>
    reason: Generated<string | null>
  }
  /** 转交, incoming. */
  transfer_in: {
    id: string
    submission_id: string
    what: 'submission' | 'window-records'
    from_office: string
    sha256: string
    /** Where it was filed at the first office, and the machine's public key; of a submission only. */
    terminal_name: string | null
    terminal_key: string | null
    taken_at: string
  }
  enrolment_code: {
    /** First four characters of the code. */
    name: string
    secret: string
    terminal_code: string
    terminal_name: string
    expires_at: string
    wrong_tries: number
    used_at: string | null
  }
  submission: {
    id: string
    receipt: string
    /** Whose replies go to it; null for what another office received first, at a machine that is not enrolled here. */
    terminal: string | null
    header: string
    suite: string
    sha256: string
    sealed: Bytes
    received_at: string
    acknowledgement: string
    opened_at: string | null
    /** From then on `sealed` is empty. */
    erased_at: string | null
    erased_why: 'on-demand' | 'period-over' | null
    /** Kind of applicant, for the yearly table, once the seal is gone. */
    counted_as: string | null
  }
  reply: {
    id: string
    submission_id: string
    /** The reply's content sealed to the office, for the officer who looks again. */
    for_office: Bytes
    /** As it travels to the terminal, sealed with the query code. JSON. */
    sealed_reply: string
    sent_at: string
    delivered_at: string | null
  }
  window_record: {
    id: string
    /** Of a submission here, or of one the hub refused and staff settled otherwise. */
    receipt: string
    kind: 'receipt-day' | 'identity-checked' | 'redone'
    /** 收到日期, with `receipt-day` only. */
    day: string | null
    /** With `redone` only. */
    reason: string | null
    by_name: string
    at: string
    source: 'terminal' | 'console'
    kept_at: string
  }
  /** 办理记录: `action` is JSON of codes and days, `words` what was written with it, sealed to the office. */
  case_event: {
    id: string
    submission_id: string
    sequence: number
    action: string
    /** Null once they are erased, too. */
    words: ColumnType<Buffer | null, Uint8Array | null, null>
    account: string
    by_name: string
    at: string
  }
  /** 意见采纳情况: the call that an opinion belongs to, and what was decided on it. Only the call stays once the opinion is erased. */
  opinion: {
    submission_id: string
    document: string
    verdict: Generated<'adopted' | 'partly' | 'declined' | null>
    /** `opinionWordsSchema`, JSON sealed to the office: the reason, and the text as edited for publication. */
    words: ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>
    by_name: Generated<string | null>
    decided_at: Generated<string | null>
  }
  /** A version of the content desk that a result was put together as. */
  opinion_result: {
    document: string
    version: number
    opinion_call: string
    made_at: string
  }
  /** What was read under the seal of a rating; stays when the seal is gone, so that the months stay right. */
  rating: {
    submission_id: string
    grade: string
    /** 1: a phone was left. */
    reachable: number
  }
  /** 回访记录: `action` is JSON of codes and days, `words` what was written with it, sealed to the office. */
  follow_up_step: {
    id: string
    submission_id: string
    sequence: number
    action: string
    /** Null once they are erased. */
    words: ColumnType<Buffer | null, Uint8Array | null, null>
    account: string
    by_name: string
    at: string
  }
  /** 请人帮忙. */
  help_call: {
    id: string
    terminal: string
    called_at: string
    rings: number
    ended_at: string | null
    ended_how: 'seen' | 'by-person' | 'called-anew' | null
  }
  /** 指令. */
  fleet_command: {
    id: string
    terminal: string
    kind: string
    /** `commandStatementSchema`, JSON: what gets signed. */
    statement: string
    account: string
    by_name: string
    issued_at: string
    expires_at: string
    /** When it first went down. */
    delivered_at: Generated<string | null>
    outcome: Generated<'done' | 'refused' | 'expired' | null>
    reason: Generated<string | null>
    answered_at: Generated<string | null>
    seen_at: Generated<string | null>
  }
  /** An alert that stands; gone when what it tells of has ended. */
  fleet_alert: {
    terminal: string
    kind: string
    since: string
  }
  account: {
    name: string
    display_name: string
    /** JSON list of roles. */
    roles: string
    password_check: string
    password_salt: string
    /** 1: made for the demo; can't sign in elsewhere. */
    demo: number
    /** 停用. */
    closed_at: string | null
    password_set_at: string | null
  }
  session: {
    id: string
    token_hash: string
    account: string
    csrf: string
    opened_at: string
    seen_at: string
    expires_at: string
  }
  sign_in_try: {
    name_hash: string
    wrong: number
    last_at: string
    locked_until: string | null
  }
  /** Signed requests of terminals that were taken: none is taken twice, whichever hub it comes to. */
  used_request: {
    terminal: string
    nonce: string
    at: string
  }
  /** `counts` is JSON (shared/charts/use-counts.ts); `hour` of the hall's clock. */
  use_count: {
    terminal: string
    run: string
    hour: string
    counts: string
  }
  desk_file: {
    sha256: string
    /** As it was called at the office. */
    name: string
    bytes: Bytes
    kept_at: string
  }
  desk_version: {
    document: string
    version: number
    /** `deskDraftSchema`, JSON. */
    draft: string
    /** The file that it was handed in as; null for a pasted text. */
    file: string | null
    saved_at: string
    /** When its text was taken out, because an opinion in it was erased. */
    cleared_at: Generated<string | null>
  }
  /** Append only: each row's hash covers the one before. */
  desk_event: {
    number: number
    document: string
    /** `deskEventSchema`, JSON. */
    event: string
    suite: string
    previous: string
    hash: string
  }
  /** 操作记录, append only: each row's hash covers the one before. `auditEntrySchema` says what a row may hold. */
  audit_event: {
    number: number
    at: string
    account: string
    what: string
    about: string
    detail: string
    suite: string
    previous: string
    hash: string
  }
}
