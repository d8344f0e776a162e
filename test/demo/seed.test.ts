import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAddresses } from '#src/demo/addresses.ts'
import { findPublicGroup } from '#src/domain/archive/public-group.ts'
import { openDemoWorld } from '#test/support/demo-world.ts'
import type { Visitor } from '#test/support/world.ts'

const seededAt = '2026-11-24T08:00:00Z'
const today = '2026-11-24'

let world: Awaited<ReturnType<typeof openDemoWorld>>
let secretary: Visitor
beforeAll(async () => {
  world = await openDemoWorld(seededAt)
  secretary = await world.as('Håkon Brenna-Lund')
}, 120_000)
afterAll(() => world?.close())

// biome-ignore lint/suspicious/noExplicitAny: tests read answers as a client without types does
type Row = any

async function list(visitor: Visitor, path: string): Promise<Row[]> {
  const { status, body } = await visitor.get(`${path}${path.includes('?') ? '&' : '?'}limit=200`)
  expect([status, body.detail]).toEqual([200, undefined])
  return body.items
}

const statesOf = (rows: Row[]) => [...new Set(rows.map((row) => row.state))].sort()

describe('the demo shows every state', () => {
  test('of meetings and minutes', async () => {
    expect(statesOf(await list(secretary, '/meetings'))).toEqual(['called', 'cancelled', 'held', 'planned'])
    expect(statesOf(await list(secretary, '/minutes'))).toEqual([
      'approved',
      'draft',
      'in-review',
      'published',
    ])
  })

  test('of invitations: a second version that moved the meeting', async () => {
    const [called] = await list(secretary, '/meetings?state=called')
    const { body } = await secretary.get(`/meetings/${called?.id}`)
    const versions = await list(secretary, `/meetings/${called?.id}/invitations`)
    expect(versions.map((one) => [one.number, one.kind])).toEqual([
      [1, 'call'],
      [2, 'change'],
    ])
    expect(versions[1].changes.map((one: Row) => one.field)).toEqual(['time', 'invitee-added'])
    expect(body.startsAt > new Date(seededAt).toISOString()).toBe(true)
  })

  test('of held meetings: each was called before its day, and the newest of each group was answered', async () => {
    const held = await list(secretary, '/meetings?state=held')
    const newest = new Map(held.map((one) => [one.groupId, one.id]))
    for (const { id, startsAt } of held) {
      const [first] = await list(secretary, `/meetings/${id}/invitations`)
      expect(first).toMatchObject({ number: 1, kind: 'call' })
      expect(first.sentAt < startsAt).toBe(true)
      const { items } = (await secretary.get(`/meetings/${id}/attendance`)).body
      const replies = items.map((one: Row) => one.reply).filter(Boolean)
      expect(replies).toContain('declined')
      if ([...newest.values()].includes(id)) expect(replies).toContain('accepted')
    }
  })

  test('of texts: one that two have written, in three goes', async () => {
    const { rows } = await world.lite.query<{ names: string[]; versions: number }>(
      `select array_agg(distinct p.name) as names, count(*)::integer as versions
        from item_text_versions v join people p on p.id = v.written_by
        group by v.agenda_item_id having count(distinct v.written_by) > 1`,
    )
    expect(rows).toEqual([{ names: ['Frøydis Ulvenes', 'Håkon Brenna-Lund'], versions: 4 }])
  })

  test('of remarks: accepted, declined and open, on minutes in review', async () => {
    const [inReview] = await list(secretary, '/minutes?state=in-review')
    expect(statesOf(await list(secretary, `/minutes/${inReview?.id}/remarks`))).toEqual([
      'accepted',
      'declined',
      'open',
    ])
  })

  test('of approval: at the next meeting with corrections, at the next meeting as they were, in writing', async () => {
    const locked = [
      ...(await list(secretary, '/minutes?state=approved')),
      ...(await list(secretary, '/minutes?state=published')),
    ]
    const approvals = await Promise.all(
      locked.map(async ({ id }) => {
        const { approval } = (await secretary.get(`/minutes/${id}`)).body.content
        return `${approval.policy}: ${approval.outcome}`
      }),
    )
    expect([...new Set(approvals)].sort()).toEqual([
      'next-meeting: approved',
      'next-meeting: approved-with-corrections',
      'written: approved',
    ])
  })

  test('of working groups: a pending seat, a term about to end, one closed after its report', async () => {
    const groups = await list(secretary, '/working-groups')
    expect(groups.map((one) => one.state).sort()).toEqual(['active', 'active', 'closed'])
    const month = new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10)
    expect(groups.filter((one) => one.state === 'active' && one.termTo <= month)).toHaveLength(1)
    const whole = await Promise.all(
      groups.map(async ({ id }) => (await secretary.get(`/working-groups/${id}`)).body),
    )
    const pending = whole.flatMap(({ seats }) => seats).filter((seat) => seat.pending)
    expect(pending.map((seat) => [seat.label, seat.namedBy.name])).toEqual([
      ['Gjøvik (bekrefter navn)', 'Øystein Raufjord'],
    ])
    expect(whole.find(({ workingGroup }) => workingGroup.state === 'closed').workingGroup.report).toContain(
      '47',
    )
  })

  test('of follow-ups: done, dropped, open, overdue and reopened, for each kind of assignee', async () => {
    const followUps = await list(secretary, '/follow-ups')
    expect(statesOf(followUps)).toEqual(['done', 'dropped', 'open'])
    const open = followUps.filter((one) => one.state === 'open')
    expect(open.filter((one) => one.overdue)).toHaveLength(1)
    expect(open.some((one) => one.assigneePersonId)).toBe(true)
    expect(open.some((one) => one.assigneeOrganisationId)).toBe(true)
    expect(open.some((one) => one.assigneeWorkingGroupId)).toBe(true)
    const trail = await list(await world.as('Torunn Skarpås'), '/audit-entries?action=follow-ups.reopen')
    expect(open.map((one) => one.id)).toContain(trail[0]?.subjectId)
  })

  test('of decisions: by consent, unanimous, by vote, by casting vote; one carried out', async () => {
    const decisions = await list(secretary, '/decisions')
    expect([...new Set(decisions.map((one) => one.reached))].sort()).toEqual([
      'casting-vote',
      'consent',
      'unanimous',
      'vote',
    ])
    expect(decisions.some((one) => one.status === 'carried-out')).toBe(true)
    expect(decisions.every((one) => /^\d+\/\d\d$/.test(one.number))).toBe(true)
  })

  test('of groups: one whose meetings everybody may see, and one that keeps them to itself', async () => {
    const groups = (await list(secretary, '/groups')).filter((one) => one.kind !== 'working-group')
    const open = groups.filter((one) => one.calendarPublic)
    expect([open.length, groups.length]).toEqual([1, 2])
    const found = await findPublicGroup(world.app.db, open[0].id)
    const [called] = await list(secretary, '/meetings?state=called')
    expect(found?.coming.map(({ id, startsAt }) => [id, startsAt])).toEqual([[called.id, called.startsAt]])
    expect(found?.past.items.length).toBeGreaterThan(0)
  })

  test('of seats: vacant, in somebody’s own right, observer, with deputy', async () => {
    const groups = (await list(secretary, '/groups')).filter((one) => one.kind !== 'working-group')
    expect(groups).toHaveLength(2)
    for (const { id } of groups) {
      const { seats, offices } = (await secretary.get(`/groups/${id}/roster`)).body
      expect(seats.filter((seat: Row) => seat.holder === null)).toHaveLength(1)
      expect(seats.filter((seat: Row) => seat.organisation === null)).toHaveLength(1)
      expect(seats.filter((seat: Row) => seat.kind === 'observer')).toHaveLength(1)
      expect(seats.some((seat: Row & { deputies: unknown[] }) => seat.deputies.length > 0)).toBe(true)
      expect(offices.map((one: Row) => one.office)).toEqual(['chair', 'deputy-chair', 'secretary'])
    }
  })

  test('of people: one who was entered twice, and nobody else who could be', async () => {
    const [pair, ...others] = await list(secretary, '/duplicates/people')
    expect([pair.one.name, pair.other.name].sort()).toEqual(['Silje Marie Nordseth', 'Silje Nordseth'])
    expect(pair.reasons.map(({ code }: Row) => code)).toEqual(['shorter-name', 'same-organisation'])
    expect(others).toEqual([])
    expect(await list(secretary, '/duplicates/organisations')).toEqual([])
    const [keep, drop] = pair.one.email ? [pair.one, pair.other] : [pair.other, pair.one]
    const { body } = await secretary.get(`/people/${keep.id}/merge-preview?dropId=${drop.id}`)
    expect(body.moves).toMatchObject({ followUpsHelped: 1, seats: 0 })
  })

  test('of papers: a file and a link', async () => {
    const [called] = await list(secretary, '/meetings?state=called')
    const papers = (await secretary.get(`/meetings/${called?.id}/papers`)).body.items
    expect(papers.map((one: Row) => (one.url ? 'link' : 'file')).sort()).toEqual(['file', 'link'])
  })
})

