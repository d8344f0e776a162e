import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { type MakeMinutes, makeMinutes } from '#test/support/make-minutes.ts'
import { ifMatch, openWorld, signedIn, type Visitor, type World } from '#test/support/world.ts'

let world: World
let lay: MakeMinutes
let secretary: Visitor
beforeAll(async () => {
  world = await openWorld()
  lay = makeMinutes(world)
  secretary = await (await world.make.secretary()).client()
})
afterAll(() => world.close())

type Hit = {
  kind: string
  id: string
  title: string
  excerpt: { text: string; hit: boolean }[]
  groupId: string | null
  meetingId: string | null
  on: string | null
}

const ask = (client: Visitor, q: string, more = '') => client.get(`/search?q=${encodeURIComponent(q)}${more}`)

async function find(client: Visitor, q: string, more = ''): Promise<Hit[]> {
  const { status, body } = await ask(client, q, more)
  expect([q, status]).toEqual([q, 200])
  return body.items
}

const kindsFound = async (client: Visitor, q: string, more = '') =>
  (await find(client, q, more)).map(({ kind }) => kind).sort()

const marked = ({ excerpt }: Hit) => excerpt.filter(({ hit }) => hit).map(({ text }) => text)

/** A group of a member, with a meeting whose item has this text under it, in minutes of this state. */
async function minuted(
  text: string,
  {
    state = 'draft',
    item = {},
    group = {},
    asked = [],
  }: {
    state?: string
    item?: { title?: string; exemptBasis?: string }
    group?: Parameters<MakeMinutes['group']>[0]
    asked?: Parameters<MakeMinutes['meeting']>[3]
  } = {},
) {
  const { id: groupId } = await lay.group(group)
  const member = await world.make.person()
  await lay.seat(groupId, member.id)
  const meeting = await lay.meeting(groupId, {}, [{ title: 'Strategi', ...item }], asked)
  const itemId = meeting.items[0]
  const { body } = await secretary.post(`/meetings/${meeting.id}/minutes`)
  await written(itemId, text, 0)
  await become(body.id, state)
  return {
    ...{ groupId, meetingId: meeting.id, itemId, minutesId: body.id as string, person: member },
    member: await member.client(),
  }
}

async function written(itemId: string, text: string, version: number) {
  const answer = await secretary.put(`/agenda-items/${itemId}/text`, { text }, ifMatch(version))
  expect(answer.status).toBe(200)
}

async function become(minutesId: string, state: string) {
  const steps = ['draft', 'in-review', 'approved', 'published']
  for (const step of steps.slice(1, steps.indexOf(state) + 1))
    await world.lite.query('update minutes set state = $1 where id = $2', [step, minutesId])
}

const somebody = async () => (await world.make.person()).client()

