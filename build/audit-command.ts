// `zwgk audit` with what it needs around it: built pages, a system Chromium, and the demo where no data folder is given.

import { findChromium } from '../electron/browser/chromium.ts'
import { auditCommand } from '../electron/cli/audit.ts'
import { builtPages } from './build-pages.ts'
import { demoTerminal } from './demo-terminal.ts'

export const audit = auditCommand({
  pages: builtPages,
  chromium: findChromium,
  demo: demoTerminal,
})