test('the demo has a logo, read as any picture is', async () => {
  const { logoPictureId } = (await secretary.get('/collaboration')).body
  const { body } = await secretary.get(`/pictures/${logoPictureId}`)
  expect(body).toMatchObject({ name: 'logo', mediaType: 'image/png', width: 1000, height: 1000 })
  expect((await secretary.get(`/pictures/${logoPictureId}/file`)).raw).toHaveLength(body.sizeBytes)
})

describe('everybody in the demo sees what is theirs', () => {
  test.each([
    ['Torunn Skarpås', 10],
    ['Øystein Raufjord', 6],
    ['Terje Mulikka', 6],
    ['Ragnhild Sæther Moe', 6],
    ['Elin Sjöstrand', 4],
  ])('%s reads %i meetings', async (name, count) => {
    expect(await list(await world.as(name), '/meetings')).toHaveLength(count)
  })

  test('a visitor gets the published minutes, at the address that is printed', async () => {
    const printed = await demoAddresses(world.app.db, 'https://referat.example.org')
    expect(printed.map(({ label }) => label)).toEqual(['Demo sign-in', 'Minutes (PDF)'])
    for (const { address } of printed) {
      const { statusCode } = await world.app.server.inject({ method: 'GET', url: new URL(address).pathname })
      expect(statusCode).toBe(200)
    }
  })
})

