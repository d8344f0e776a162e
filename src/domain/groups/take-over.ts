import { dayBefore, overlap, type Period } from './periods.ts'

/** What becomes of one period that the dropped one holds: when it ends, and what of it the kept one goes on with. */
export type TakenOver<Held> = { held: Held; endsOn: string; goesOn: Period | null }

/**
 * RULE: how the kept one takes over what the dropped one holds from `today` on. Each period ends at once and goes on as the kept
 * one's, so that the past still shows who held it then. Where the kept one has the same thing in that time already, theirs stands;
 * where they have it only later, they have it from today until then too.
 */
export function takeOver<Held extends Period>(
  dropped: Held[],
  { kept, today }: { kept: (held: Held) => Period[]; today: string },
): TakenOver<Held>[] {
  const yesterday = dayBefore(today)
  return dropped
    .filter((held) => overlap(held, { fromOn: today, untilOn: null }))
    .map((held) => ({
      held,
      endsOn: held.fromOn > today ? dayBefore(held.fromOn) : yesterday,
      goesOn: besides(kept(held), { ...held, fromOn: held.fromOn > today ? held.fromOn : today }),
    }))
}

function besides(kept: Period[], { fromOn, untilOn }: Period): Period | null {
  const inTheWay = kept.filter((one) => overlap(one, { fromOn, untilOn })).map((one) => one.fromOn)
  const first = inTheWay.sort()[0]
  if (first === undefined) return { fromOn, untilOn }
  return first <= fromOn ? null : { fromOn, untilOn: dayBefore(first) }
}
