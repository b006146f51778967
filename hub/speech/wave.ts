// Sound as an engine gives it: a WAVE file of 16 bits and one channel. Its stated length is not believed: engines that write to a pipe make it up.

export interface Sound {
  /** Samples a second. */
  readonly rate: number
  /** Two bytes a sample, the low one first. */
  readonly samples: Uint8Array
}

const RATE_MIN = 8_000
const RATE_MAX = 48_000

/** Undefined for bytes that are no such file, or hold no sound. */
export function readWave(bytes: Uint8Array): Sound | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return undefined
  let rate: number | undefined
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const from = at + 8
    if (name === 'data') {
      const samples = file.subarray(from, from + Math.min(size, file.length - from))
      const whole = samples.subarray(0, samples.length - (samples.length % 2))
      return rate === undefined || whole.length === 0 ? undefined : { rate, samples: whole }
    }
    if (name === 'fmt ') rate = plainRate(file.subarray(from, from + size))
    at = from + size + (size % 2)
  }
  return undefined
}

function plainRate(format: Buffer): number | undefined {
  if (format.length < 16) return undefined
  const [coding, channels, rate, bits] = [
    format.readUInt16LE(0),
    format.readUInt16LE(2),
    format.readUInt32LE(4),
    format.readUInt16LE(14),
  ]
  return coding === 1 && channels === 1 && bits === 16 && rate >= RATE_MIN && rate <= RATE_MAX ? rate : undefined
}

export function silence(rate: number, ms: number): Uint8Array {
  return new Uint8Array(2 * Math.round((rate * ms) / 1000))
}

export function lengthMs(bytes: number, rate: number): number {
  return Math.round((bytes / 2 / rate) * 1000)
}