describe('words', () => {
  test('are found inflected, half typed, as a phrase and without accents, and not where they are not wanted', async () => {
    const text = 'Faggruppen drøftet **kompetansemegling**, en idé om Čáhcesuolu. «Nye veier» kommer i møtet.'
    const { itemId, groupId } = await minuted(text)
    await minuted('Veier som er nye, kommer i møtene. Drøftelse.', { group: { name: 'En annen' } })
    const finds = async (q: string) =>
      (await find(secretary, q, '&kind=item-text')).some(({ id }) => id === itemId)
    for (const q of [
      ...['møte', 'møtene', 'MØTET', 'drøfte', 'kompetansemegl', 'kompet', 'ide', 'idé', 'cahcesuolu'],
      ...['"nye veier"', '“nye veier”', '«nye veier»', 'nye/veier', 'møte -kunngjøring', 'savnes or kompet'],
      ...['og kompet', 'faggruppe drøft', 'drøftet (kompetansemegling)'],
    ])
      expect([q, await finds(q)]).toEqual([q, true])
    for (const q of ['"veier nye"', 'møte -veier', 'kompost', '"kompet', 'ko'])
      expect([q, await finds(q)]).toEqual([q, false])
    expect((await find(secretary, '"nye veier"', `&groupId=${groupId}`)).map(({ id }) => id)).toEqual([
      itemId,
    ])
  })

  test('are read in the language in which their group writes', async () => {
    const swedish = { language: 'sv' as const, zone: 'Europe/Stockholm' }
    await minuted('Kommunerna vill samarbeta om etableringarna.', { group: swedish })
    await minuted('Kommunerne vil arbejde med udbuddene.', { group: { ...swedish, language: 'da' } })
    await minuted('The municipalities are mapping vacancies.', { group: { ...swedish, language: 'en' } })
    await minuted('Kommunane ynskjer fleire utgreiingar.', { group: { ...swedish, language: 'nn' } })
    for (const q of ['etablering', 'udbud', 'map vacancy', 'utgreiing'])
      expect([q, await kindsFound(secretary, q)]).toEqual([q, ['item-text']])
  })

  test('are those that stand now, not those of before', async () => {
    const { itemId } = await minuted('Fergeleiet skal flyttes.')
    expect(await kindsFound(secretary, 'fergeleie')).toEqual(['item-text'])
    await written(itemId, 'Bussholdeplassen skal flyttes.', 1)
    expect(await kindsFound(secretary, 'fergeleie')).toEqual([])
    expect(await kindsFound(secretary, 'bussholdeplass')).toEqual(['item-text'])
  })

  test('come with some of the text around them, in plain pieces, however it was written', async () => {
    const long = `${'Innledning uten det. '.repeat(40)}\n\n- Så **Kaffebrenneriet** <b>åpner</b> i [byen](https://x.example.org/a)\n`
    await minuted(long + 'Slutten er lang. '.repeat(40))
    const [hit] = await find(secretary, 'kaffebrenneri')
    const whole = hit?.excerpt.map(({ text }) => text).join('') ?? ''
    expect(hit && marked(hit)).toEqual(['Kaffebrenneriet'])
    expect(whole).toContain('Så Kaffebrenneriet <b>åpner</b> i byen Slutten')
    expect(whole.length).toBeLessThan(260)
    expect([whole.startsWith('… '), whole.endsWith(' …')]).toEqual([true, true])
  })
})

describe('what is typed', () => {
  test.each([
    ...[
      "'",
      '"',
      '""',
      '\\',
      ':*',
      'a:*',
      '&',
      '|',
      '!',
      '!!',
      '<->',
      '( )',
      '(((',
      "') or 1=1 --",
      '%',
      '_',
    ],
    ...[
      '-',
      '--',
      '-alt',
      'or',
      'or or',
      '*',
      '\u{1F600}',
      'ŋ',
      '日本語',
      'а б в',
      '1',
      '-1',
      'a'.repeat(200),
    ],
    ...[
      'og i på det',
      'the and of',
      '{ }',
      '<b>',
      '&lt;',
      "O'Hara",
      'a@b.no',
      'http://x.no/a?b=c',
      '½ £ ¨ ^ ~',
    ],
    ...[
      '"'.repeat(199),
      '- '.repeat(99),
      'a or '.repeat(40),
      'x -'.repeat(60),
      '12/26',
      '𝕏 or "',
      '\u00ad\u00adx',
    ],
  ])('%j has an answer', async (q) => {
    expect((await ask(secretary, q)).status).toBe(200)
  })

  test('in any order of its signs has an answer', async () => {
    const signs = [
      '-',
      '"',
      ' ',
      'a',
      'or',
      '!',
      '&',
      '|',
      ':*',
      "'",
      '\\',
      '(',
      ')',
      '<',
      '>',
      'møte',
      '1',
      '/',
      '.',
    ]
    let seed = 1
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (let round = 0; round < 100; round++) {
      const q = Array.from({ length: 1 + next(80) }, () => signs[next(signs.length)]).join('')
      const { status, body } = await ask(secretary, q.slice(0, 200))
      expect([q, status === 200 || body.errors[0].code]).toEqual([q, q.trim() === '' ? 'text.empty' : true])
    }
  })

  test('too much of it is refused, and so is nothing', async () => {
    for (const [q, code] of [
      ['a'.repeat(10_000), 'text.too-long'],
      ['  ', 'text.empty'],
      ['a\u0000b', 'text.control-characters'],
    ] as const) {
      const { status, body } = await ask(secretary, q)
      expect([status, body.errors[0]]).toMatchObject([422, { field: 'q', code }])
    }
    expect((await secretary.get('/search')).body.errors[0]).toMatchObject({
      field: 'q',
      code: 'text.missing',
    })
    expect((await ask(secretary, 'a', '&kind=everything')).status).toBe(422)
  })

  test('finds nothing where it is all stop words, or only what is not wanted', async () => {
    await minuted('Det er og blir slik på det sted som er i en by.')
    for (const q of ['og i på', 'det', 'som', '-savnet', 'the -savnet'])
      expect([q, await kindsFound(secretary, q, '&kind=item-text')]).toEqual([q, []])
  })
})

