// The whole examination: every probe in the order in which somebody would look.
import { roomFinding } from '../../../platform/doctor/disk.ts'
import type { Finding } from '../../../platform/doctor/finding.ts'
import { programFindings } from '../../../platform/doctor/program.ts'
import { optionsFindings } from '../../../platform/doctor/start-options.ts'
import { clock } from './clock.ts'
import { content } from './content.ts'
import { enrolment } from './enrolment.ts'
import type { DoctorInput, Probe } from './finding.ts'
import { fonts } from './fonts.ts'
import { keys } from './keys.ts'
import { ledger } from './ledger.ts'
import { lockdown } from './lockdown.ts'
import { lookIntoLedger } from './look-into-ledger.ts'
import { permissions } from './permissions.ts'
import { port } from './port.ts'
import { printer } from './printer.ts'
import { queue } from './queue.ts'

const disk: Probe = ({ data }) => (data === undefined ? [] : [roomFinding(data)])
const options: Probe = ({ options }) => optionsFindings(options)

const PROBES: readonly Probe[] = [
  ...[programFindings, disk, options, permissions, ledger, clock, enrolment, content, keys, queue],
  ...[port, fonts, printer, lockdown],
]

/** Nothing is changed but one trial file, which goes again. */
export async function examine(input: DoctorInput): Promise<Finding[]> {
  const examined = { ...input, ledger: lookIntoLedger(input.data) }
  const findings: Finding[] = []
  for (const probe of PROBES) findings.push(...(await probe(examined)))
  return findings
}
