import { addCalendarDays } from '#src/platform/time.ts'
import { atLocal } from './calendar.ts'
import type { Stage } from './stage.ts'

/** Something that happens once, on its own day. Acts are played in the order of time, whoever wrote them down. */
export type Act = { day: string; time: string; play(stage: Stage): Promise<unknown> }

export async function playInOrder(stage: Stage, acts: readonly Act[]): Promise<void> {
  const inOrder = acts.toSorted((one, other) => instantOf(one) - instantOf(other))
  for (const act of inOrder) {
    stage.at(act.day, act.time)
    await act.play(stage)
  }
}

const instantOf = ({ day, time }: Act) => atLocal(day, time).getTime()

export const daysAfter = (day: string, days: number) => addCalendarDays(day, days)
