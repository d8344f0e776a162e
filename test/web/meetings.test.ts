import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browser, type WebPage } from '#test/support/browser.ts'
import { mailsOf, trailOf } from '#test/support/make-groups.ts'
import { makeMeetings } from '#test/support/make-meetings.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { hostileTexts, signInBrowser } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let make: ReturnType<typeof makeMeetings>
beforeAll(async () => {
  world = await openWorld()
  make = makeMeetings(world)
})
afterAll(() => world.close())

async function as(person: { id: string; name: string }): Promise<Browser> {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  return guest
}

const secretary = async () => as(await world.make.secretary())

const stored = async (meetingId: string) => {
  const { rows } = await world.lite.query<Record<string, unknown>>('select * from meetings where id = $1', [
    meetingId,
  ])
  return rows[0] ?? {}
}

const actionsIn = (page: WebPage) => page.forms.map(({ action }) => action)

const idIn = (html: string) => /\/meetings\/([0-9a-f-]{36})\/change"/.exec(html)?.[1] ?? ''

describe('the list of meetings', () => {
  test('shows what is to come first, what was when asked, and all between two days; filters by group and state', async () => {
    const { groupId, members, meeting } = await make.scene({ name: 'Faggruppe for kystkultur' })
    await make.meeting(groupId, {
      title: 'Vintermøtet',
      startsAt: '2026-01-15T09:00:00+01:00',
      endsAt: '2026-01-15T10:00:00+01:00',
    })
    const other = await make.scene({ name: 'Faggruppe for veier' })
    const guest = await secretary()
    const coming = await guest.get('/meetings')
    expectGoodPage(coming)
    expect(coming.text).toContain('Faggruppe for kystkultur')
    expect(coming.text).toContain('torsdag 16. april 2026 kl. 09.00–10.30')
    expect(coming.text).not.toContain('Vintermøtet')
    expect((await guest.get('/meetings?when=past')).text).toContain('Vintermøtet')
    const between = await guest.get('/meetings?from=2026-01-01&to=2026-02-01')
    expect(between.text).toContain('Vintermøtet')
    expect(between.html).not.toContain(`/meetings/${meeting.id}"`)
    const ofGroup = await guest.get(`/meetings?groupId=${groupId}`)
    expect(ofGroup.html).toContain(`/meetings/${meeting.id}"`)
    expect(ofGroup.html).not.toContain(`/meetings/${other.meeting.id}"`)
    expect((await guest.get('/meetings?state=held')).text).toContain('Ingenting passer')
    const member = await (await as(members[1])).get('/meetings')
    expectGoodPage(member)
    expect(member.html).toContain(`/meetings/${meeting.id}"`)
    expect(member.html).not.toContain(`/meetings/${other.meeting.id}"`)
    expect(member.text).not.toContain('Planlegg')
  })

  test('goes on page by page, and asks those who are invited for their reply', async () => {
    const { groupId, members, meeting } = await make.scene()
    await make.meeting(groupId, {
      startsAt: '2026-05-16T09:00:00+02:00',
      endsAt: '2026-05-16T10:00:00+02:00',
    })
    await world.admin.post(`/meetings/${meeting.id}/invitations`, {})
    const guest = await as(members[1])
    const first = await guest.get('/meetings?limit=1')
    expect(first.html).toContain(`/meetings/${meeting.id}"`)
    expect(first.text).toContain('Du har ikke svart')
    const next = first.links.find(({ text }) => text === 'Neste side')?.path ?? ''
    const second = await guest.get(next)
    expectGoodPage(second)
    expect(second.html).not.toContain(`/meetings/${meeting.id}"`)
    expect(second.text).toContain('16. mai 2026')
    await (await members[1].client()).put(`/meetings/${meeting.id}/reply`, { reply: 'accepted', how: 'room' })
    expect((await guest.get('/meetings?limit=1')).text).toContain('Du kommer')
  })
})

