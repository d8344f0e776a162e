import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decisions } from '#src/platform/database/schema/decisions.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import { groups, seats } from '#src/platform/database/schema/groups.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { ifMatch, openWorld, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
let people: Record<'ada' | 'gunhild' | 'tor' | 'mia', { id: string; name: string }>
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary({ name: 'Sara Sekretær' })).client()
  const [ada, gunhild, tor, mia] = await Promise.all(
    ['Ada Bergsland', 'Gunhild Paulrud', 'Tor Vestli', 'Mia Strand'].map((name) =>
      world.make.person({ name }),
    ),
  )
  people = { ada, gunhild, tor, mia } as typeof people
})
afterAll(() => world.close())

type Finding = {
  id: string
  rule: string
  group: number
  place: { part: string; id: string; itemId: string | null; label: string }
  quote: string
  blocking: boolean
  message: { code: string; facts: object; text: string }
  mend: object | null
}

const findingsOf = async (meetingId: string, as = secretary, language = 'nb'): Promise<Finding[]> => {
  const { status, body } = await as.get(`/meetings/${meetingId}/findings`, { 'accept-language': language })
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body.items
}

const rulesOf = (findings: Finding[]) => findings.map(({ rule }) => rule)

type Agenda = Parameters<MakeMinutes['meeting']>[2]

/** A meeting on Tuesday 10 February 2026 with a chair, a writer, a next meeting, and three people who were there. */
async function minuted(agenda: Agenda, texts: string[], facts: Parameters<MakeMinutes['meeting']>[1] = {}) {
  const group = await lay.group()
  const asked = [people.ada, people.gunhild, people.tor].map(({ id }) => ({ personId: id }))
  const named = { chairPersonId: people.ada.id, writerPersonId: people.tor.id, ...facts }
  const meeting = await lay.meeting(group.id, named, agenda, asked)
  await lay.meeting(group.id, { state: 'planned', startsAt: later(30), endsAt: later(31) })
  await secretary.post(`/meetings/${meeting.id}/minutes`)
  for (const [index, text] of texts.entries())
    if (text) await secretary.put(`/agenda-items/${meeting.items[index]}/text`, { text }, ifMatch(0))
  return { groupId: group.id, ...meeting }
}

const later = (days: number) => new Date(Date.parse('2026-02-10T08:00:00Z') + days * 86_400_000)

test('minutes in which all is well have no findings', async () => {
  const agenda: Agenda = [
    { title: 'Godkjenning av innkalling', kind: 'approve-invitation' },
    { title: 'Fellesmarked', kind: 'discussion' },
    { title: 'Valg av nestleder', kind: 'election' },
  ]
  const { id, items } = await minuted(agenda, [
    'Innkallingen ble godkjent.',
    'Gunhild Paulrud orienterte om torget tirsdag 10. februar 2026.\n\n- To boder er leid ut\n- Se [oversikten over boder](https://example.org/boder)\n\nNeste møte: 12. mars 2026',
  ])
  await secretary.post(`/agenda-items/${items[2]}/decisions`, { text: 'Mia Strand er valgt.' })
  expect(await findingsOf(id)).toEqual([])
})

