import { and, eq } from 'drizzle-orm'
import { agendaItems, type itemKinds } from '#src/platform/database/schema/agenda.ts'
import { attendances, type presences } from '#src/platform/database/schema/attendance.ts'
import { groups, offices, seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import { type inviteeParts, invitees, meetings } from '#src/platform/database/schema/meetings.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { mails } from '#src/platform/database/schema/platform.ts'
import type { World } from './world.ts'

type GroupFacts = Partial<typeof groups.$inferInsert>
type Asked = {
  personId: string
  part?: (typeof inviteeParts)[number]
  organisationId?: string
  roleText?: string
  presence?: (typeof presences)[number] | null
  deputisingForId?: string
  fromItemId?: string
  toItemId?: string
}
type Item = {
  exemptBasis?: string
  title?: string
  kind?: (typeof itemKinds)[number]
  approvesMinutesId?: string
  number?: string | null
}

/** Lays groups, meetings and items into the tables, for tests of what comes after the meeting. */
export function makeMinutes(world: Pick<World, 'app' | 'collaborationId'>) {
  const write = <Result>(work: Parameters<typeof world.app.db.write<Result>>[1]) =>
    world.app.db.write({ collaborationId: world.collaborationId }, work)

  const group = (facts: GroupFacts = {}) =>
    write(async (tx) => {
      const id = tx.newId()
      await tx.insert(groups).values({
        id,
        name: `Faggruppe ${id.slice(-6)}`,
        language: 'nb',
        zone: 'Europe/Oslo',
        createdAt: tx.now,
        ...facts,
      })
      return { id }
    })

  const seat = (groupId: string, personId: string, organisationId?: string) =>
    write(async (tx) => {
      const id = tx.newId()
      await tx.insert(seats).values({ id, groupId, organisationId, fromOn: '2020-01-01' })
      await tx
        .insert(seatHolders)
        .values({ id: tx.newId(), seatId: id, personId, standing: 'holder', fromOn: '2020-01-01' })
      return id
    })

  const office = (groupId: string, personId: string, name: (typeof offices.$inferInsert)['office']) =>
    write((tx) =>
      tx
        .insert(offices)
        .values({ id: tx.newId(), groupId, personId, office: name, fromOn: '2020-01-01' })
        .then(() => undefined),
    )

  const meeting = (
    groupId: string,
    facts: Partial<typeof meetings.$inferInsert> = {},
    agenda: Item[] = [{ title: 'Strategi' }],
    asked: Asked[] = [],
  ) =>
    write(async (tx) => {
      const id = tx.newId()
      await tx.insert(meetings).values({
        id,
        groupId,
        state: 'held',
        startsAt: new Date('2026-02-10T08:00:00Z'),
        endsAt: new Date('2026-02-10T09:30:00Z'),
        zone: 'Europe/Oslo',
        place: 'Rådhuset',
        createdAt: tx.now,
        ...facts,
      })
      const items = agenda.map((item, index) => ({
        id: tx.newId(),
        meetingId: id,
        position: index,
        kind: 'discussion' as const,
        title: `Sak ${index + 1}`,
        number: String(index + 1),
        createdAt: tx.now,
        ...item,
      }))
      if (items.length > 0) await tx.insert(agendaItems).values(items)
      for (const [position, { presence, deputisingForId, fromItemId, toItemId, ...one }] of asked.entries()) {
        const inviteeId = tx.newId()
        await tx
          .insert(invitees)
          .values({ id: inviteeId, meetingId: id, part: 'member', position, createdAt: tx.now, ...one })
        if (presence !== null)
          await tx.insert(attendances).values({
            inviteeId,
            meetingId: id,
            presence: presence ?? 'present',
            deputisingForId,
            fromItemId,
            toItemId,
          })
      }
      return { id, items: items.map((item) => item.id) as [string, ...string[]] }
    })

  /** The mails about something, as the outbox holds them, each address's in the order they were written. */
  const mailsOf = (kind: string, event?: string) =>
    write((tx) =>
      tx
        .select()
        .from(mails)
        .where(and(eq(mails.kind, kind), event ? eq(mails.event, event) : undefined))
        .orderBy(mails.toAddress, mails.createdAt, mails.id),
    )

  const stateOf = (minutesId: string) =>
    write(async (tx) => (await tx.select().from(minutes).where(eq(minutes.id, minutesId)))[0]?.state)

  const audited = () =>
    write((tx) =>
      tx.statement<{ action: string; subject: string }>({
        name: 'audited',
        text: 'select action, subject_id::text as subject from audit_entries order by serial',
        values: [],
      }),
    )

  return { write, group, seat, office, meeting, mailsOf, stateOf, audited }
}

export type MakeMinutes = ReturnType<typeof makeMinutes>
