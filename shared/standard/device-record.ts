// The device record (设备台账): what the terminal can't measure of itself. Written down once by whoever sets it up.
import { z } from 'zod'
import { PRINTER_NAME_MAX } from '../takeaway/paper.ts'

export const DIAGONAL_INCHES = { min: 10, max: 110 } as const
export const LOWER_EDGE_MM = { min: 0, max: 1800 } as const

export const deviceRecordSchema = z.strictObject({
  /** Of the picture, not of the case. */
  diagonalInches: z.number().min(DIAGONAL_INCHES.min).max(DIAGONAL_INCHES.max),
  /** From the floor to the lower edge of the picture. */
  lowerEdgeMm: z.int().min(LOWER_EDGE_MM.min).max(LOWER_EDGE_MM.max),
  /** Where it stands, in the hall's own words. */
  location: z.string().trim().max(100).optional(),
  /** Which printer has which paper in it, by the system's own name for it. */
  printers: z
    .strictObject({ a4: z.string().min(1).max(PRINTER_NAME_MAX), 'roll-80': z.string().min(1).max(PRINTER_NAME_MAX) })
    .partial()
    .optional(),
})
export type DeviceRecord = z.infer<typeof deviceRecordSchema>