describe('planning', () => {
  test('is filled in from the last meeting and says what comes on the agenda by itself', async () => {
    const { groupId, members } = await make.scene(
      { name: 'Faggruppe for havner' },
      {
        startsAt: '2026-02-12T13:00:00+01:00',
        endsAt: '2026-02-12T14:30:00+01:00',
        place: 'Havnekontoret',
        videoUrl: 'https://video.example.org/havn',
      },
    )
    await make.meeting(groupId, {
      startsAt: '2025-12-18T13:00:00+01:00',
      endsAt: '2025-12-18T14:30:00+01:00',
    })
    const guest = await secretary()
    const page = await guest.get(`/groups/${groupId}/meetings/new`)
    expectGoodPage(page)
    expect(page.text).toContain('Fylt ut fra møtet 12. februar 2026')
    expect(page.text).toContain('Godkjenning av innkalling')
    const form = page.forms.find(({ action }) => action === `/groups/${groupId}/meetings`)
    expect(form?.fields).toMatchObject({
      on: '2026-04-09',
      startsAt: '13:00',
      endsAt: '14:30',
      place: 'Havnekontoret',
      videoUrl: 'https://video.example.org/havn',
      chairPersonId: members[0].id,
    })
    const planned = await guest.submit(page, `/groups/${groupId}/meetings`)
    expectGoodPage(planned)
    expect(planned.text).toContain('Møtet er planlagt')
    expect(planned.text).toContain('torsdag 9. april 2026 kl. 13.00–14.30')
    expect(await stored(idIn(planned.html))).toMatchObject({
      starts_at: new Date('2026-04-09T11:00:00Z'),
      place: 'Havnekontoret',
      state: 'planned',
    })
  })

  test('sent twice plans once; wrong input keeps what was typed and marks its field', async () => {
    const { groupId } = await make.scene()
    const guest = await secretary()
    const path = `/groups/${groupId}/meetings`
    const page = await guest.get(`${path}/new`)
    const title = hostileTexts.join(' ').slice(0, 250)
    const wrong = await guest.submit(page, path, { endsAt: '08:00', title, videoUrl: 'ikke en lenke' })
    expect(wrong.status).toBe(422)
    expectGoodPage(wrong)
    expect(wrong.forms.find(({ action }) => action === path)?.fields).toMatchObject({
      title,
      endsAt: '08:00',
    })
    expect(wrong.html).toContain('id="plan-videoUrl-error"')
    const before = await guest.submit(wrong, path, { videoUrl: '' })
    expect(before.status).toBe(422)
    expect(before.html).toContain('id="plan-endsAt-error"')
    const once = await guest.submit(before, path, { endsAt: '11:30' })
    expect(once.status).toBe(200)
    expectGoodPage(once)
    const twice = await guest.submit(before, path, { endsAt: '11:30' })
    expect(idIn(twice.html)).toBe(idIn(once.html))
    expect(idIn(once.html)).not.toBe('')
  })

  test('refuses a time that the spring change skips and asks which of the two in autumn', async () => {
    const { groupId } = await make.scene()
    const guest = await secretary()
    const path = `/groups/${groupId}/meetings`
    const page = await guest.get(`${path}/new`)
    const skipped = await guest.submit(page, path, { on: '2027-03-28', startsAt: '02:30', endsAt: '04:00' })
    expect(skipped.status).toBe(422)
    expect(skipped.text).toContain('Dette klokkeslettet finnes ikke')
    const autumn = { on: '2026-10-25', startsAt: '02:30', endsAt: '04:00' }
    const asked = await guest.submit(page, path, autumn)
    expect(asked.status).toBe(422)
    expectGoodPage(asked)
    expect(asked.text).toContain('Klokken er 02:30 to ganger den natten. Når begynner møtet?')
    const planned = await guest.submit(asked, path, { startMeant: '2026-10-25T02:30:00+01:00' })
    expect(planned.status).toBe(200)
    expect(await stored(idIn(planned.html))).toMatchObject({ starts_at: new Date('2026-10-25T01:30:00Z') })
  })

  test('is for those who prepare the group’s meetings', async () => {
    const { groupId, members } = await make.scene()
    expect((await (await as(members[0])).get(`/groups/${groupId}/meetings/new`)).status).toBe(200)
    const refused = await (await as(members[1])).get(`/groups/${groupId}/meetings/new`)
    expect(refused.status).toBe(403)
    expect((await browser(world.app.server).get(`/groups/${groupId}/meetings/new`)).text).toContain(
      'Logg inn',
    )
  })
})

