import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Merging } from '#src/domain/collaborations/merging.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'

const presented = (dropId: string, meetingIds: string[]) =>
  and(inArray(agendaItems.meetingId, meetingIds), eq(agendaItems.presenterPersonId, dropId))

/** How many items of these meetings the dropped person presents. */
export const countPresented = (db: Reader, { dropId }: Merging, meetingIds: string[]): Promise<number> =>
  db.$count(agendaItems, presented(dropId, meetingIds))

/** The kept person presents them. The meetings are locked; rights and the trail are the caller's. Returns how many there were. */
export async function movePresenter(
  tx: Tx,
  { keepId, dropId }: Merging,
  meetingIds: string[],
): Promise<number> {
  const moved = await tx
    .update(agendaItems)
    .set({ presenterPersonId: keepId, version: sql`${agendaItems.version} + 1` })
    .where(presented(dropId, meetingIds))
    .returning({ id: agendaItems.id })
  return moved.length
}
