// The whole examination: every probe in the order in which somebody would look.
import { clock } from './clock.ts'
import { content } from './content.ts'
import { disk } from './disk.ts'
import { enrolment } from './enrolment.ts'
import type { DoctorInput, Finding, Probe } from './finding.ts'
import { fonts } from './fonts.ts'
import { keys } from './keys.ts'
import { ledger } from './ledger.ts'
import { lockdown } from './lockdown.ts'
import { lookIntoLedger } from './look-into-ledger.ts'
import { permissions } from './permissions.ts'
import { port } from './port.ts'
import { printer } from './printer.ts'
import { program } from './program.ts'
import { queue } from './queue.ts'

const PROBES: readonly Probe[] = [
  ...[program, disk, permissions, ledger, clock, enrolment, content, keys, queue],
  ...[port, fonts, printer, lockdown],
]

/** Nothing is changed but one trial file, which goes again. */
export async function examine(input: DoctorInput): Promise<Finding[]> {
  const examined = { ...input, ledger: lookIntoLedger(input.data) }
  const findings: Finding[] = []
  for (const probe of PROBES) findings.push(...(await probe(examined)))
  return findings
}
