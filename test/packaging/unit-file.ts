// Reads a systemd unit and does by hand what systemd would do for its start: user, folders, environment, umask, no new privileges.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CleanRoot } from './clean-root.ts'

export interface UnitFile {
  /** Every value of a key, in order. */
  all(key: string): readonly string[]
  /** The last value: it stands. */
  one(key: string): string | undefined
}

export function readUnit(root: string, name: string): UnitFile {
  const lines = readFileSync(join(root, 'usr', 'lib', 'systemd', 'system', name), 'utf8').split('\n')
  const entries = lines.map((line) => /^(\w+)=(.*)$/.exec(line)).filter((match) => match !== null)
  const all = (key: string) => entries.filter(([, name]) => name === key).map(([, , value = '']) => value)
  return { all, one: (key) => all(key).at(-1) }
}

/** The program and arguments of the unit's ExecStart, run as the unit's user. `change` alters the line where this machine lacks something. */
export function execStart(root: CleanRoot, unit: UnitFile, change = (line: string) => line): [string, string[]] {
  const user = unit.one('User') ?? 'root'
  const group = unit.one('Group')
  const owner = group === undefined ? user : `${user}:${group}`
  for (const [key, place] of [
    ['StateDirectory', 'var/lib'],
    ['RuntimeDirectory', 'run'],
  ] as const) {
    const name = unit.one(key)
    if (name === undefined) continue
    mkdirSync(join(root.path, place, name), { recursive: true })
    root.run('chown', [owner, `/${place}/${name}`])
    root.run('chmod', [unit.one(`${key}Mode`) ?? '0755', `/${place}/${name}`])
  }
  const files = unit.all('EnvironmentFile').map((file) => exportedFrom(file.replace(/^-/, '')))
  const own = unit.all('Environment').map((line) => `export ${line}`)
  const line = change(unit.one('ExecStart') ?? '')
  // A root shell reads the files, then steps down for good, as systemd does.
  const script = ['set -a', ...files, ...own, 'set +a', `umask ${unit.one('UMask') ?? '0022'}`].join('; ')
  const privileges = unit.one('NoNewPrivileges') === 'yes' ? '--no-new-privs --bounding-set=-all --inh-caps=-all' : ''
  const step = `setpriv --reuid ${user} ${group === undefined ? `--regid $(id -g ${user})` : `--regid ${group}`} --init-groups ${privileges}`
  return ['/bin/sh', ['-c', `${script}; exec ${step} ${line}`]]
}

/** An environment file holds words, not a shell's line: what follows the first `=` is one value. */
function exportedFrom(file: string): string {
  const each = `case "$line" in \\#*|"") ;; *=*) export "\${line%%=*}=\${line#*=}" ;; esac`
  return `if [ -e ${file} ]; then while IFS= read -r line; do ${each}; done < ${file}; fi`
}