describe('a meeting in which everything has gone wrong', () => {
  let findings: Finding[]
  let meeting: Awaited<ReturnType<typeof everythingWrong>>
  beforeAll(async () => {
    meeting = await everythingWrong()
    findings = await findingsOf(meeting.id)
  })

  test('has a finding of each of the eleven groups', () => {
    expect([...new Set(findings.map(({ group }) => group))].sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ])
  })

  test('has all that is to be put right before the minutes leave marked, and nothing else', () => {
    const blocking = new Set(rulesOf(findings.filter((one) => one.blocking)))
    expect([...blocking].sort()).toEqual([
      'attendance.both',
      'decisions.too-many-votes',
      'private.number',
      'promises.no-assignee',
      'seats.no-convener',
    ])
  })

  test('counts what bars each way out: private data bars publishing alone', async () => {
    const { body } = await secretary.get(`/meetings/${meeting.id}/findings`)
    const by = (way: string) => body.items.filter(({ blocks }: { blocks: string }) => blocks === way)
    expect(body.blocks).toEqual({ sending: by('sending').length, publishing: by('publishing').length })
    expect(rulesOf(by('publishing'))).toEqual(['private.number'])
  })

  test('is told in the order of the agenda, the whole meeting and who came first', () => {
    const places = findings.map(({ place }) =>
      place.part === 'meeting' || place.part === 'attendance'
        ? -1
        : meeting.items.indexOf(place.itemId ?? ''),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBe(-1)
    expect(new Set(places).size).toBe(4)
  })

  test('offers the very words to replace where they are known, and otherwise where to go', () => {
    const of = (rule: string) => findings.find((one) => one.rule === rule)
    expect(of('names.almost-person')?.mend).toEqual({
      kind: 'replace',
      itemId: meeting.items[0],
      from: 'Gunnhild Paulrud',
      to: 'Gunhild Paulrud',
    })
    expect(of('dates.weekday')?.mend).toMatchObject({
      from: 'mandag 31. mars 2026',
      to: 'tirsdag 31. mars 2026',
    })
    expect(of('promises.no-assignee')?.mend).toEqual({ kind: 'go', to: 'follow-up', id: meeting.followUp })
    expect(of('papers.missing')?.mend).toEqual({ kind: 'go', to: 'papers', id: meeting.items[1] })
    expect(of('attendance.seat-for-absent')).toBeUndefined()
  })

  test('keeps the ids of its findings, and speaks the language that is asked for', async () => {
    const swedish = await findingsOf(meeting.id, secretary, 'sv')
    expect(swedish.map(({ id }) => id)).toEqual(findings.map(({ id }) => id))
    const weekday = (list: Finding[]) => list.find(({ rule }) => rule === 'dates.weekday')
    expect([weekday(findings)?.message.text, weekday(swedish)?.message.text]).toEqual([
      'Ukedagen stemmer ikke med datoen. Rett er tirsdag 31. mars 2026.',
      'Veckodagen stämmer inte med datumet. Rätt är tisdag 31 mars 2026.',
    ])
    expect([weekday(findings)?.place.label, weekday(swedish)?.place.label]).toEqual([
      'Sak 1: Torget',
      'Punkt 1: Torget',
    ])
  })

  test('has none left once its minutes are approved, nor when the meeting is called off', async () => {
    await lay.write((tx) =>
      tx.update(minutes).set({ state: 'approved' }).where(eq(minutes.meetingId, meeting.id)),
    )
    expect(await findingsOf(meeting.id)).toEqual([])
    const group = await lay.group()
    const cancelled = await lay.meeting(group.id, { state: 'cancelled', place: null })
    expect(await findingsOf(cancelled.id)).toEqual([])
  })
})

async function everythingWrong() {
  const agenda: Agenda = [
    { title: 'Torget', kind: 'discussion', number: '1' },
    { title: 'Boder', kind: 'decision', number: '3' },
    { title: 'Arbeidsgruppe', kind: 'discussion', number: '4' },
  ]
  const texts = [
    'Gunnhild Paulrud orienterte.\n\nForfall: Tor Vestli\n\nDugnad mandag 31. mars 2026. Mer informasjon kommer.',
    'Se presentasjon.\n\nRing Mia på mobil 900 11 222.\n\nFrist: [dato]',
  ]
  const meeting = await minuted(agenda, texts, { chairPersonId: null })
  const [, second, third] = meeting.items as [string, string, string]
  return lay.write(async (tx) => {
    const [groupId, followUp, decision] = [tx.newId(), tx.newId(), tx.newId()]
    const born = { meetingId: meeting.id, agendaItemId: third, createdAt: tx.now }
    await tx.insert(groups).values({
      ...{ id: groupId, parentId: meeting.groupId, kind: 'working-group', name: 'Skilt', language: 'nb' },
      ...{ zone: 'Europe/Oslo', createdAt: tx.now },
    })
    await tx.insert(workingGroups).values({ groupId, ...born, termFrom: '2026-02-10', termTo: '2027-02-10' })
    await tx
      .insert(seats)
      .values({ id: tx.newId(), groupId, label: 'Vik (navn følger)', fromOn: '2026-02-10' })
    await tx.insert(followUps).values({ id: followUp, groupId: meeting.groupId, ...born, text: 'Male skilt' })
    await tx.insert(decisions).values({
      ...{ id: decision, groupId: meeting.groupId, meetingId: meeting.id, agendaItemId: second, position: 0 },
      ...{ year: 2026, serial: 1, number: '1/26', text: 'Bodene leies ut.', reached: 'vote' },
      ...{ votesFor: 8, votesAgainst: 2, createdAt: tx.now },
    })
    return { ...meeting, followUp, decision }
  })
}

