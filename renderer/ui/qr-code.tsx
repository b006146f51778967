// A QR code drawn as one path of its dark modules.
import { create } from 'qrcode'

const QUIET_MODULES = 4

export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
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
