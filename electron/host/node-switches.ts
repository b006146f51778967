// What the host's process is started with, in whichever shell.

/** V8's young generation grows while somebody types fast and is never given back: 170 MB without this, 45 MB with it. */
export const HOST_NODE_SWITCHES: readonly string[] = ['--max-semi-space-size=4']

/**
 * One heap of the C library for the pages' thread and one for the rest. Left to itself glibc makes one for each thread of the pool and keeps in each
 * what was once used: 11 MB more. Other C libraries do not look at it.
 */
export const HOST_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2' }
