// What somebody types or copies as the hub's address, and what a terminal keeps of it.

/**
 * Scheme, name and port: a hub answers at the root of its address, so the page and the slash that come along when it is copied from a browser go.
 * Undefined when it is no address of the web.
 */
export function hubAddress(typed: string): string | undefined {
  const url = URL.parse(typed.trim())
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== '' ? url.origin : undefined
}
