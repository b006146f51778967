// The device record (设备台账): what the terminal can't measure of itself. Written down once by whoever sets it up.
import { z } from 'zod'

export const DIAGONAL_INCHES = { min: 10, max: 110 } as const
export const LOWER_EDGE_MM = { min: 0, max: 1800 } as const

export const deviceRecordSchema = z.strictObject({
  /** Of the picture, not of the case. */
  diagonalInches: z.number().min(DIAGONAL_INCHES.min).max(DIAGONAL_INCHES.max),
  /** From the floor to the lower edge of the picture. */
  lowerEdgeMm: z.int().min(LOWER_EDGE_MM.min).max(LOWER_EDGE_MM.max),
  /** Where it stands, in the hall's own words. */
  location: z.string().trim().max(100).optional(),
})
export type DeviceRecord = z.infer<typeof deviceRecordSchema>
