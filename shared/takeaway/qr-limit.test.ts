import { create } from 'qrcode'
import { expect, it } from 'vitest'
import { photograph, readPhoto } from '../../test/support/photographed-qr.ts'
import { TAKE_AWAY_MAX_BYTES, TAKE_AWAY_QR_LEVEL, TAKE_AWAY_QR_VERSION_MAX, takeAwayBytes } from './qr-limit.ts'

const codeOf = (text: string) =>
  create([{ data: takeAwayBytes(text), mode: 'byte' }], { errorCorrectionLevel: TAKE_AWAY_QR_LEVEL })

it('the limit fills the largest code that is allowed, and not one byte less', () => {
  expect(codeOf('a'.repeat(TAKE_AWAY_MAX_BYTES)).version).toBe(TAKE_AWAY_QR_VERSION_MAX)
  expect(codeOf('a'.repeat(TAKE_AWAY_MAX_BYTES + 1)).version).toBe(TAKE_AWAY_QR_VERSION_MAX + 1)
})

it('the fullest code is read from what the camera of an old phone sees of it', () => {
  const text = '看16，신분증，低保申请表1份。'.repeat(20).slice(0, 190)
  const photo = photograph(codeOf(text).modules, { across: 540, reflection: 0, seed: 1 })
  expect(takeAwayBytes(text).length).toBeGreaterThan(400)
  expect(readPhoto(photo)).toBe(text)
})
