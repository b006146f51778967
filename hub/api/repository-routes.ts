// The package repository as plain files. Outside demo mode nothing is served while a trial package stands in it.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { failureAnswer } from '../../platform/http/bind.ts'
import type { Log } from '../../platform/log/logger.ts'
import { METADATA_FOLDER } from '../../platform/package/metadata.ts'
import { REPOSITORY_PATH } from '../../shared/api/hub-terminal.ts'
import { publishedPackages } from '../publish/published-packages.ts'

/** Only these shapes of path are files of a repository. */
const REPOSITORY_FILE =
  /^\/(?:metadata\/[\w%.-]+\.json|targets\/(?:[\w-]+\/){1,2}[0-9a-f]{64}\.[\w-]+\.json|blobs\/[0-9a-f]{2}\/[0-9a-f]{64})$/

export function repositoryRoutes(app: Hono, { repo, demo, log }: { repo: string; demo: boolean; log: Log }): void {
  const holdsTrial = trialWatch(repo)
  app.get(`${REPOSITORY_PATH}/*`, async (context, next) => {
    const path = context.req.path.slice(REPOSITORY_PATH.length)
    if (!REPOSITORY_FILE.test(path)) return failureAnswer({ code: 'not-found' })
    if (!demo && holdsTrial()) {
      log('hub-package-refused')
      return failureAnswer({ code: 'trial-refused' })
    }
    context.header('cache-control', path.endsWith('/timestamp.json') ? 'no-cache' : 'max-age=31536000, immutable')
    return await next()
  })
  app.get(`${REPOSITORY_PATH}/*`, serveStatic({ root: repo, rewriteRequestPath: (path) => path.slice(REPOSITORY_PATH.length) }))
}

/** Looks again only when the timestamp file has changed. */
function trialWatch(repo: string): () => boolean {
  let seen: { readonly at: number; readonly trial: boolean } | undefined
  return () => {
    const at = statSync(join(repo, METADATA_FOLDER, 'timestamp.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (seen?.at !== at) seen = { at, trial: publishedPackages(repo).some(({ trial }) => trial) }
    return seen.trial
  }
}