describe('every kind is found, with what it is and where', () => {
  test('minuted texts, items, decisions, follow-ups, meetings, papers, groups', async () => {
    const { id: groupId } = await lay.group({ name: 'Faggruppe for blåskjell' })
    const title = 'Blåskjell i fjorden'
    const meeting = await lay.meeting(groupId, { title: 'Blåskjellmøtet', place: 'Brygga' }, [{ title }])
    const [itemId] = meeting.items
    await secretary.post(`/meetings/${meeting.id}/minutes`)
    await written(itemId, 'Blåskjell vokser.', 0)
    const decision = await secretary.post(`/agenda-items/${itemId}/decisions`, { text: 'Blåskjell dyrkes.' })
    const follow = await secretary.post('/follow-ups', { groupId, text: 'Telle blåskjell' })
    const paper = await secretary.post(`/meetings/${meeting.id}/papers`, {
      title: 'Rapport om blåskjell',
      url: 'https://x.example.org/r',
      agendaItemId: itemId,
    })
    const [{ personId }] = [secretary]
    const work = await secretary.post(`/groups/${groupId}/working-groups`, {
      name: 'Skall',
      mandate: 'Blåskjell.',
      seats: [{ personId }],
      convenerPersonId: personId,
    })
    expect([work.status, work.body.code]).toEqual([201, undefined])
    const found = await find(secretary, 'blåskjell', '&limit=200')
    const ofMeeting = {
      groupId,
      groupName: 'Faggruppe for blåskjell',
      meetingId: meeting.id,
      on: '2026-02-10',
    }
    const about = (kind: string, id: string) => found.find((hit) => hit.kind === kind && hit.id === id)
    expect(about('item-text', itemId)).toMatchObject({ ...ofMeeting, title, agendaItemId: itemId })
    expect(about('agenda-item', itemId)).toMatchObject({ ...ofMeeting, title, agendaItemId: itemId })
    expect(about('decision', decision.body.id)).toMatchObject({
      ...ofMeeting,
      title: `1/26 ${title}`,
      agendaItemId: itemId,
      excerpt: [
        { text: 'Blåskjell', hit: true },
        { text: ' dyrkes.', hit: false },
      ],
    })
    expect(about('follow-up', follow.body.id)).toMatchObject({
      ...{ groupId, meetingId: null, on: '2026-03-02', title: 'Telle blåskjell' },
    })
    expect(about('paper', paper.body.id)).toMatchObject({ ...ofMeeting, title: 'Rapport om blåskjell' })
    expect(about('group', groupId)).toMatchObject({ groupId, title: 'Faggruppe for blåskjell', on: null })
    expect(about('group', work.body.id)).toMatchObject({ title: 'Skall', meetingId: null })
    expect(found).toHaveLength(8)
    expect(await find(secretary, 'brygga')).toMatchObject([
      { kind: 'meeting', id: meeting.id, title: 'Blåskjellmøtet', agendaItemId: null },
    ])
    expect((await find(secretary, decision.body.number, '&kind=decision')).map(({ id }) => id)).toContain(
      decision.body.id,
    )
    expect(await kindsFound(secretary, 'blåskjell', '&kind=paper')).toEqual(['paper'])
    expect(await kindsFound(secretary, 'blåskjell', `&groupId=${work.body.id}`)).toEqual(['group'])
  })

  test('people and organisations by name, also with a slip, without the Nordic letters, or in part', async () => {
    const { id } = await world.make.organisation({ name: 'Ytre Ødegård kommune' })
    await world.make.person({ name: 'Gunhild Paulsen', title: 'Rådgiver', organisationId: id })
    const gone = await world.make.person({ name: 'Gunhild Forsvunnet' })
    await world.admin.post(`/people/${gone.id}/ending`, { on: '2026-02-01' })
    const anybody = await somebody()
    for (const q of ['gunhild', 'Gunnhild Paulson', 'paulsen gunhild', 'gunh pau'])
      expect(await find(anybody, q)).toMatchObject([
        { kind: 'person', title: 'Gunhild Paulsen', groupId: null, on: null },
      ])
    for (const q of ['odegard', 'Ödegård', 'ødeg', 'ytre ødegard'])
      expect(await find(anybody, q)).toMatchObject([
        { kind: 'organisation', id, title: 'Ytre Ødegård kommune' },
      ])
    await world.admin.post(`/organisations/${id}/ending`, { on: '2026-02-01' })
    expect(await find(anybody, 'odegard')).toEqual([])
  })
})

