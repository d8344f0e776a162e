import { formOf, pdfBytes } from '../make-files.ts'
import { plainPng } from '../make-pictures.ts'
import { type Answer, asRead, type Visitor } from '../world.ts'
import { castOf } from './everybody.ts'
import type { Rehearsal } from './rehearsal.ts'

/** The answer's body, or a failure that says what was refused. */
export async function done(answer: Promise<Answer>) {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`not done: ${status} ${JSON.stringify(body)}`)
  return body
}

export const tag = (version: number) => ({ 'if-match': `"${version}"` })

/**
 * A group with everything in it, at every step: approved minutes, minutes in review twice (one to be approved under its
 * chair, one under the former chair), a draft, called and planned meetings, a working group, follow-ups, papers and mail;
 * beside it another group, and another collaboration.
 */
export async function wholeScene(world: Rehearsal) {
  const cast = await castOf(world)
  const { ids } = cast
  const at = world.admin
  const organisation = (await world.make.organisation()).id
  const group = (await done(at.post('/groups', { name: 'Faggruppe for næring' }))).id as string
  const seated = await seatEverybody(at, { group, organisation, ids })
  const held = {
    approved: await meeting(at, group, '2026-01-13', ids.chair),
    reviewed: await meeting(at, group, '2026-01-27', ids.chair),
    late: await meeting(at, group, '2026-02-10', ids.chair),
    drafted: await meeting(at, group, '2026-02-24', ids.chair),
    unminuted: await meeting(at, group, '2026-02-26', ids.chair),
  }
  for (const { id } of Object.values(held)) await done(at.post(`/meetings/${id}/holding`))
  const called = await meeting(at, group, '2026-02-27', ids.chair)
  const calledByFormer = await meeting(at, group, '2026-03-01', ids.formerChair)
  await world.lite.query("update meetings set state = 'called' where state = 'planned'")
  const minuted = await minuteAll(at, { held, called, calledByFormer })
  const planned = await meeting(at, group, '2026-04-16', ids.chair)
  const invitation = (await done(at.post(`/meetings/${planned.id}/invitations`, {}))).id as string
  const form = formOf({ title: 'Saken' }, { name: 'sak.pdf', bytes: pdfBytes })
  const paper = (await done(at.post(`/meetings/${planned.id}/papers`, form.payload, form.headers)))
    .id as string
  const picture = await keepPicture(at)
  const today = await meeting(at, group, '2026-03-02', ids.chair)
  const member = cast.member
  const hashOf = async (id: string) => (await done(at.get(`/minutes/${id}/approval`))).versionHash as string
  const versionHash = await hashOf(minuted.reviewed.id)
  const remark = await done(
    member.post(`/minutes/${minuted.late.id}/remarks`, {
      versionHash: await hashOf(minuted.late.id),
      text: 'Det var åtte.',
    }),
  )
  const work = await startWork(at, { group, organisation, ids })
  const followUps = await addFollowUps(at, { group, work, ids })
  const written = await writeDown(at, { item: held.drafted.item, ids })
  const mail = await layMail(world)
  const other = await neighbour(at, { chair: ids.chairOfOther, person: ids.chairOfOther })
  const abroad = {
    ...(await neighbour(cast.foreigner, { chair: ids.foreigner, person: ids.foreigner })),
    picture: await keepPicture(cast.foreigner),
  }
  // Only now does the chair go, as a minute ago: everything above named and asked the former one.
  await done(at.post(`/offices/${seated.chairOffice}/ending`, {}))
  await done(at.post(`/groups/${group}/offices`, { office: 'chair', personId: ids.chair }))
  const session = (await done(at.get('/sessions'))).items[0].id as string
  const source = { source: '# {{ title }}' }
  await done(cast.foreigner.put('/templates/minutes', source, tag(0)))
  const template = {
    whole: (await done(at.put('/templates/minutes', source, tag(0)))).id as string,
    ofGroup: (await done(at.put(`/groups/${group}/templates/minutes`, source, tag(0)))).id as string,
  }
  return {
    ...{
      world,
      cast,
      ids,
      organisation,
      group,
      seated,
      held,
      called,
      calledByFormer,
      planned,
      today,
      invitation,
      paper,
      picture,
    },
    ...{
      minuted,
      versionHash,
      remark: remark.id as string,
      work,
      followUps,
      written,
      mail,
      other,
      abroad,
      session,
      template,
    },
    versions: await versionsOf(world),
  }
}

export type Scene = Awaited<ReturnType<typeof wholeScene>>

type Ids = Awaited<ReturnType<typeof castOf>>['ids']

