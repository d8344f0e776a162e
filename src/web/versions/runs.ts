import type { ShownVersion } from './page.ts'

/** One writing: its last version, and those of the same writer shortly before it. */
export type Run = { last: ShownVersion; earlier: ShownVersion[] }

const longestMinutes = 10

/**
 * RULE: what somebody wrote within ten minutes is one writing, since every pause in it is saved. A version that went out with the
 * minutes begins a run of its own, so that it is always in sight. Takes and gives the newest first.
 */
export function runsOf(versions: readonly ShownVersion[]): Run[] {
  const runs: Run[] = []
  for (const version of versions) {
    const run = runs.at(-1)
    if (run && belongsTo(run, version)) run.earlier.push(version)
    else runs.push({ last: version, earlier: [] })
  }
  return runs
}

const belongsTo = ({ last }: Run, { writtenAt, writtenBy, named }: ShownVersion): boolean =>
  named.length === 0 &&
  writtenBy?.id === last.writtenBy?.id &&
  last.writtenAt.getTime() - writtenAt.getTime() <= longestMinutes * 60_000