describe('rights', () => {
  test('a text that is being written is found by those who write it or lead the meeting', async () => {
    const { member, groupId } = await minuted('Havnesaken utsettes.')
    const [chair, parentMember] = [await world.make.person(), await world.make.person()]
    await lay.office(groupId, chair.id, 'chair')
    const other = await minuted('Noe annet.')
    await lay.office(other.groupId, parentMember.id, 'chair')
    const finds = (client: Visitor) => kindsFound(client, 'havnesak')
    expect(await finds(secretary)).toEqual(['item-text'])
    expect(await finds(await chair.client())).toEqual(['item-text'])
    expect(await finds(member)).toEqual([])
    expect(await finds(await parentMember.client())).toEqual([])
    expect(await finds(await somebody())).toEqual([])
  })

  test('in review the group finds what was circulated, and not what it is being changed to', async () => {
    const { member, minutesId, itemId } = await minuted('Kvernhuset skal restaureres.')
    const outsider = await somebody()
    expect((await secretary.post(`/minutes/${minutesId}/circulation`)).status).toBe(200)
    expect(await kindsFound(member, 'kvernhus')).toEqual(['item-text'])
    expect(await kindsFound(outsider, 'kvernhus')).toEqual([])
    await written(itemId, 'Kvernhuset og tresnurra skal restaureres.', 1)
    for (const q of ['tresnurra', 'kvernhus']) {
      expect([q, await kindsFound(member, q)]).toEqual([q, []])
      expect([q, await kindsFound(secretary, q)]).toEqual([q, ['item-text']])
    }
    await world.lite.query("update minutes set state = 'approved' where id = $1", [minutesId])
    expect(await kindsFound(member, 'tresnurra')).toEqual(['item-text'])
    expect(await kindsFound(outsider, 'tresnurra')).toEqual([])
    await world.lite.query("update minutes set state = 'published' where id = $1", [minutesId])
    expect(await kindsFound(outsider, 'tresnurra')).toEqual(['item-text'])
  })

  test('whoever is asked finds what was approved, for as long as they are asked', async () => {
    const guest = await world.make.person()
    const { meetingId } = await minuted('Skiløypa preppes.', {
      state: 'approved',
      asked: [{ personId: guest.id, part: 'guest' }],
    })
    const client = await guest.client()
    expect(await kindsFound(client, 'skiløype')).toEqual(['item-text'])
    expect(await kindsFound(client, 'strategi')).toEqual(['agenda-item'])
    await world.lite.exec(
      `set session_replication_role = replica; update invitees set removed_at = now() where meeting_id = '${meetingId}'; reset session_replication_role`,
    )
    expect(await kindsFound(client, 'skiløype')).toEqual([])
    expect(await kindsFound(client, 'strategi')).toEqual([])
  })

  test('what is exempt from publicity is found by the group alone, whatever is published', async () => {
    const [guest, asked] = [await world.make.person(), await world.make.person()]
    const { itemId, meetingId, minutesId, member } = await minuted('Hemmeligheten heter Tordenskiold.', {
      item: { title: 'Tordenskiolds lønn', exemptBasis: 'offl. § 13' },
      asked: [
        { personId: guest.id, part: 'guest' },
        { personId: asked.id, part: 'deputy' },
      ],
    })
    await secretary.post(`/agenda-items/${itemId}/decisions`, { text: 'Tordenskiold heves.' })
    const link = { title: 'Tordenskiold', url: 'https://x.example.org/t' }
    await secretary.post(`/meetings/${meetingId}/papers`, { ...link, agendaItemId: itemId })
    await become(minutesId, 'published')
    const all = ['agenda-item', 'decision', 'item-text', 'paper']
    const finds = (client: Visitor) => kindsFound(client, 'tordenskiold')
    expect(await finds(secretary)).toEqual(all)
    expect(await finds(member)).toEqual(all)
    expect(await finds(await asked.client())).toEqual(all)
    expect(await finds(await guest.client())).toEqual([])
    expect(await finds(await somebody())).toEqual([])
  })

  test('what was taken out of the published text finds nothing, and not even a cursor tells of it', async () => {
    const text = 'Saken gjelder Per Fugleberg, 01010150074, mobil 99 88 77 66, om sommerfuglen.'
    const shown = await minuted('Sak 77 66 om øyenstikkeren.', { state: 'published' })
    const { member, itemId } = await minuted(text, { state: 'published' })
    for (let more = 0; more < 3; more++) await minuted(text, { state: 'published' })
    const outsider = await somebody()
    expect((await find(member, '01010150074')).map(({ id }) => id)).toContain(itemId)
    for (const q of ['01010150074', '"99 88"', '010101']) {
      for (const more of ['', '&limit=1', '&limit=1&order=asc'])
        expect((await ask(outsider, q, more)).body).toEqual({ items: [], nextCursor: null })
      expect((await find(secretary, q)).length).toBe(4)
      expect((await find(member, q)).map(({ id }) => id)).toEqual([itemId])
    }
    // What stands between hits that they may not know of is the first and the only one to them.
    const { body } = await ask(outsider, '"77 66"', '&limit=1')
    expect([body.items.map(({ id }: Hit) => id), body.nextCursor]).toEqual([[shown.itemId], null])
    expect((await find(secretary, '"77 66"')).length).toBe(5)
    const [hit] = await find(outsider, 'sommerfugl', '&limit=1')
    expect(JSON.stringify(hit)).toContain('Fugleberg')
    expect(JSON.stringify(hit)).not.toMatch(/01010150074|99 88/)
  })

  test('decisions are found by those who may read their minutes', async () => {
    const { member, itemId, minutesId } = await minuted('Sak.')
    await secretary.post(`/agenda-items/${itemId}/decisions`, {
      text: 'Isbrevannet utredes, ring mobil 99 88 77 66.',
      dissent: 'Gråsonen er jeg imot.',
    })
    const outsider = await somebody()
    expect(await kindsFound(secretary, 'isbrevann')).toEqual(['decision'])
    expect(await kindsFound(member, 'isbrevann')).toEqual([])
    await become(minutesId, 'in-review')
    expect(await kindsFound(member, 'isbrevann')).toEqual(['decision'])
    expect(await kindsFound(member, 'gråsone')).toEqual(['decision'])
    expect(await kindsFound(outsider, 'isbrevann')).toEqual([])
    await become(minutesId, 'published')
    expect(await kindsFound(outsider, 'isbrevann')).toEqual(['decision'])
    expect(await kindsFound(outsider, '"99 88"')).toEqual([])
    expect(await kindsFound(member, '"99 88"')).toEqual(['decision'])
  })

  test('follow-ups are found by the group, the group above it, and those whom they concern', async () => {
    const { groupId, member } = await minuted('Sak.')
    const [helper, assignee, above] = await Promise.all([1, 2, 3].map(() => world.make.person()))
    const work = await lay.group({ kind: 'working-group', parentId: groupId })
    const added = await secretary.post('/follow-ups', {
      groupId: work.id,
      text: 'Kartlegge gangbrua',
      assignee: { personId: assignee?.id },
      helpers: [helper?.id],
    })
    expect(added.status).toBe(201)
    const finds = (client: Visitor | undefined) => kindsFound(client as Visitor, 'gangbru')
    expect(await finds(secretary)).toEqual(['follow-up'])
    expect(await finds(member)).toEqual(['follow-up'])
    expect(await finds(await helper?.client())).toEqual(['follow-up'])
    expect(await finds(await assignee?.client())).toEqual(['follow-up'])
    expect(await finds(await above?.client())).toEqual([])
    expect(await finds((await minuted('Annet.')).member)).toEqual([])
  })

  test('meetings, their items and papers are found by their group and those asked', async () => {
    const { id: groupId } = await lay.group()
    const [member, guest] = [await world.make.person(), await world.make.person()]
    await lay.seat(groupId, member.id)
    const agenda = [{ title: 'Gondolbanen' }]
    const meeting = await lay.meeting(
      groupId,
      { title: 'Gondolmøte', place: 'Gondolbanens hall', state: 'planned' },
      agenda,
      [{ personId: guest.id, part: 'guest', presence: null }],
    )
    await secretary.post(`/meetings/${meeting.id}/papers`, {
      title: 'Om gondolbanen',
      url: 'https://x.example.org/g',
    })
    const all = ['agenda-item', 'meeting', 'paper']
    const finds = (client: Visitor) => kindsFound(client, 'gondolbane')
    expect(await finds(secretary)).toEqual(all)
    expect(await finds(await member.client())).toEqual(all)
    expect(await finds(await guest.client())).toEqual(all)
    expect(await finds((await minuted('Annet.')).member)).toEqual([])
    expect(await finds(await somebody())).toEqual([])
  })

  test('groups are found by their own and by those of the group above them', async () => {
    const { groupId, member } = await minuted('Sak.', { group: { name: 'Faggruppe for kystkultur' } })
    const worker = await world.make.person()
    const made = await secretary.post(`/groups/${groupId}/working-groups`, {
      name: 'Kystkulturens venner',
      mandate: 'Sjøhus skal telles.',
      seats: [{ personId: worker.id }],
    })
    expect(made.status).toBe(201)
    expect(await find(member, 'kystkultur')).toHaveLength(2)
    expect(await find(member, 'sjøhus')).toMatchObject([{ kind: 'group', title: 'Kystkulturens venner' }])
    expect((await find(await worker.client(), 'kystkultur')).map(({ title }) => title)).toEqual([
      'Kystkulturens venner',
    ])
    const outsider = (await minuted('Annet.')).member
    for (const q of ['kystkultur', 'sjøhus']) expect(await find(outsider, q)).toEqual([])
  })

  test('addresses find people, and are shown, for the secretariat only', async () => {
    const { id } = await world.make.person({
      name: 'Solveig Sand',
      email: 'hemmelig.adresse@kommune.example.org',
    })
    for (const q of ['hemmelig.adresse@kommune.example.org', 'hemmelig.adresse']) {
      expect((await find(secretary, q)).map((hit) => hit.id)).toEqual([id])
      expect(await find(await somebody(), q)).toEqual([])
    }
    expect(JSON.stringify(await find(secretary, 'solveig sand'))).toContain('hemmelig.adresse')
    const shown = await find(await somebody(), 'solveig sand')
    expect(shown).toHaveLength(1)
    expect(JSON.stringify(shown)).not.toContain('hemmelig')
  })

  test('nothing is found across collaborations, not even by those who administer', async () => {
    const abroad = '01900000-0000-7000-8000-000000000002'
    const { administratorId } = await foundCollaboration(world.app.db, {
      collaborationId: abroad,
      name: 'Nabosamarbeidet',
      language: 'sv',
      zone: 'Europe/Stockholm',
      administrator: { name: 'Nina Nabo', email: 'nina@nabo.example.org' },
    })
    const nina = await signedIn(world.app, {
      id: administratorId,
      name: 'Nina Nabo',
      collaborationId: abroad,
    })
    await minuted('Grenseoverskridende hvalross.', {
      state: 'published',
      item: { title: 'Hvalross' },
      group: { name: 'Hvalrossgruppen' },
    })
    await world.make.organisation({ name: 'Hvalross kommune' })
    await world.make.person({ name: 'Hvalross Hansen' })
    expect(await kindsFound(secretary, 'hvalross')).toEqual([
      ...['agenda-item', 'group', 'item-text', 'organisation', 'person'],
    ])
    expect(await find(nina, 'hvalross')).toEqual([])
    expect(await find(nina, 'nina nabo')).toHaveLength(1)
    expect(await find(secretary, 'nina nabo')).toEqual([])
  })
})

