// A QR code drawn as one path of its dark modules.
import { create, type QRCode } from 'qrcode'
import { TAKE_AWAY_QR_LEVEL, TAKE_AWAY_QR_VERSION_MAX, takeAwayBytes } from '../../shared/takeaway/qr-limit.ts'

const QUIET_MODULES = 4

/** For ASCII: receipt numbers and codes. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return <Drawn code={create(text, { errorCorrectionLevel: 'M' })} label={label} />
}

/** For a text in any script, of at most TAKE_AWAY_MAX_BYTES. */
export function TextQrCode({ text, label }: { text: string; label: string }) {
  const code = create([{ data: takeAwayBytes(text), mode: 'byte' }], { errorCorrectionLevel: TAKE_AWAY_QR_LEVEL })
  if (code.version > TAKE_AWAY_QR_VERSION_MAX) throw new Error(`expected a text within the limit, got version ${code.version}`)
  return <Drawn code={code} label={label} />
}

function Drawn({ code: { modules }, label }: { code: QRCode; label: string }) {
  const side = modules.size + 2 * QUIET_MODULES
  const path: string[] = []
  modules.data.forEach((dark, i) => {
    if (dark === 0) return
    path.push(`M${(i % modules.size) + QUIET_MODULES} ${Math.floor(i / modules.size) + QUIET_MODULES}h1v1h-1z`)
  })
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges" data-keep="">
      <rect className="qr-paper" width={side} height={side} />
      <path className="qr-ink" d={path.join('')} />
    </svg>
  )
}