async function seatEverybody(
  at: Visitor,
  { group, organisation, ids }: { group: string; organisation: string; ids: Ids },
) {
  const fromOn = '2025-01-01'
  const seat = async (facts: object) =>
    (await done(at.post(`/groups/${group}/seats`, { fromOn, ...facts }))).id as string
  const office = async (name: string, personId: string) =>
    (await done(at.post(`/groups/${group}/offices`, { office: name, personId, fromOn }))).id as string
  const chairOffice = await office('chair', ids.formerChair)
  const deputyOffice = await office('deputy-chair', ids.deputyChair)
  await office('secretary', ids.groupSecretary)
  await seat({ personId: ids.chair })
  const memberSeat = await seat({ personId: ids.member, organisationId: organisation })
  await seat({ personId: ids.parentOnly })
  await seat({ personId: ids.observer, kind: 'observer' })
  const holding = { personId: ids.deputy, standing: 'deputy', fromOn }
  const deputyHolder = (await done(at.post(`/seats/${memberSeat}/holders`, holding))).id as string
  const pendingSeat = await seat({ organisationId: organisation, namedByPersonId: ids.deputy })
  return { chairOffice, deputyOffice, memberSeat, deputyHolder, pendingSeat }
}

/** A meeting with one more item than its agenda begins with, and whom it asks. */
async function meeting(at: Visitor, group: string, day: string, chairPersonId: string | null) {
  const offset = day >= '2026-03-29' ? '+02:00' : '+01:00'
  const { id } = await done(
    at.post(`/groups/${group}/meetings`, {
      startsAt: `${day}T09:00:00${offset}`,
      endsAt: `${day}T10:30:00${offset}`,
      chairPersonId,
    }),
  )
  const item = await done(
    at.post(`/meetings/${id}/agenda-items`, { kind: 'discussion', title: 'Etableringer' }),
  )
  const asked = (await done(at.get(`/meetings/${id}/attendance`))).items as {
    inviteeId: string
    personId: string
  }[]
  const invitees = Object.fromEntries(asked.map(({ personId, inviteeId }) => [personId, inviteeId]))
  return { id: id as string, item: item.id as string, invitees }
}

type Meeting = Awaited<ReturnType<typeof meeting>>

async function minute(at: Visitor, { id: meetingId, item }: Meeting) {
  const { id } = await done(at.post(`/meetings/${meetingId}/minutes`))
  await done(at.put(`/agenda-items/${item}/text`, { text: 'Kaffe først.' }, tag(0)))
  await done(at.put(`/agenda-items/${item}/text`, { text: 'Åtte etableringer er meldt.' }, tag(1)))
  const decision = (await done(at.post(`/agenda-items/${item}/decisions`, { text: 'Saken tas opp igjen.' })))
    .id
  return { id: id as string, item, decision: decision as string }
}

async function minuteAll(
  at: Visitor,
  {
    held,
    called,
    calledByFormer,
  }: {
    held: Record<'approved' | 'reviewed' | 'late' | 'drafted', Meeting>
    called: Meeting
    calledByFormer: Meeting
  },
) {
  for (const { id } of [called, calledByFormer]) await done(at.post(`/meetings/${id}/minutes`))
  const approved = await minute(at, held.approved)
  const placed = (await done(at.post(`/minutes/${approved.id}/circulation`))).approvalItem.itemId
  await done(at.post(`/agenda-items/${placed}/minutes-approval`, { outcome: 'approved' }))
  const reviewed = await minute(at, held.reviewed)
  const approvalItem = (await done(at.post(`/minutes/${reviewed.id}/circulation`))).approvalItem.itemId
  const late = await minute(at, held.late)
  const moved = (await done(at.post(`/minutes/${late.id}/circulation`))).approvalItem.itemId
  await done(at.delete(`/agenda-items/${moved}`, await asRead(at, `/agenda-items/${moved}`)))
  const facts = { kind: 'approve-minutes', title: 'Godkjenning', approvesMinutesId: late.id }
  const formerItem = (await done(at.post(`/meetings/${calledByFormer.id}/agenda-items`, facts))).id
  const drafted = await minute(at, held.drafted)
  return {
    ...{ approved, reviewed, late, drafted, called: called.id },
    ...{ approvalItem: approvalItem as string, formerItem: formerItem as string },
  }
}

async function keepPicture(at: Visitor) {
  const { payload, headers } = formOf({ name: 'bolgen', alt: 'En bølge' }, pictureFile)
  return (await done(at.post('/pictures', payload, headers))).id as string
}

export const pictureFile = { name: 'bilde.png', bytes: plainPng(2, 2) }

/** A working group at work with a meeting that is being minuted and one to come, and one that is only proposed. */
async function startWork(
  at: Visitor,
  { group, organisation, ids }: { group: string; organisation: string; ids: Ids },
) {
  const wanted = {
    name: 'Hytter',
    convenerPersonId: ids.convener,
    term: { from: '2026-01-01' },
    seats: [
      { personId: ids.convener },
      { personId: ids.member },
      { organisationId: organisation, namedByPersonId: ids.convener },
    ],
  }
  const { id } = await done(at.post(`/groups/${group}/working-groups`, wanted))
  await done(at.post(`/working-groups/${id}/activation`))
  const proposed = (
    await done(at.post(`/groups/${group}/working-groups`, { ...wanted, name: 'Strøm', term: undefined }))
  ).id
  const held = await meeting(at, id, '2026-02-03', null)
  await done(at.post(`/meetings/${held.id}/holding`))
  const minutes = await minute(at, held)
  const unminuted = await meeting(at, id, '2026-02-17', null)
  const planned = await meeting(at, id, '2026-05-05', null)
  return { id: id as string, proposed: proposed as string, held, minutes, unminuted, planned }
}

