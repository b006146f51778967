// A real CUPS in a folder of its own, with an office printer and a receipt printer whose paper the test puts in and takes out.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface CupsService {
  /** For CUPS_SERVER. */
  readonly socket: string
  takePaperOut(printer: TestPrinter): void
  putPaperIn(printer: TestPrinter): void
  /** A printer that works on and on until it is let go. */
  hold(printer: TestPrinter, held: boolean): void
  /** PDFs as they came to the printer, in order. */
  printed(printer: TestPrinter): string[]
  /** Whatever the spool still holds of documents. */
  spool(): string[]
  readonly spoolFolder: string
  close(): Promise<void>
}

export const TEST_PRINTERS = ['office', 'receipts'] as const
export type TestPrinter = (typeof TEST_PRINTERS)[number]

// By their places: a person's PATH does not name them.
const CUPSD = '/usr/sbin/cupsd'
const LPADMIN = '/usr/sbin/lpadmin'
const PROGRAMS = '/usr/lib/cups'
const READY_WITHIN_MS = 10_000

/** A printer driver's description: what the office printer takes, and a receipt printer with two lengths of paper and any between. */
const PPDS: Readonly<Record<TestPrinter, readonly string[]>> = {
  office: sizes({ A4: [595, 842] }, 'A4'),
  receipts: [
    ...sizes({ X80MMY200MM: [227, 567], X80MMY297MM: [227, 842] }, 'X80MMY200MM'),
    '*VariablePaperSize: True',
    '*MaxMediaWidth: "227"',
    '*MaxMediaHeight: "8500"',
    '*CustomPageSize True: ""',
    '*ParamCustomPageSize Width: 1 points 100 227',
    '*ParamCustomPageSize Height: 2 points 100 8500',
    '*ParamCustomPageSize WidthOffset: 3 points 0 0',
    '*ParamCustomPageSize HeightOffset: 4 points 0 0',
    '*ParamCustomPageSize Orientation: 5 int 0 0',
  ],
}

/** Says to CUPS what a printer says of its paper, then keeps what it got. */
const BACKEND = `#!/bin/sh
[ $# -lt 5 ] && exit 0
folder="\${DEVICE_URI#trial:}"
# What no filter has touched comes as a file, everything else on standard input.
cat "\${6:--}" > "$folder/coming"
while [ -e "$folder/no-paper" ] || [ -e "$folder/held" ]; do
  if [ -e "$folder/no-paper" ]; then echo "STATE: +media-empty-error" >&2; else echo "STATE: -media-empty-error" >&2; fi
  sleep 0.2
done
echo "STATE: -media-empty-error" >&2
mv "$folder/coming" "$folder/$(date +%s%N)-$1.pdf"
`

