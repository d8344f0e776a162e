import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { make } from '#test/support/make.ts'
import { insertItem, insertMeeting, makeGroups } from '#test/support/make-groups.ts'
import { ifMatch, openWorld, signedIn, type World } from '#test/support/world.ts'

let here: World
let there: World
beforeAll(async () => {
  here = await openWorld()
  there = await neighbour(here)
})
afterAll(() => here.close())

/** A second collaboration in the same database. */
async function neighbour(world: World): Promise<World> {
  const collaborationId = '01900000-0000-7000-8000-000000000002'
  const { administratorId } = await foundCollaboration(world.app.db, {
    collaborationId,
    name: 'Dalsamarbeidet',
    language: 'nb',
    zone: 'Europe/Oslo',
    administrator: { name: 'Nabo Admin', email: 'nabo@dalsamarbeidet.example.org' },
  })
  const admin = await signedIn(world.app, { id: administratorId, name: 'Nabo Admin', collaborationId })
  return { ...world, collaborationId, admin, make: make(world.app, admin, collaborationId) }
}

async function thingsOf(world: World) {
  const group = await makeGroups(world).staffedGroup()
  const itemId = await insertItem(world, await insertMeeting(world, group.id))
  const working = await world.admin.post(`/groups/${group.id}/working-groups`, { name: 'Naboens', seats: [] })
  const followUp = await world.admin.post('/follow-ups', { groupId: group.id, text: 'Naboens' })
  const [office] = (await world.admin.get(`/groups/${group.id}/offices`)).body.items
  const [holder] = (await world.admin.get(`/seats/${group.seatId}`)).body.holders
  return {
    groupId: group.id,
    seatId: group.seatId,
    personId: group.member.id,
    organisationId: group.organisationId,
    itemId,
    workingGroupId: working.body.id as string,
    followUpId: followUp.body.id as string,
    officeId: office.id as string,
    holderId: holder.id as string,
  }
}

test('nothing of another collaboration can be read or changed: it is not there', async () => {
  const theirs = await thingsOf(there)
  const { groupId, seatId, personId, workingGroupId, followUpId } = theirs
  for (const path of [
    `/groups/${groupId}`,
    `/groups/${groupId}/roster`,
    `/groups/${groupId}/coverage`,
    `/groups/${groupId}/offices`,
    `/groups/${groupId}/standing-items`,
    `/seats/${seatId}`,
    `/working-groups/${workingGroupId}`,
    `/follow-ups/${followUpId}`,
  ])
    expect([path, (await here.admin.get(path)).status]).toEqual([path, 404])
  const posts: [string, object?][] = [
    [`/groups/${groupId}/ending`, {}],
    [`/groups/${groupId}/seats`, { label: 'X' }],
    [`/groups/${groupId}/offices`, { personId, office: 'chair' }],
    [`/groups/${groupId}/working-groups`, { name: 'X', seats: [] }],
    [`/agenda-items/${theirs.itemId}/working-groups`, { name: 'X', seats: [] }],
    [`/seats/${seatId}/ending`, {}],
    [`/seats/${seatId}/holders`, { personId, standing: 'deputy' }],
    [`/seats/${seatId}/naming`, { personId }],
    [`/seat-holders/${theirs.holderId}/ending`, {}],
    [`/offices/${theirs.officeId}/ending`, {}],
    [`/working-groups/${workingGroupId}/activation`],
    [`/working-groups/${workingGroupId}/extension`, { termTo: '2030-01-01' }],
    [`/working-groups/${workingGroupId}/report`, { text: 'X' }],
    [`/working-groups/${workingGroupId}/closing`],
    [`/follow-ups/${followUpId}/completion`, {}],
    [`/follow-ups/${followUpId}/dropping`, { reason: 'X' }],
    [`/follow-ups/${followUpId}/comments`, { text: 'X' }],
  ]
  for (const [path, body] of posts)
    expect([path, (await here.admin.post(path, body)).status]).toEqual([path, 404])
  for (const path of [
    `/groups/${groupId}`,
    `/seats/${seatId}`,
    `/working-groups/${workingGroupId}`,
    `/follow-ups/${followUpId}`,
  ])
    expect([path, (await here.admin.patch(path, {}, ifMatch(1))).status]).toEqual([path, 404])
  for (const list of ['/groups', '/working-groups', '/follow-ups'])
    expect((await here.admin.get(list)).body.items).toEqual([])
})

test('an id of another collaboration is refused in every field that takes one', async () => {
  const [ours, theirs] = [await thingsOf(here), await thingsOf(there)]
  const seats = (seat: object) => ({ name: 'X', seats: [seat] })
  const refusals: [string, object, string][] = [
    [`/groups/${ours.groupId}/seats`, { organisationId: theirs.organisationId }, 'organisationId'],
    [`/groups/${ours.groupId}/seats`, { personId: theirs.personId }, 'personId'],
    [`/groups/${ours.groupId}/seats`, { label: 'X', namedByPersonId: theirs.personId }, 'namedByPersonId'],
    [`/groups/${ours.groupId}/offices`, { personId: theirs.personId, office: 'chair' }, 'personId'],
    [`/seats/${ours.seatId}/holders`, { personId: theirs.personId, standing: 'deputy' }, 'personId'],
    [
      `/groups/${ours.groupId}/working-groups`,
      { name: 'X', seats: [], convenerPersonId: theirs.personId },
      'convenerPersonId',
    ],
    [`/groups/${ours.groupId}/working-groups`, seats({ personId: theirs.personId }), 'seats.0.personId'],
    [
      `/groups/${ours.groupId}/working-groups`,
      seats({ organisationId: theirs.organisationId }),
      'seats.0.organisationId',
    ],
    ['/follow-ups', { groupId: theirs.groupId, text: 'X' }, 'groupId'],
    ['/follow-ups', { agendaItemId: theirs.itemId, text: 'X' }, 'agendaItemId'],
    [
      '/follow-ups',
      { groupId: ours.groupId, text: 'X', assignee: { personId: theirs.personId } },
      'assignee.personId',
    ],
    [
      '/follow-ups',
      { groupId: ours.groupId, text: 'X', assignee: { organisationId: theirs.organisationId } },
      'assignee.organisationId',
    ],
    [
      '/follow-ups',
      { groupId: ours.groupId, text: 'X', assignee: { workingGroupId: theirs.workingGroupId } },
      'assignee.workingGroupId',
    ],
    ['/follow-ups', { groupId: ours.groupId, text: 'X', helpers: [theirs.personId] }, 'helpers.0'],
  ]
  for (const [path, body, field] of refusals) {
    const answer = await here.admin.post(path, body)
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field])
  }
})
