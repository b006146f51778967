// What the installed programs have on their disk, asked from inside by the packages' own library: the files are only theirs.

/** Runs a program in the clean root and gives its output; throws when it fails. */
type Done = (program: string, args: readonly string[]) => string

export interface InstalledData {
  /** One SQL answer out of a database, as the user whose it is. */
  ask(user: string, home: string, file: string, sql: string): unknown
  /** Receipts of the terminal with their states, one after the other. */
  receipts(): unknown
  /** 1 when the terminal is enrolled. */
  grant(): unknown
}

export function installedData(done: Done): InstalledData {
  const ask = (user: string, home: string, file: string, sql: string): unknown => {
    const script = `const db = new (require('${home}/node_modules/better-sqlite3'))('${file}', { readonly: true }); console.log(JSON.stringify(db.prepare(process.argv[1]).pluck().get() ?? null))`
    return JSON.parse(done('runuser', ['-u', user, '--', `${home}/runtime/node`, '-e', script, sql]))
  }
  const ofTerminal = (sql: string) => ask('zwgk-terminal', '/usr/lib/zwgk-terminal', '/var/lib/zwgk-terminal/ledger.sqlite', sql)
  return {
    ask,
    receipts: () => ofTerminal('SELECT group_concat(receipt || state) FROM submission'),
    grant: () => ofTerminal(`SELECT count(*) FROM setting WHERE name = 'grant'`),
  }
}
