// `zwgk audit` with what it needs around it: built pages, a system Chromium, and the demo where no data folder is given.
import { auditCommand } from '../electron/cli/audit.ts'
import { builtPages } from './build-pages.ts'
import { findChromium } from './chromium.ts'
import { demoTerminal } from './demo-terminal.ts'

export const audit = auditCommand({
  pages: builtPages,
  chromium: findChromium,
  demo: demoTerminal,
})
