import { makeMeetings } from './make-meetings.ts'
import { asRead, ifMatch, operatorKey, signedIn, visitor, type World } from './world.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests read answers as a client without types does
export type Answered = any

/** The answer's body, or a failure that says what was refused. */
export async function done(answer: Promise<{ status: number; body: Answered }>): Promise<Answered> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`not done: ${status} ${JSON.stringify(body)}`)
  return body
}

/** People and organisations that are entered twice, and what may be done with them. */
export function makeDuplicates(world: World) {
  const make = makeMeetings(world)
  const get = (path: string): Promise<Answered> => done(world.admin.get(path))
  const personOf = (id: string) => get(`/people/${id}`)
  const merge = async (keepId: string, dropId: string, at = world.admin) =>
    at.post(`/people/${keepId}/merging`, { dropId }, await asRead(world.admin, `/people/${keepId}`))
  const preview = (keepId: string, dropId: string) =>
    world.admin.get(`/people/${keepId}/merge-preview?dropId=${dropId}`)
  const rosterOf = (groupId: string, on = '') => get(`/groups/${groupId}/roster${on && `?on=${on}`}`)

  /** Without the secretariat, whoever they are by then. */
  const askedTo = async (meetingId: string): Promise<Answered[]> =>
    (await get(`/meetings/${meetingId}/attendance`)).items.filter(
      (one: Answered) => one.part !== 'secretariat',
    )

  /** Eli twice: to be kept, with an address, and to be dropped. */
  async function twoOfOne(facts: Record<string, unknown> = {}) {
    const keep = await world.make.person({ name: 'Eli Arnkværn Bryhni' })
    const drop = await world.make.person({ name: 'Eli Bryhni', ...facts })
    return { keep, drop }
  }

  const pairOf = async (
    kind: 'people' | 'organisations',
    ids: string[],
    at = world.admin,
  ): Promise<Answered> =>
    (await pairs(kind, at)).find(({ one, other }) => ids.includes(one.id) && ids.includes(other.id))

  async function pairs(kind: 'people' | 'organisations', at = world.admin): Promise<Answered[]> {
    const { items } = await done(at.get(`/duplicates/${kind}?limit=200`))
    return items
  }

  /** The administrator of another collaboration. */
  async function neighbour() {
    const { body } = await visitor(world.app.server, { authorization: `Bearer ${operatorKey}` }).post(
      '/collaborations',
      {
        name: 'Elvesamarbeidet',
        administrator: { name: 'Frida', email: 'frida@elvesamarbeidet.example.org' },
      },
    )
    return signedIn(world.app, { id: body.administratorId, name: 'Frida', collaborationId: body.id })
  }

  /** A group in which the dropped one holds a seat and an office since last year, with a meeting held and one to come. */
  async function twoAtWork() {
    const { keep, drop } = await twoOfOne({ phone: '22 33 44 55', title: 'Rådgiver' })
    const { id: groupId } = await make.group()
    const since = { fromOn: '2025-01-01' }
    const seat = await make.seat(groupId, { personId: drop.id, ...since })
    await make.office(groupId, 'chair', drop.id, since)
    const pending = await make.seat(groupId, { label: 'Gjøvik (bekrefter navn)', namedByPersonId: drop.id })
    const held = await make.meeting(groupId, {
      startsAt: '2026-02-10T09:00:00+01:00',
      endsAt: '2026-02-10T10:00:00+01:00',
    })
    await done(world.admin.post(`/meetings/${held.id}/holding`))
    const [was] = await askedTo(held.id)
    await done(world.admin.put(`/invitees/${was.inviteeId}/presence`, { presence: 'present' }, ifMatch(0)))
    const ahead = await make.meeting(groupId)
    const item = await done(
      world.admin.post(`/meetings/${ahead.id}/agenda-items`, {
        ...{ kind: 'information', title: 'Orientering', presenterPersonId: drop.id },
      }),
    )
    await done((await drop.client()).put(`/meetings/${ahead.id}/reply`, { reply: 'accepted', how: 'video' }))
    const add = async (facts: object) =>
      done(world.admin.post('/follow-ups', { text: 'Ring fylket', groupId, ...facts }))
    const open = await add({ assignee: { personId: drop.id } })
    const helped = await add({ helpers: [drop.id] })
    const closed = await add({ assignee: { personId: drop.id } })
    await done((await drop.client()).post(`/follow-ups/${closed.id}/completion`, {}))
    return { keep, drop, groupId, seat, pending, held, ahead, item, open, helped, closed }
  }

  return {
    ...make,
    personOf,
    merge,
    preview,
    rosterOf,
    askedTo,
    twoOfOne,
    pairs,
    pairOf,
    neighbour,
    twoAtWork,
  }
}
