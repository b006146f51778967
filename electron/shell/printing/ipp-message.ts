// IPP messages (RFC 8010) as bytes: as much of them as asking a print service for its printers and jobs needs.

/** RFC 8011; the two with 0x40 are CUPS's own. */
export const IPP_OPERATION = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getDefault: 0x4001,
  getPrinters: 0x4002,
} as const
export type IppOperation = (typeof IPP_OPERATION)[keyof typeof IPP_OPERATION]

const GROUP = { operation: 0x01, job: 0x02, end: 0x03 } as const
const FIRST_VALUE_TAG = 0x10
const TAG = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const
type ValueTag = keyof typeof TAG

export interface IppAttribute {
  readonly tag: ValueTag
  readonly name: string
  readonly values: readonly (string | number | boolean)[]
}

export interface IppRequest {
  readonly operation: IppOperation
  /** After charset and language, which every request begins with. */
  readonly attributes: readonly IppAttribute[]
  readonly job?: readonly IppAttribute[]
}

/** Values of one group by attribute. Numbers and booleans as themselves, everything else as text. */
export type IppGroup = ReadonlyMap<string, readonly (string | number | boolean)[]>

export interface IppAnswer {
  readonly status: number
  /** Operation attributes first, then one group a printer or job. */
  readonly groups: readonly IppGroup[]
}

/** RFC 8011 4.1.6.1: everything below has done what was asked. */
const FIRST_FAILURE_STATUS = 0x0100
const VERSION = 0x0200

export function succeeded({ status }: IppAnswer): boolean {
  return status < FIRST_FAILURE_STATUS
}

export function encodeRequest({ operation, attributes, job = [] }: IppRequest, requestId: number): Uint8Array {
  const bytes: number[] = []
  const two = (value: number) => bytes.push((value >>> 8) & 0xff, value & 0xff)
  const four = (value: number) => bytes.push((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)
  const text = (value: string) => {
    const encoded = new TextEncoder().encode(value)
    two(encoded.length)
    for (const byte of encoded) bytes.push(byte)
  }
  const attribute = ({ tag, name, values }: IppAttribute) =>
    values.forEach((value, at) => {
      bytes.push(TAG[tag])
      // Further values of the same attribute have no name.
      text(at === 0 ? name : '')
      if (typeof value === 'string') text(value)
      else if (typeof value === 'boolean') {
        two(1)
        bytes.push(value ? 1 : 0)
      } else {
        two(4)
        four(value)
      }
    })
  two(VERSION)
  two(operation)
  four(requestId)
  bytes.push(GROUP.operation)
  attribute({ tag: 'charset', name: 'attributes-charset', values: ['utf-8'] })
  attribute({ tag: 'language', name: 'attributes-natural-language', values: ['en'] })
  attributes.forEach(attribute)
  if (job.length > 0) {
    bytes.push(GROUP.job)
    job.forEach(attribute)
  }
  bytes.push(GROUP.end)
  return Uint8Array.from(bytes)
}

/** Undefined for what is no whole IPP message. */
export function decodeAnswer(bytes: Uint8Array): IppAnswer | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const groups: Map<string, (string | number | boolean)[]>[] = []
  let at = 8
  try {
    const status = view.getUint16(2)
    let name = ''
    for (;;) {
      const tag = view.getUint8(at)
      at += 1
      if (tag === GROUP.end) return { status, groups }
      if (tag < FIRST_VALUE_TAG) {
        groups.push(new Map())
        continue
      }
      const named = piece(tag, 'name')
      if (named !== '') name = String(named)
      const value = piece(tag, 'value')
      const group = groups.at(-1)
      group?.set(name, [...(group.get(name) ?? []), value])
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }

  function piece(tag: number, part: 'name' | 'value'): string | number | boolean {
    const length = view.getUint16(at)
    const start = at + 2
    at = start + length
    if (at > bytes.length) throw new RangeError('the message ends within a value')
    if (part === 'value' && length === 4 && (tag === TAG.integer || tag === TAG.enum)) return view.getInt32(start)
    if (part === 'value' && length === 1 && tag === TAG.boolean) return view.getUint8(start) !== 0
    return new TextDecoder().decode(bytes.subarray(start, at))
  }
}
