// The process in which office files are read: one request at a time, answered by message. It may read the program's own files and nothing else.
import { readOfficeFile } from './read-file.ts'
import type { OfficeRequest } from './reading.ts'

process.on('message', (request: OfficeRequest) => {
  readOfficeFile(request).then(
    (reading) => void process.send?.(reading),
    // A parser that stumbles over a hostile file says nothing that a person could use; the file is named by the caller.
    () => void process.send?.({ outcome: 'refused', notes: [{ rule: 'file-damaged', severity: 'error' }] }),
  )
})
process.on('disconnect', () => process.exit(0))
