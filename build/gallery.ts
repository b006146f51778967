// Serves renderer/gallery from its sources on 127.0.0.1, until it is stopped.
import { join } from 'node:path'
import { createServer } from 'vite'
import { projectFolder } from '../platform/paths.ts'

const PORT = 8480

const server = await createServer({
  configFile: join(projectFolder(), 'renderer', 'vite.config.ts'),
  server: { host: '127.0.0.1', port: PORT },
})
await server.listen()
process.stdout.write(`${server.resolvedUrls?.local[0] ?? ''}gallery/\n`)