describe('one meeting', () => {
  test('is open to its group and those asked, closed to others, and shows each what they may do', async () => {
    const { members, meeting } = await make.scene({}, { place: 'Rådhuset' })
    const path = `/meetings/${meeting.id}`
    const chair = await (await as(members[0])).get(path)
    expectGoodPage(chair)
    expect(chair.text).toContain('Innkallingen er ikke sendt')
    expect(actionsIn(chair)).toContain(`${path}/change`)
    const member = await (await as(members[1])).get(path)
    expectGoodPage(member)
    expect(member.text).toContain('torsdag 16. april 2026 kl. 09.00–10.30 · Rådhuset')
    expect(actionsIn(member).filter((action) => action.startsWith('/meetings'))).toEqual([`${path}/reply`])
    const stranger = await as(await world.make.person())
    expect((await stranger.get(path)).status).toBe(403)
    for (const part of ['agenda', 'people', 'invitation', 'history'])
      expect((await stranger.get(`${path}/${part}`)).status, part).toBe(403)
    expect((await stranger.get('/meetings/01900000-0000-7000-8000-00000000beef')).status).toBe(404)
    expect((await stranger.get('/meetings/nowhere')).status).toBe(404)
  })

  test('takes the reply of one who is asked, and a deputy who is new here', async () => {
    const organisation = await world.make.organisation()
    const member = await world.make.person({ organisationId: organisation.id })
    const { id: groupId } = await make.group()
    await make.seat(groupId, { organisationId: organisation.id, personId: member.id, fromOn: '2020-01-01' })
    const meeting = await make.meeting(groupId)
    const guest = await as(member)
    const path = `/meetings/${meeting.id}`
    const page = await guest.get(path)
    expect(page.text).toContain('Kommer du?')
    const none = await guest.submit(page, `${path}/reply`, { note: 'Er på reise' })
    expect(none.status).toBe(422)
    expect(none.forms.find(({ action }) => action === `${path}/reply`)?.fields.note).toBe('Er på reise')
    const typed = {
      answer: 'no',
      note: 'Er på reise',
      deputyName: 'Vera Vara',
      deputyEmail: 'vera@kommune.example.org',
    }
    const done = await guest.submit(none, `${path}/reply`, typed)
    expect(done.status).toBe(200)
    expectGoodPage(done)
    expect(done.text).toContain('Du har svart at du ikke kan komme')
    expect(done.text).toContain('Vera Vara møter i stedet')
    expect((await guest.submit(done, `${path}/reply`, { answer: 'room', deputyId: '' })).text).toContain(
      'Du har svart at du kommer',
    )
  })

  test('is changed by those who prepare it; a stale form shows both and keeps what was typed', async () => {
    const { meeting } = await make.scene({}, { place: 'Rådhuset' })
    const guest = await secretary()
    const path = `/meetings/${meeting.id}`
    const page = await guest.get(path)
    const elsewhere = await guest.get(path)
    const moved = await guest.submit(page, `${path}/change`, {
      startsAt: '12:00',
      endsAt: '13:30',
      place: 'Biblioteket',
    })
    expect(moved.text).toContain('kl. 12.00–13.30 · Biblioteket')
    const stale = await guest.submit(elsewhere, `${path}/change`, { place: 'Kulturhuset' })
    expect(stale.status).toBe(412)
    expectGoodPage(stale)
    expect(stale.text).toContain('Står nå: Biblioteket')
    expect(stale.forms.find(({ action }) => action === `${path}/change`)?.fields.place).toBe('Kulturhuset')
    const again = await guest.submit(stale, `${path}/change`)
    expect(again.text).toContain('kl. 09.00–10.30 · Kulturhuset')
  })

  test('is called off with a reason, told to those invited; and held from its day on', async () => {
    const { meeting, members } = await make.scene()
    await world.admin.post(`/meetings/${meeting.id}/invitations`, {})
    const guest = await secretary()
    const path = `/meetings/${meeting.id}`
    const page = await guest.get(path)
    expect(actionsIn(page)).not.toContain(`${path}/holding`)
    expect((await guest.submit(page, `${path}/cancellation`, { reason: ' ' })).status).toBe(422)
    const off = await guest.submit(page, `${path}/cancellation`, { reason: 'For få kan komme.' })
    expectGoodPage(off)
    expect(off.text).toContain('Møtet er avlyst')
    expect(off.text).toContain('For få kan komme.')
    expect(actionsIn(off)).not.toContain(`${path}/change`)
    const told = (await mailsOf(world, 'invitation-cancelled')).map(({ to_address }) => to_address)
    expect(told).toContain(members[1].email)
    const { meeting: today } = await make.scene(
      {},
      { startsAt: '2026-03-02T09:00:00+01:00', endsAt: '2026-03-02T10:00:00+01:00' },
    )
    const held = await guest.submit(await guest.get(`/meetings/${today.id}`), '/holding')
    expectGoodPage(held)
    expect(await stored(today.id)).toMatchObject({ state: 'held' })
    expect((await trailOf(world, today.id)).map(({ action }) => action)).toContain('meetings.hold')
  })

  test('gives its calendar entry and its list to sign', async () => {
    const { meeting, members } = await make.scene()
    const guest = await as(members[1])
    const calendar = await guest.get(`/meetings/${meeting.id}/calendar.ics`)
    expect(String(calendar.headers['content-type'])).toContain('text/calendar')
    expect(calendar.raw.toString()).toContain('BEGIN:VEVENT')
    const list = await guest.get(`/meetings/${meeting.id}/attendance-list.pdf`)
    expect(list.headers['content-type']).toBe('application/pdf')
    expect(list.raw.subarray(0, 5).toString()).toBe('%PDF-')
    const stranger = await as(await world.make.person())
    expect((await stranger.get(`/meetings/${meeting.id}/calendar.ics`)).status).toBe(403)
  })
})
