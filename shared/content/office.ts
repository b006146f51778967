// The office file (受理机关): who receives submissions from a terminal, with which keys, and what the receipt may say.
// A signed TUF target of the town's role, so a terminal seals only to keys that the town has signed for.
import { z } from 'zod'
import { suiteIdSchema, verifyingKeySchema } from '../crypto/suite.ts'
import { channelSchema } from './channel.ts'

const line = (max: number) => z.string().trim().min(1).max(max)

export const officeSchema = z.strictObject({
  format: z.literal(1),
  /** ASCII name of the office, unique at its hub. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/),
  channel: channelSchema,
  /** The body that answers: for a village terminal the town government (a 村委会 is no 行政机关). */
  body: line(100),
  bodyTranslations: z.partialRecord(z.enum(['ko', 'en']), line(100)).default({}),
  /** Demo data: shown as such, never mixed with a real office. */
  demo: z.boolean().default(false),
  contact: z.strictObject({
    /** 负责人 of the zone. */
    responsible: line(60),
    inquiryPhone: line(30),
    supervisionPhone: line(30),
    address: line(200),
    hours: line(200),
  }),
  filing: z.strictObject({
    /** Whether 依申请公开 may be filed at the machine; print-and-sign always works (国办公开办函〔2017〕19号). */
    disclosureAtMachine: z.boolean(),
    /** 当面 or 互联网: how filing at the machine counts for the day of receipt (条例 第31条; no rule found, so a profile value). */
    countsAs: z.enum(['in-person', 'internet']),
  }),
  sealing: z.strictObject({
    suite: suiteIdSchema,
    /** The town's key and the county's backup key. */
    recipients: z
      .array(z.strictObject({ holder: z.enum(['town', 'county-backup']), recipient: z.string().min(10).max(2000) }))
      .min(1)
      .max(8),
  }),
  /** Keys with which the hub signs acknowledgements and replies. */
  acknowledging: z.array(verifyingKeySchema).min(1).max(8),
})
export type Office = z.infer<typeof officeSchema>