describe('pages', () => {
  test('lead through everything once, names first and then the newest, and back the same way', async () => {
    const { groupId } = await minuted('Sjøørret i elva.', { group: { name: 'Sjøørretgruppen' } })
    const days = ['2026-01-05', '2026-01-20', '2026-01-20', '2025-12-01', '2026-01-20']
    for (const day of days)
      await lay.meeting(groupId, { startsAt: new Date(`${day}T08:00Z`), endsAt: new Date(`${day}T09:00Z`) }, [
        { title: 'Sjøørret' },
        { title: 'Mer sjøørret' },
      ])
    await secretary.post('/follow-ups', { groupId, text: 'Fisk sjøørret' })
    for (const name of ['Sjøørret kommune', 'Sjøørret']) await world.make.organisation({ name })
    const walk = async (order: string) => {
      const hits: Hit[] = []
      for (let cursor = ''; ; ) {
        const { body } = await ask(secretary, 'sjøørret', `&limit=3&order=${order}${cursor}`)
        expect(body.items.length).toBeLessThanOrEqual(3)
        hits.push(...body.items)
        if (body.nextCursor === null) return hits
        cursor = `&cursor=${body.nextCursor}`
      }
    }
    const whole = await find(secretary, 'sjøørret', '&limit=200')
    expect(whole.length).toBe(15)
    expect(whole.slice(0, 4).map(({ on }) => on)).toEqual([null, null, null, '2026-03-02'])
    expect(whole[0]?.title).toBe('Sjøørret')
    const daysShown = whole.slice(3).map(({ on }) => on as string)
    expect(daysShown).toEqual([...daysShown].sort().reverse())
    expect(await walk('desc')).toEqual(whole)
    expect(await walk('asc')).toEqual([...whole].reverse())
  })

  test('begin only where a cursor of this search says', async () => {
    const cursor = (await ask(secretary, 'sjøørret', '&limit=1')).body.nextCursor as string
    const other = await ask(secretary, 'laks', `&limit=1&cursor=${cursor}`)
    expect([other.status, other.body.code]).toEqual([422, 'request.cursor-of-other-list'])
    const [mark] = cursor.split('.')
    const id = '01900000-0000-7000-8000-00000000beef'
    for (const forged of [
      ...[
        ['~9', `group:${id}`],
        ['~0.100', `meeting:${id}`],
        ['2026-01-01', `meeting:${id}`],
        ['x', 'y'],
      ],
      ...[
        ['2026-02-31T00:00:00.000Z', `meeting:${id}`],
        [null, `group:${id}`],
        ['~0.100', "group:' or 1=1"],
      ],
    ]) {
      const made = Buffer.from(JSON.stringify(forged)).toString('base64url')
      const { status, body } = await ask(secretary, 'sjøørret', `&limit=1&cursor=${mark}.${made}`)
      expect([forged, status, body.code]).toEqual([forged, 422, 'request.cursor'])
    }
  })
})