async function addFollowUps(
  at: Visitor,
  { group, work, ids }: { group: string; work: { id: string }; ids: Ids },
) {
  const add = async (facts: object) =>
    (await done(at.post('/follow-ups', { text: 'Ring fylket', dueOn: '2026-03-01', ...facts }))).id as string
  const open = await add({
    groupId: group,
    assignee: { personId: ids.member },
    helpers: [ids.observer],
  })
  const ofWork = await add({ groupId: work.id, assignee: { workingGroupId: work.id } })
  const finished = await add({ groupId: group, assignee: { personId: ids.member } })
  await done(at.post(`/follow-ups/${finished}/completion`, {}))
  return { open, ofWork, finished }
}

/** What is promised and set up under an item whose minutes are not finished. */
async function writeDown(at: Visitor, { item, ids }: { item: string; ids: Ids }) {
  const promise = { text: 'Lage kart', agendaItemId: item, assignee: { personId: ids.member } }
  const followUp = (await done(at.post('/follow-ups', promise))).id as string
  const proposal = { name: 'Kart', convenerPersonId: ids.member, seats: [{ personId: ids.member }] }
  const work = (await done(at.post(`/agenda-items/${item}/working-groups`, proposal))).id as string
  return { followUp, work }
}

/** One mail that failed and can be sent again, and an address that is refused. */
async function layMail(world: Rehearsal) {
  const { rows } = await world.lite.query<{ id: string }>(
    "update mails set state = 'failed' where id = (select id from mails where attachments <> '[]' order by id limit 1) returning id",
  )
  const address = 'borte@kommune.example.org'
  await world.lite.query(
    "insert into suppressed_addresses (collaboration_id, address, reason, created_at) values ($1, $2, '550', '2026-01-01')",
    [world.collaborationId, address],
  )
  return { id: rows[0]?.id ?? '', address }
}

/** Somebody else's group, in this collaboration or another, with one of each thing that an id may point at. */
async function neighbour(at: Visitor, { chair, person }: { chair: string; person: string }) {
  const organisation = (await done(at.post('/organisations', { name: `Nabo ${chair.slice(-6)}` }))).id
  const group = (await done(at.post('/groups', { name: 'Nabogruppe' }))).id as string
  const seat = (await done(at.post(`/groups/${group}/seats`, { personId: person, fromOn: '2025-01-01' }))).id
  await done(at.post(`/groups/${group}/offices`, { office: 'chair', personId: chair, fromOn: '2025-01-01' }))
  const work = (
    await done(
      at.post(`/groups/${group}/working-groups`, { name: 'Naboarbeid', seats: [{ personId: person }] }),
    )
  ).id
  const held = await meeting(at, group, '2026-02-05', chair)
  await done(at.post(`/meetings/${held.id}/holding`))
  const minutes = await minute(at, held)
  const followUp = (await done(at.post('/follow-ups', { text: 'Naboens', groupId: group }))).id
  const invitee = Object.values(held.invitees)[0]
  return {
    ...({ organisation, person, group, seat, work, followUp, invitee } as Record<string, string>),
    ...{ meeting: held.id, item: held.item, minutes: minutes.id, decision: minutes.decision },
  } as Neighbour
}

type Neighbour = Record<
  | 'organisation'
  | 'person'
  | 'group'
  | 'seat'
  | 'work'
  | 'followUp'
  | 'invitee'
  | 'meeting'
  | 'item'
  | 'minutes'
  | 'decision',
  string
>

/** The version of everything that has one, by table and id: what If-Match must carry. */
async function versionsOf(world: Rehearsal) {
  const { rows } = await world.lite.query<{ what: string; version: number }>(
    [
      'organisations',
      'people',
      'groups',
      'seats',
      'meetings',
      'agenda_items',
      'decisions',
      'follow_ups',
      'papers',
      'pictures',
    ]
      .map((table) => `select '${table} ' || id::text as what, version from ${table}`)
      .concat(
        "select 'collaborations ' || id::text, version from collaborations",
        "select 'papers of ' || id::text, papers_version from meetings",
        "select 'agendas ' || id::text, agenda_version from meetings",
        "select 'working_groups ' || group_id::text, version from working_groups",
        "select 'item_texts ' || agenda_item_id::text, version from item_texts",
        "select 'attendances ' || invitee_id::text, version from attendances",
      )
      .join(' union all '),
  )
  const versions = new Map(rows.map(({ what, version }) => [what, version]))
  return (table: string, id: string) => versions.get(`${table} ${id}`) ?? 0
}
