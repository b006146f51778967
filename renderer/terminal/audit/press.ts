// Presses a thing of the page by its test id, once it is there.

const WITHIN_MS = 3_000
const LOOK_MS = 20

/** False when it doesn't come, or can't be pressed. */
export async function press(testId: string): Promise<boolean> {
  return await until(() => {
    const found = document.querySelector<HTMLButtonElement>(`[data-testid="${testId}"]`)
    if (found === null || found.matches(':disabled, [aria-disabled="true"]')) return false
    found.click()
    return true
  })
}

/** Looks until it is so. False after a few seconds. */
export async function until(holds: () => boolean): Promise<boolean> {
  for (const end = performance.now() + WITHIN_MS; performance.now() < end; ) {
    if (holds()) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return false
}