describe('the quality check reads', () => {
  test('earlier minutes that nobody has approved, and where they are to be', async () => {
    const first = await minuted([{ title: 'Torget' }], ['Åpnet.'])
    const { groupId } = first
    const second = await lay.meeting(groupId, {
      ...{
        startsAt: later(7),
        endsAt: later(8),
        chairPersonId: people.ada.id,
        writerPersonId: people.tor.id,
      },
    })
    expect(rulesOf(await findingsOf(second.id))).toEqual(['missing.approval-item'])
    const { body } = await secretary.get(`/minutes?meetingId=${first.id}`)
    const third = await lay.meeting(
      groupId,
      { startsAt: later(8), endsAt: later(9), chairPersonId: people.ada.id, writerPersonId: people.tor.id },
      [
        {
          title: 'Godkjenning av referat fra møtet 11. februar 2026',
          kind: 'approve-minutes',
          approvesMinutesId: body.items[0].id,
        },
      ],
    )
    const [wrongDate, ...rest] = await findingsOf(third.id)
    expect([wrongDate?.rule, wrongDate?.message.text, rest]).toEqual([
      'dates.approved-minutes',
      'Referatet som skal godkjennes her, er fra møtet tirsdag 10. februar 2026.',
      [],
    ])
    // What will be approved in another meeting is not missed in this one.
    expect(await findingsOf(second.id)).toEqual([])
  })

  test('who was not there, and got a task or a seat all the same', async () => {
    const { id, items } = await minuted([{ title: 'Torget' }], ['Åpnet.'])
    await secretary.post('/follow-ups', {
      ...{
        agendaItemId: items[0],
        text: 'Male skilt',
        dueOn: '2026-03-01',
        assignee: { personId: people.mia.id },
      },
    })
    const work = { name: 'Skilt', convenerPersonId: people.ada.id, seats: [{ personId: people.ada.id }] }
    const started = await secretary.post(`/agenda-items/${items[0]}/working-groups`, {
      ...work,
      seats: [...work.seats, { personId: people.mia.id }],
    })
    expect(started.status).toBe(201)
    const found = await findingsOf(id)
    expect(rulesOf(found)).toEqual(['attendance.seat-for-absent', 'attendance.task-for-absent'])
    expect(found.map(({ quote }) => quote)).toEqual(['Mia Strand', 'Mia Strand'])
  })

  test('an invitation before there are minutes: what is missing in it, not what minutes would hold', async () => {
    const group = await lay.group()
    const bare = await lay.meeting(
      group.id,
      { state: 'planned', place: null, title: 'Møte 11. februar 2026' },
      [],
    )
    expect(rulesOf(await findingsOf(bare.id)).sort()).toEqual([
      'dates.not-the-meetings',
      'missing.agenda',
      'missing.chair',
      'missing.place',
      'missing.writer',
    ])
    const named = { chairPersonId: people.ada.id, writerPersonId: people.tor.id }
    const good = await lay.meeting(group.id, { state: 'planned', ...named }, [
      { title: 'Torget', kind: 'decision' },
    ])
    expect(await findingsOf(good.id)).toEqual([])
  })
})

test('only those who read the draft may ask: the group is refused, strangers do not learn that it is there', async () => {
  const { id, groupId } = await minuted([{ title: 'Torget' }], ['Åpnet.'])
  const member = await world.make.person()
  await lay.seat(groupId, member.id)
  const ask = async (person: { client: () => Promise<Visitor> }) => {
    const { status, body } = await (await person.client()).get(`/meetings/${id}/findings`)
    return [status, body.code]
  }
  expect(await ask(member)).toEqual([403, 'minutes.still-draft'])
  expect(await ask(await world.make.person())).toEqual([404, 'request.not-found'])
  expect((await secretary.get('/meetings/01900000-0000-7000-8000-00000000beef/findings')).status).toBe(404)
})