describe('seeding', () => {
  test('leaves no mail waiting and no session of the story open', async () => {
    expect(await list(secretary, '/mails?state=kept')).not.toEqual([])
    for (const state of ['waiting', 'sending', 'sent', 'failed'])
      expect(await list(secretary, `/mails?state=${state}`)).toEqual([])
    const { rows } = await world.lite.query(
      'select 1 from sessions where created_at < $1 and revoked_at is null and expires_at > $1',
      [seededAt],
    )
    expect(rows).toEqual([])
  })

  test('leaves an audit chain that verifies, and nothing from the future in it', async () => {
    const { body } = await (await world.as('Torunn Skarpås')).get('/audit-verification')
    expect(body).toMatchObject({ whole: true, firstBrokenSerial: null })
    const { rows } = await world.lite.query<{ at: string; out_of_order: string }>(
      `select (select count(*) from audit_entries where at > $1::timestamptz + interval '1 minute')::text as at,
        (select count(*) from (select at < lag(at) over (order by serial) as back from audit_entries) e where back)::text as out_of_order`,
      [seededAt],
    )
    expect(rows).toEqual([{ at: '0', out_of_order: '0' }])
  })

  test('again does nothing', async () => {
    const count = async () => (await world.lite.query('select count(*) from audit_entries')).rows
    const before = await count()
    expect(await world.seed()).toEqual({ seeded: false })
    expect(await count()).toEqual(before)
  })
})
