// The number of a process that a test is about to signal: 0 would mean the test's own group, so a missing number is never taken for it.
export function knownPid(pid: number | undefined): number {
  if (pid === undefined || pid <= 0) throw new Error(`expected the number of a process, got ${pid}`)
  return pid
}
