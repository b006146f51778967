// The least that a page behind a local process can be: what a terminal's start is measured against.
import { sayReady } from '../../../electron/host/run-host.ts'
import { listen } from '../../../platform/http/listen.ts'

const PAGE = '<!doctype html><html lang="zh-CN"><title>空</title><body><main data-testid="empty">空</main></body></html>'

const served = await listen(
  { fetch: () => new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } }) },
  { port: 0, host: '127.0.0.1' },
)
if (!served.ok) throw new Error('expected a free port')
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
sayReady({ address: `http://127.0.0.1:${served.value.port}` })
