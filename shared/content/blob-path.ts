// Where a blob lies in a package, a repository, on a stick and in the terminal's store: the same place everywhere.

/** `blobs/ab/abcd…`: relative, with forward slashes. */
export function blobPath(sha256: string): string {
  return `blobs/${sha256.slice(0, 2)}/${sha256}`
}