/** Throws NOT RUN where there is no CUPS: a suite that could not run has not passed. */
export async function cupsService(): Promise<CupsService> {
  if (!existsSync(CUPSD)) throw new Error('NOT RUN: CUPS is missing (Debian: cups-daemon, cups-client)')
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-cups-'))
  chmodSync(folder, 0o755)
  const at = (...path: string[]) => join(folder, ...path)
  const root = process.getuid?.() === 0
  for (const name of ['etc', 'state', 'cache', 'spool', 'log', 'programs/backend', ...TEST_PRINTERS])
    mkdirSync(at(name), { recursive: true })
  for (const name of readdirSync(PROGRAMS)) if (name !== 'backend') symlinkSync(join(PROGRAMS, name), at('programs', name))
  writeFileSync(at('programs', 'backend', 'trial'), BACKEND, { mode: 0o700 })
  writeFileSync(
    at('etc', 'cups-files.conf'),
    [
      `ServerRoot ${at('etc')}`,
      `StateDir ${at('state')}`,
      `CacheDir ${at('cache')}`,
      `RequestRoot ${at('spool')}`,
      `TempDir ${at('spool')}`,
      `ServerBin ${at('programs')}`,
      `AccessLog ${at('log', 'access')}`,
      `ErrorLog ${at('log', 'error')}`,
      `PageLog ${at('log', 'page')}`,
      ...(root ? ['User lp', 'Group lp', 'SystemGroup root'] : []),
    ].join('\n'),
  )
  // As a hall's machine has it after installing: one day's documents are kept, and only their owner stops a job.
  const policy = [
    '<Policy default>',
    '<Limit Cancel-Job>',
    'Require user @OWNER @SYSTEM',
    'Order deny,allow',
    '</Limit>',
    '<Limit All>',
    'Order deny,allow',
    '</Limit>',
    '</Policy>',
  ]
  const socket = at('cups.sock')
  writeFileSync(
    at('etc', 'cupsd.conf'),
    [
      `Listen ${socket}`,
      'PreserveJobFiles 1d',
      'LogLevel warn',
      'Browsing Off',
      'WebInterface No',
      '<Location />',
      'Order allow,deny',
      '</Location>',
      ...policy,
    ].join('\n'),
  )
  const service: ChildProcess = spawn(CUPSD, ['-f', '-c', at('etc', 'cupsd.conf'), '-s', at('etc', 'cups-files.conf')], {
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => service.once('exit', () => resolve()))
  const until = Date.now() + READY_WITHIN_MS
  while (!existsSync(socket)) {
    if (Date.now() > until) throw new Error(`expected CUPS to listen: ${errorLog(at('log', 'error'))}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  for (const printer of TEST_PRINTERS) {
    chmodSync(at(printer), 0o777)
    writeFileSync(at(`${printer}.ppd`), ppd(printer))
    const args = [
      '-h',
      socket,
      '-p',
      printer,
      '-v',
      `trial:${at(printer)}`,
      '-P',
      at(`${printer}.ppd`),
      '-D',
      printer === 'office' ? '窗口打印机' : '小票机',
      '-E',
    ]
    const { status, stderr } = spawnSync(LPADMIN, args)
    if (status !== 0) throw new Error(`expected a printer, got: ${stderr.toString()}`)
  }
  spawnSync(LPADMIN, ['-h', socket, '-d', 'office'])

  const flag = (printer: TestPrinter, name: string, on: boolean) =>
    on ? writeFileSync(at(printer, name), '') : rmSync(at(printer, name), { force: true })
  return {
    socket,
    takePaperOut: (printer) => flag(printer, 'no-paper', true),
    putPaperIn: (printer) => flag(printer, 'no-paper', false),
    hold: (printer, held) => flag(printer, 'held', held),
    printed: (printer) =>
      readdirSync(at(printer))
        .filter((name) => name.endsWith('.pdf'))
        .sort()
        .map((name) => at(printer, name)),
    spoolFolder: at('spool'),
    spool: () => readdirSync(at('spool')).filter((name) => /^d\d+-/.test(name)),
    async close() {
      service.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function sizes(all: Readonly<Record<string, readonly [number, number]>>, standard: string): string[] {
  const entries = Object.entries(all)
  return [
    '*OpenUI *PageSize/Media Size: PickOne',
    `*DefaultPageSize: ${standard}`,
    ...entries.map(([name, [width, height]]) => `*PageSize ${name}/${name}: "<</PageSize[${width} ${height}]>>setpagedevice"`),
    '*CloseUI: *PageSize',
    '*OpenUI *PageRegion: PickOne',
    `*DefaultPageRegion: ${standard}`,
    ...entries.map(([name, [width, height]]) => `*PageRegion ${name}/${name}: "<</PageSize[${width} ${height}]>>setpagedevice"`),
    '*CloseUI: *PageRegion',
    `*DefaultImageableArea: ${standard}`,
    ...entries.map(([name, [width, height]]) => `*ImageableArea ${name}/${name}: "0 0 ${width} ${height}"`),
    `*DefaultPaperDimension: ${standard}`,
    ...entries.map(([name, [width, height]]) => `*PaperDimension ${name}/${name}: "${width} ${height}"`),
  ]
}

function ppd(printer: TestPrinter): string {
  const name = `Trial ${printer}`
  return [
    '*PPD-Adobe: "4.3"',
    '*FormatVersion: "4.3"',
    '*FileVersion: "1.0"',
    '*LanguageVersion: English',
    '*LanguageEncoding: ISOLatin1',
    '*PCFileName: "TRIAL.PPD"',
    '*Manufacturer: "Trial"',
    '*Product: "(Trial)"',
    `*ModelName: "${name}"`,
    `*ShortNickName: "${name}"`,
    `*NickName: "${name}"`,
    '*PSVersion: "(3010.000) 0"',
    '*LanguageLevel: "3"',
    '*ColorDevice: False',
    '*DefaultColorSpace: Gray',
    '*FileSystem: False',
    '*Throughput: "1"',
    '*LandscapeOrientation: Plus90',
    '*TTRasterizer: Type42',
    '*cupsVersion: 2.4',
    '*cupsModelNumber: 0',
    '*cupsManualCopies: True',
    '*cupsFilter2: "application/pdf application/pdf 0 -"',
    ...PPDS[printer],
    '',
  ].join('\n')
}

function errorLog(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-2000) : 'no log'
}
