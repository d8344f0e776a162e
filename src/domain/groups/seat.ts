import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import { conflict, invalid } from '#src/platform/errors.ts'
import { dayBefore } from './periods.ts'
import { type Group, getSeat, type Seat } from './read.ts'

/** The seat, held until the transaction ends, so that two people cannot be seated at once. */
export async function lockSeat(tx: Tx, seatId: string): Promise<{ seat: Seat; group: Group }> {
  await tx.select({ id: seats.id }).from(seats).where(eq(seats.id, seatId)).for('update')
  return getSeat(tx, seatId)
}

export function refuseEndedSeat(seat: Seat, today: string) {
  if (seat.untilOn !== null && seat.untilOn < today) throw conflict('groups.seat-ended')
}

/**
 * The last day of something that shall end: the day before today when not said, and never earlier than the day before
 * it began, which is how a period that never was is kept. Refuses a day before that, and what has ended by then.
 */
export function lastDay(
  period: { fromOn: string; untilOn: string | null },
  { wanted, today }: { wanted: string | undefined; today: string },
): string {
  const never = dayBefore(period.fromOn)
  const atOnce = dayBefore(today)
  const untilOn = wanted ?? (atOnce < never ? never : atOnce)
  if (untilOn < never) throw invalid('groups.ends-before-it-begins', { field: 'untilOn' })
  if (period.untilOn !== null && period.untilOn <= untilOn) throw conflict('groups.already-ended')
  return untilOn
}

/** Whether somebody holds the seat that day or will. */
export const isHeld = async (db: Reader, seatId: string, today: string): Promise<boolean> =>
  (await db.$count(
    seatHolders,
    and(
      eq(seatHolders.seatId, seatId),
      eq(seatHolders.standing, 'holder'),
      or(isNull(seatHolders.untilOn), sql`${seatHolders.untilOn} >= ${today}::date`),
    ),
  )) > 0
