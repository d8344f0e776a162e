import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import type { World } from './world.ts'

/** Makes groups with people in them, through the API. */
export function makeGroups(world: World) {
  let serial = 0

  async function made(path: string, body: object): Promise<{ id: string; version: number }> {
    const answer = await world.admin.post(path, body)
    if (answer.status !== 201) throw new Error(`not made: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  const group = (facts: Record<string, unknown> = {}) =>
    made('/groups', { name: `Faggruppe ${++serial}`, ...facts })

  const seat = (groupId: string, facts: Record<string, unknown>) => made(`/groups/${groupId}/seats`, facts)

  const office = (groupId: string, office: string, personId: string, facts: Record<string, unknown> = {}) =>
    made(`/groups/${groupId}/offices`, { office, personId, ...facts })

  /** A group with a chair, a member for an organisation and a secretary of its own, all of them signed in. */
  async function staffedGroup(facts: Record<string, unknown> = {}) {
    const { id } = await group(facts)
    const organisation = await world.make.organisation()
    const [chair, member, secretary] = await Promise.all([
      world.make.person(),
      world.make.person(),
      world.make.person(),
    ])
    const { id: seatId } = await seat(id, { organisationId: organisation.id, personId: member.id })
    await office(id, 'chair', chair.id)
    await office(id, 'secretary', secretary.id)
    return {
      id,
      seatId,
      organisationId: organisation.id,
      chair: { ...chair, at: await chair.client() },
      member: { ...member, at: await member.client() },
      secretary: { ...secretary, at: await secretary.client() },
    }
  }

  return { group, seat, office, staffedGroup }
}

/** A meeting put straight into its table, for rooms that come before or beside the meetings' own. */
export async function insertMeeting(
  world: World,
  groupId: string,
  facts: Partial<typeof meetings.$inferInsert> = {},
): Promise<string> {
  return world.app.db.write(world, async (tx) => {
    const id = tx.newId()
    await tx.insert(meetings).values({
      id,
      groupId,
      state: 'held',
      startsAt: new Date('2026-02-12T08:00:00Z'),
      endsAt: new Date('2026-02-12T10:00:00Z'),
      zone: 'Europe/Oslo',
      createdAt: tx.now,
      ...facts,
    })
    return id
  })
}

/** An agenda item put straight into its table. */
export async function insertItem(
  world: World,
  meetingId: string,
  facts: Partial<typeof agendaItems.$inferInsert> = {},
): Promise<string> {
  return world.app.db.write(world, async (tx) => {
    const id = tx.newId()
    await tx.insert(agendaItems).values({
      id,
      meetingId,
      position: 1,
      kind: 'discussion',
      title: 'Strategi for næringssamarbeid',
      createdAt: tx.now,
      ...facts,
    })
    return id
  })
}

type AuditRow = {
  action: string
  subject_id: string | null
  actor_id: string | null
  details: Record<string, unknown>
}

/** The trail of one thing, oldest first, with what stands beside the chain. */
export async function trailOf(world: World, subjectId: string): Promise<AuditRow[]> {
  const { rows } = await world.lite.query<AuditRow>(
    `select e.action, e.subject_id, d.actor_id, d.details from audit_entries e
     join audit_details d using (collaboration_id, serial) where e.subject_id = $1 order by e.serial`,
    [subjectId],
  )
  return rows
}

export type KeptMail = {
  kind: string
  event: string
  to_address: string
  language: string
  subject: string
  body_text: string
}

/** What stands in the outbox of a kind, oldest first. */
export async function mailsOf(world: World, kind: string): Promise<KeptMail[]> {
  const { rows } = await world.lite.query<KeptMail>(
    'select kind, event, to_address, language, subject, body_text from mails where kind = $1 order by created_at, id',
    [kind],
  )
  return rows
}
