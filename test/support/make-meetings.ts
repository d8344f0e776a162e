import { v7 } from 'uuid'
import { makeGroups } from './make-groups.ts'
import type { World } from './world.ts'

type Named = { id: string }

/** Groups with seats, and meetings, with invented names. */
export function makeMeetings(world: World) {
  const insert = async (table: string, row: Record<string, unknown>) => {
    const id = v7()
    const all = { collaboration_id: world.collaborationId, ...(table !== 'working_groups' && { id }), ...row }
    const columns = Object.keys(all)
    await world.lite.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(all),
    )
    return id
  }

  const groups = makeGroups(world)

  /** A group whose members hold a seat each since 2020. */
  async function group({
    members = [],
    chair,
    ...facts
  }: { members?: Named[]; chair?: Named } & Record<string, unknown> = {}) {
    const { id } = await groups.group(facts)
    for (const [position, member] of members.entries())
      await groups.seat(id, { personId: member.id, position, fromOn: '2020-01-01' })
    if (chair) await groups.office(id, 'chair', chair.id, { fromOn: '2020-01-01' })
    return { id }
  }

  /** A working group, without what its own room asks for. */
  async function workingGroup(parentId: string, convener?: Named, name = 'Hytter') {
    const facts = { parent_id: parentId, kind: 'working-group', name, language: 'nb', zone: 'Europe/Oslo' }
    const id = await insert('groups', { ...facts, created_at: '2025-08-31' })
    if (convener)
      await insert('offices', {
        group_id: id,
        person_id: convener.id,
        office: 'convener',
        from_on: '2025-08-31',
      })
    return id
  }

  async function meeting(groupId: string, facts: Record<string, unknown> = {}) {
    const { status, body } = await world.admin.post(`/groups/${groupId}/meetings`, {
      startsAt: '2026-04-16T09:00:00+02:00',
      endsAt: '2026-04-16T10:30:00+02:00',
      ...facts,
    })
    if (status !== 201) throw new Error(`not planned: ${status} ${JSON.stringify(body)}`)
    return body as { id: string; version: number }
  }

  /** A group of three members led by the first, and a meeting of it: on 16 April 2026 at nine where nothing else is said. */
  async function scene(facts: Record<string, unknown> = {}, when: Record<string, unknown> = {}) {
    const members = [await world.make.person(), await world.make.person(), await world.make.person()] as const
    const { id: groupId } = await group({ members: [...members], chair: members[0], ...facts })
    return { groupId, members, meeting: await meeting(groupId, when) }
  }

  /** Minutes of a meeting, in a state, without what leads to them. */
  const minutes = (groupId: string, meetingId: string, state = 'in-review') =>
    insert('minutes', { group_id: groupId, meeting_id: meetingId, state, created_at: '2026-01-01' })

  return { ...groups, insert, group, workingGroup, meeting, scene, minutes }
}

/** A collaboration id, or any other, that is nobody's here. */
export const foreignId = '01900000-0000-7000-8000-00000000abcd'

/** The day on which the tests' clock stands. */
export const today = { startsAt: '2026-03-02T09:00:00+01:00', endsAt: '2026-03-02T10:30:00+01:00' }
