// Where a document can also be read on the public network (公开网址): shown as text in what is taken away; the terminal itself never goes there.
import { z } from 'zod'

export const PUBLIC_ADDRESS_MAX = 160

/** Web addresses only, without a name and password in them, and in characters that every phone's reader knows for an address. */
export const publicAddressSchema = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(PUBLIC_ADDRESS_MAX)
  .regex(/^[\x21-\x7e]+$/)
  .refine((address) => URL.canParse(address) && new URL(address).username === '' && new URL(address).password === '', {
    message: 'address-with-credentials',
  })
