// The rules of level four, in the order a clerk goes through a hall: devices, registers, notices, what is shown.
import type { DutyRule } from '../duty-input.ts'
import { dutyClock } from './duty-clock.ts'
import { dutyContentAge } from './duty-content-age.ts'
import { dutyDailyCheck } from './duty-daily-check.ts'
import { dutyDisk } from './duty-disk.ts'
import { dutyFaultNotice } from './duty-fault-notice.ts'
import { dutyFirstInterpreter } from './duty-first-interpreter.ts'
import { dutyFonts } from './duty-fonts.ts'
import { dutyFreshness } from './duty-freshness.ts'
import { dutyLeaderReport } from './duty-leader-report.ts'
import { dutyMemory } from './duty-memory.ts'
import { dutyOpenFault } from './duty-open-fault.ts'
import { dutyPointing } from './duty-pointing.ts'
import { dutyPrinter } from './duty-printer.ts'
import { dutyQuarterlyCleanUp } from './duty-quarterly-clean-up.ts'
import { dutyReviewRecord } from './duty-review-record.ts'
import { dutyScreen } from './duty-screen.ts'
import { dutyTraining } from './duty-training.ts'
import { dutyYearlyCleanUp } from './duty-yearly-clean-up.ts'

export const DUTY_RULES: readonly DutyRule[] = [
  dutyScreen,
  dutyPointing,
  dutyPrinter,
  dutyDisk,
  dutyMemory,
  dutyClock,
  dutyFonts,
  dutyDailyCheck,
  dutyQuarterlyCleanUp,
  dutyYearlyCleanUp,
  dutyTraining,
  dutyLeaderReport,
  dutyFirstInterpreter,
  dutyOpenFault,
  dutyFaultNotice,
  dutyFreshness,
  dutyReviewRecord,
  dutyContentAge,
]
