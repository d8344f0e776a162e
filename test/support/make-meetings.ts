import { v7 } from 'uuid'
import type { World } from './world.ts'

type Named = { id: string }

/** Groups with seats, and meetings, with invented names. */
export function makeMeetings(world: World) {
  const insert = async (table: string, row: Record<string, unknown>) => {
    const id = v7()
    const all = { collaboration_id: world.collaborationId, id, ...row }
    const columns = Object.keys(all)
    await world.lite.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(all),
    )
    return id
  }

  let serial = 0

  async function group({
    members = [],
    chair,
    ...facts
  }: { members?: Named[]; chair?: Named } & Record<string, unknown> = {}) {
    const id = await insert('groups', {
      name: `Faggruppe ${++serial}`,
      language: 'nb',
      zone: 'Europe/Oslo',
      created_at: '2020-01-01',
      ...facts,
    })
    for (const [position, member] of members.entries()) await seat(id, { member, position })
    if (chair) await office(id, chair, 'chair')
    return { id }
  }

  async function seat(
    groupId: string,
    {
      member,
      position = 0,
      standing = 'holder',
      ...facts
    }: { member?: Named; position?: number; standing?: string } & Record<string, unknown>,
  ) {
    const id = await insert('seats', { group_id: groupId, position, from_on: '2020-01-01', ...facts })
    if (member) await holder(id, member, standing)
    return id
  }

  const holder = (seatId: string, person: Named, standing = 'holder', facts: Record<string, unknown> = {}) =>
    insert('seat_holders', {
      seat_id: seatId,
      person_id: person.id,
      standing,
      from_on: '2020-01-01',
      ...facts,
    })

  const office = (groupId: string, person: Named, name: string) =>
    insert('offices', { group_id: groupId, person_id: person.id, office: name, from_on: '2020-01-01' })

  async function meeting(groupId: string, facts: Record<string, unknown> = {}) {
    const { status, body } = await world.admin.post(`/groups/${groupId}/meetings`, {
      startsAt: '2026-04-16T09:00:00+02:00',
      endsAt: '2026-04-16T10:30:00+02:00',
      ...facts,
    })
    if (status !== 201) throw new Error(`not planned: ${status} ${JSON.stringify(body)}`)
    return body as { id: string; version: number }
  }

  /** A group of three members led by the first, and a meeting of it on 16 April 2026 at nine. */
  async function scene(facts: Record<string, unknown> = {}) {
    const members = [await world.make.person(), await world.make.person(), await world.make.person()] as const
    const { id: groupId } = await group({ members: [...members], chair: members[0], ...facts })
    return { groupId, members, meeting: await meeting(groupId) }
  }

  /** Minutes of a meeting, in a state, without what leads to them. */
  const minutes = (groupId: string, meetingId: string, state = 'in-review') =>
    insert('minutes', { group_id: groupId, meeting_id: meetingId, state, created_at: '2026-01-01' })

  return { insert, group, seat, holder, office, meeting, scene, minutes }
}

/** A collaboration id, or any other, that is nobody's here. */
export const foreignId = '01900000-0000-7000-8000-00000000abcd'
