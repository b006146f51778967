// What a page asks of the shell when it prints. Apart from the shell's contract: the preload script must stay without a schema library.
import { z } from 'zod'
import { PAPERS, PRINTER_NAME_MAX, ROLL_LENGTH_MM } from '../takeaway/paper.ts'

export const printRequestSchema = z.strictObject({
  printer: z.string().min(1).max(PRINTER_NAME_MAX),
  paper: z.enum(PAPERS),
  /** On a roll: how long the sheet is, with its margins. */
  lengthMm: z.int().min(ROLL_LENGTH_MM.min).max(ROLL_LENGTH_MM.max).optional(),
  /** Of staff or maintenance: they print without a limit. */
  grant: z.string().max(200).optional(),
})
export type PrintRequest = z.infer<typeof printRequestSchema>
