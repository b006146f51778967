// A file that the hub made, handed to the browser.
import type { MadeFile } from '../../shared/api/hub-cases.ts'

export function download({ name, mediaType, base64 }: MadeFile): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
