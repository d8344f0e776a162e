/** Counts what held and what did not, a line each (quiet: only for what did not); a failed check does not stop the play. */
export function checks({ quiet = false } = {}) {
  const counts = { passed: 0, failed: 0 }
  return {
    counts,
    check(promise: string, held: boolean, detail: unknown = '') {
      if (held) counts.passed += 1
      else counts.failed += 1
      if (held && quiet) return
      console.log(
        held
          ? `  ok      ${promise}`
          : `  FAILED  ${promise} ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`,
      )
    },
    equal(promise: string, found: unknown, expected: unknown) {
      const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
      this.check(promise, one === other, `found ${one}, expected ${other}`)
    },
  }
}

export type Checks = ReturnType<typeof checks>

/** Waits until something holds, at most a minute: mail takes its own time. */
export async function until(holds: () => boolean, seconds = 60): Promise<boolean> {
  for (let waited = 0; waited < seconds * 10; waited++) {
    if (holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return holds()
}
