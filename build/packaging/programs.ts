// The two packages: what each starts, what it reads, and what it says of itself.
export interface PackagedProgram {
  readonly name: 'zwgk-terminal' | 'zwgk-hub'
  /** Modules that something starts by name. */
  readonly entries: readonly string[]
  /** Folder of the same as a bundle, which lies in the package as `program/`: read and ready in less than half the time, and in less memory. Without one the modules go in as they are. */
  readonly bundle?: string
  /** Where its built pages start: what they carry is in the list of licences. */
  readonly pages: readonly string[]
  /** Files and folders of the project, as they are. */
  readonly data: readonly string[]
  /** Parts of the built pages that it does not show. */
  readonly leaveOut: readonly string[]
  /** Files below /etc that nobody is to edit: installing again brings them back, removing the package takes them away. */
  readonly restrictions: readonly string[]
  /** Files of the project that an administrator begins from. */
  readonly examples: readonly string[]
  /** Debian packages beyond those of the runtime. */
  readonly depends: readonly string[]
  readonly recommends: readonly string[]
  readonly description: string
}

/** Native code: stays beside the bundle (electron/browser/vite.config.ts). */
export const BESIDE_BUNDLE = 'node_modules/better-sqlite3'

/** In the pages by their styles, which are no modules. */
export const PAGE_FONTS: readonly string[] = [
  'node_modules/@fontsource-variable/noto-sans-sc',
  'node_modules/@fontsource-variable/noto-sans-kr',
]

/** What the runtime itself needs; the floor is read back from the files by `native-floor.ts`. */
const RUNTIME = ['adduser', 'systemd', 'libstdc++6', 'libatomic1', 'ca-certificates']

export const PROGRAMS: readonly PackagedProgram[] = [
  {
    name: 'zwgk-terminal',
    entries: [
      'electron/browser/main.ts',
      'electron/browser/kiosk.ts',
      'electron/host/content/build-worker.ts',
      'electron/cli/main.ts',
    ],
    bundle: 'dist/browser',
    pages: ['renderer/terminal/main.tsx', 'renderer/terminal/audit/audit-entry.tsx'],
    data: ['assets/locales', 'assets/calendars', 'assets/standards', 'dist/renderer', 'dist/ime/pinyin.sqlite'],
    leaveOut: ['dist/renderer/console'],
    restrictions: ['etc/X11/xorg.conf.d/60-zwgk-terminal.conf', 'etc/chromium/policies/managed/zwgk-terminal.json'],
    examples: [],
    depends: [
      ...RUNTIME,
      'chromium | chromium-browser',
      'xserver-xorg',
      'xinit',
      'x11-xserver-utils',
      'openbox',
      'dbus',
      'libpam-systemd',
    ],
    recommends: ['cups', 'xserver-xorg-legacy'],
    description: `政务公开专区终端：大厅里的触摸查询机
 Touch terminal of the open-government corner in a service hall: looks things
 up, takes questions and requests for information, with or without a network.
 This package shows its pages in a system Chromium in kiosk mode, for machines
 that Electron does not run on.`,
  },
  {
    name: 'zwgk-hub',
    entries: ['hub/main.ts', 'hub/intake/office/reading-process.ts', 'hub/cli/main.ts'],
    pages: ['renderer/console/main.tsx'],
    data: [
      ...['assets/locales', 'assets/calendars', 'assets/standards', 'assets/documents', 'assets/divisions'],
      'dist/renderer',
    ],
    leaveOut: ['dist/renderer/terminal', 'dist/renderer/ime', 'dist/renderer/audit.js'],
    restrictions: [],
    examples: ['assets/demo/office.json'],
    depends: RUNTIME,
    recommends: ['nginx'],
    description: `政务公开专区服务端：收件、答复、内容发布
 The office server of the open-government terminals: publishes signed content,
 receives sealed submissions, answers them, and watches the terminals.`,
  },
]
