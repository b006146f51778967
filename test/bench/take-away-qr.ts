// Prints, as JSON lines, how often a QR code of Chinese text is read from an old phone's picture: node test/bench/take-away-qr.ts
// Why the limit of shared/takeaway/qr-limit.ts is what it is: docs/decisions/take-away-qr.md.
import { create } from 'qrcode'
import { photograph, readPhoto, readPhotoWithZbar, zbarThere } from '../support/photographed-qr.ts'

/** A preview of 640x480 and one of 1280x720, three quarters of its height filled. */
const ACROSS = [360, 540]
const PHOTOS = 12
const REFLECTION = 0.12
const WORDS = '带什么：身份证、户口簿原件；低保申请表1份。去哪办：镇便民服务中心一楼2号窗口。时间：周一至周五8:30—11:30。'

for (const across of ACROSS)
  for (const reflection of [0, REFLECTION])
    for (const level of ['L', 'M', 'Q'] as const)
      for (const bytes of [200, 300, 400, 500, 650, 800]) {
        const text = ofBytes(bytes)
        const { modules, version } = create([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
          errorCorrectionLevel: level,
        })
        const photos = Array.from({ length: PHOTOS }, (_, seed) => photograph(modules, { across, reflection, seed }))
        const read = photos.filter((photo) => readPhoto(photo) === text).length
        const zbar = zbarThere() ? photos.filter((photo) => readPhotoWithZbar(photo) === text).length : 'not installed'
        const wrong = photos.map(readPhoto).filter((got) => got !== undefined && got !== text).length
        const pxPerModule = Math.round((100 * across) / (modules.size + 8)) / 100
        process.stdout.write(
          `${JSON.stringify({ across, reflection, level, bytes, version, pxPerModule, of: PHOTOS, read, zbar, wrong })}\n`,
        )
      }

function ofBytes(bytes: number): string {
  const long = WORDS.repeat(Math.ceil(bytes / WORDS.length))
  return new TextDecoder().decode(new TextEncoder().encode(long).slice(0, bytes)).replace(/\uFFFD$/u, '')
}
