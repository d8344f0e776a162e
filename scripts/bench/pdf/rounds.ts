import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import type { Contestant } from './contestants.ts'

export type Timing = { contestant: Contestant; medianMs: number; fastestMs: number }

/**
 * Lets the contestants make the same minutes in turn, round by round, so that what else the machine does meets all of them.
 * Each round's are of another day, which stands in title, facts and foot: nobody may hand out what was made before. The first
 * rounds warm up and do not count.
 */
export async function takeTurns(
  content: Printable,
  contestants: readonly Contestant[],
  { warmUp, rounds }: { warmUp: number; rounds: number },
): Promise<Timing[]> {
  const times = contestants.map((): number[] => [])
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      const { make } = contestant.prepare(onAnotherDay(content, round))
      const began = performance.now()
      await make()
      if (round >= warmUp) times[index]?.push(performance.now() - began)
    }
  }
  return contestants.map((contestant, index) => {
    const sorted = times[index]?.toSorted((a, b) => a - b) ?? []
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
    return { contestant, medianMs: middle, fastestMs: sorted[0] ?? 0 }
  })
}

export function onAnotherDay(content: Printable, round: number): Printable {
  const later = (instant: string) => new Date(Date.parse(instant) + round * 86_400_000).toISOString()
  const { startsAt, endsAt } = content.meeting
  return { ...content, meeting: { ...content.meeting, startsAt: later(startsAt), endsAt: later(endsAt) } }
}
