import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import type { Contestant } from './contestants.ts'

export type Timing = {
  contestant: Contestant
  medianMs: number
  fastestMs: number
  /** processor time of this process, mean: a long document is interrupted more often than a short one on a busy machine */
  processorMs: number
}

/**
 * Lets the contestants make the same minutes in turn, round by round, so that what else the machine does meets all of them.
 * Each round's are of another day, which stands in title, facts and foot, with another word in each item's text: nobody may
 * hand out what was made before. The first rounds warm up and do not count.
 */
export async function takeTurns(
  content: Printable,
  contestants: readonly Contestant[],
  { warmUp, rounds }: { warmUp: number; rounds: number },
): Promise<Timing[]> {
  const times = contestants.map((): number[] => [])
  const spent = contestants.map(() => 0)
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      const { make } = contestant.prepare(anotherMeeting(content, round))
      const before = process.cpuUsage()
      const began = performance.now()
      await make()
      if (round < warmUp) continue
      times[index]?.push(performance.now() - began)
      const { user, system } = process.cpuUsage(before)
      spent[index] = (spent[index] as number) + (user + system) / 1000
    }
  }
  return contestants.map((contestant, index) => {
    const sorted = times[index]?.toSorted((a, b) => a - b) ?? []
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
    const processorMs = (spent[index] as number) / rounds
    return { contestant, medianMs: middle, fastestMs: sorted[0] ?? 0, processorMs }
  })
}

/** The meeting so many days later, and a word of each item's text changed. */
export function anotherMeeting(content: Printable, days: number): Printable {
  const later = (instant: string) => new Date(Date.parse(instant) + days * 86_400_000).toISOString()
  const { startsAt, endsAt } = content.meeting
  return {
    ...content,
    meeting: { ...content.meeting, startsAt: later(startsAt), endsAt: later(endsAt) },
    items: content.items.map((item) => ({
      ...item,
      text: item.text.replace(/\p{L}{3,}(?= )/u, (word) => `${word}${days}`),
    })),
  }
}
