import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLink } from '#src/domain/access/links.ts'
import { browser } from '#test/support/browser.ts'
import { makeGroups } from '#test/support/make-groups.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { everythingKept, hostileTexts, newestCode } from '#test/support/web-world.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const visit = () => browser(world.app.server)

/** A pending seat for an organisation, and the link of the one who shall name somebody. */
async function scene(facts: { group?: string; organisation?: string; namer?: string } = {}) {
  const groups = makeGroups(world)
  const organisation = await world.make.organisation(facts.organisation ? { name: facts.organisation } : {})
  const namer = await world.make.person(facts.namer ? { name: facts.namer } : {})
  const candidate = await world.make.person({ organisationId: organisation.id })
  const { id: groupId } = await groups.group(facts.group ? { name: facts.group } : {})
  const { id: seatId } = await groups.seat(groupId, {
    organisationId: organisation.id,
    namedByPersonId: namer.id,
    nameDueOn: '2026-03-20',
  })
  const link = await world.app.db.write(world, (tx) =>
    makeLink(tx, world.config.baseUrl, { purpose: 'name-seat', personId: namer.id, subjectId: seatId }),
  )
  const holders = async () =>
    (
      await world.lite.query<{ name: string; organisation_id: string }>(
        'select p.name, p.organisation_id from seat_holders h join people p on p.id = h.person_id where seat_id = $1',
        [seatId],
      )
    ).rows
  return { organisation, namer, candidate, groupId, seatId, link, holders }
}

describe('a link to name who takes a seat', () => {
  test('shows what it is about to whoever has it; opening it changes nothing', async () => {
    const { link, namer } = await scene({ group: 'Hytter og fritidsboliger' })
    const before = await everythingKept(world)
    const page = await visit().get(link)
    expect(page.status).toBe(200)
    expectGoodPage(page)
    expect(page.text).toContain('Hvem skal sitte i Hytter og fritidsboliger?')
    expect(page.text).toContain(`Denne siden er til ${namer.name}`)
    expect(page.text).toContain('20. mars 2026')
    expect(page.text).toContain('har en plass')
    expect((await visit().head(link)).status).toBe(200)
    expect(await everythingKept(world)).toEqual(before)
  })

  test('without a session nothing is stored, a code is mailed, nothing typed is lost; the code completes it', async () => {
    const { link, namer, holders, organisation } = await scene()
    const guest = visit()
    const before = await everythingKept(world)
    const typed = { name: 'Åse “Ny” <Ås>', email: 'aase@example.org' }
    const asked = await guest.submit(await guest.get(link), '/name', typed)
    expect(asked.status).toBe(200)
    expectGoodPage(asked)
    expect(asked.text).toContain(`${namer.email[0]}…@kommune.example.org`)
    expect(asked.text).not.toContain(namer.email)
    expect(asked.forms[0]?.fields).toMatchObject(typed)
    expect(await everythingKept(world)).toEqual(before)
    const code = await newestCode(world, namer.email)
    const wrong = await guest.submit(asked, '/name', { code: code === '123456' ? '654321' : '123456' })
    expect(wrong.status).toBe(422)
    expectGoodPage(wrong)
    expect(wrong.forms[0]?.fields).toMatchObject(typed)
    expect(await everythingKept(world)).toEqual(before)
    const done = await guest.submit(wrong, '/name', { code })
    expectGoodPage(done)
    expect(done.text).toContain('Navnet er registrert')
    expect(await holders()).toEqual([{ name: typed.name, organisation_id: organisation.id }])
    expect(guest.cookies.has('__Host-referat-session')).toBe(true)
  })

  test('a new code can be asked for, and the form is still kept', async () => {
    const { link, namer, holders } = await scene()
    const guest = visit()
    const typed = { name: 'Ola Ny', email: 'ola@ny.example.org' }
    const asked = await guest.submit(await guest.get(link), '/name', typed)
    const first = await newestCode(world, namer.email)
    world.wait(1_000)
    const again = await guest.submit(asked, '/name', { newCode: 'yes' })
    expect(again.forms[0]?.fields).toMatchObject(typed)
    const second = await newestCode(world, namer.email)
    expect(second).not.toBe(first)
    expect((await guest.submit(again, '/name', { code: second })).status).toBe(200)
    expect(await holders()).toMatchObject([{ name: 'Ola Ny' }])
  })

  test('the session of that person is enough next time: choose and press', async () => {
    const [one, other] = [await scene(), await scene()]
    const guest = visit()
    const asked = await guest.submit(await guest.get(one.link), '/name', { personId: one.candidate.id })
    await guest.submit(asked, '/name', { code: await newestCode(world, one.namer.email) })
    const link = await world.app.db.write(world, (tx) =>
      makeLink(tx, world.config.baseUrl, {
        purpose: 'name-seat',
        personId: one.namer.id,
        subjectId: other.seatId,
      }),
    )
    await world.lite.query('update seats set named_by_person_id = $1 where id = $2', [
      one.namer.id,
      other.seatId,
    ])
    const page = await guest.get(link)
    expect(page.text).toContain(`Logget inn som ${one.namer.name}`)
    const done = await guest.submit(page, '/name', { personId: other.candidate.id })
    expect(done.text).toContain('Navnet er registrert')
    expect(await other.holders()).toMatchObject([{ name: other.candidate.name }])
    expect((await guest.get(link)).status).toBe(404)
  })

  test('somebody else’s session is told whose link it is not, and changes nothing', async () => {
    const [mine, theirs] = [await scene(), await scene()]
    const guest = visit()
    const form = (await guest.get(theirs.link)).forms[0]
    const asked = await guest.submit(await guest.get(mine.link), '/name', { personId: mine.candidate.id })
    await guest.submit(asked, '/name', { code: await newestCode(world, mine.namer.email) })
    const before = await everythingKept(world)
    for (const page of [
      await guest.get(theirs.link),
      await guest.post(form?.action ?? '', { ...form?.fields, personId: theirs.candidate.id }),
    ]) {
      expect(page.status).toBe(403)
      expectGoodPage(page)
      expect(page.text).toContain(`Du er logget inn som ${mine.namer.name}`)
      expect(page.text).not.toContain(theirs.namer.name)
    }
    expect(await everythingKept(world)).toEqual(before)
  })

  test('a form that is not its own is refused with what was typed kept', async () => {
    const [one, other] = [await scene(), await scene()]
    const guest = visit()
    const [form, foreign] = [(await guest.get(one.link)).forms[0], (await guest.get(other.link)).forms[0]]
    const before = await everythingKept(world)
    for (const formToken of ['', 'x'.repeat(43), foreign?.fields.formToken ?? '']) {
      const fields = { ...form?.fields, formToken, name: 'Falsk', email: 'falsk@example.org' }
      const page = await guest.post(form?.action ?? '', fields)
      expect(page.status).toBe(403)
      expectGoodPage(page)
      expect(page.forms[0]?.fields).toMatchObject({ name: 'Falsk', email: 'falsk@example.org' })
    }
    expect(await everythingKept(world)).toEqual(before)
    expect(await newestCode(world, one.namer.email)).toBe('')
  })

  test('what cannot be taken is said beside its field, before any code is asked for', async () => {
    const { link, namer } = await scene()
    const guest = visit()
    const page = await guest.get(link)
    for (const [values, sentence] of [
      [{}, 'Velg en person, eller skriv navn'],
      [{ name: 'Bare navn' }, 'kan ikke være tomt'],
      [{ name: 'To', email: 'a@example.org, b@example.org' }, 'Skriv nøyaktig én e-postadresse'],
      [{ name: 'x'.repeat(201), email: 'a@example.org' }, 'Teksten er for lang'],
      [{ name: '\u200b', email: 'a@example.org' }, 'kan ikke være tomt'],
      [{ personId: 'x' }, 'ikke blant dem som kan velges'],
    ] as const) {
      const refused = await guest.submit(page, '/name', values)
      expect([refused.status, refused.text], JSON.stringify(values)).toEqual([
        422,
        expect.stringContaining(sentence),
      ])
      expectGoodPage(refused)
    }
    expect(await newestCode(world, namer.email)).toBe('')
  })

  test('what the room refuses is said on the page, with the form kept', async () => {
    const { link, namer, holders } = await scene()
    const known = await world.make.person()
    const guest = visit()
    const asked = await guest.submit(await guest.get(link), '/name', { name: 'Ny', email: known.email })
    const refused = await guest.submit(asked, '/name', { code: await newestCode(world, namer.email) })
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('En annen person har denne e-postadressen'),
    ])
    expectGoodPage(refused)
    expect(refused.forms[0]?.fields.name).toBe('Ny')
    const done = await guest.submit(refused, '/name', { email: 'ledig@example.org' })
    expect([done.status, await holders()]).toMatchObject([200, [{ name: 'Ny' }]])
  })

  test('nobody else’s seat, and no seat that somebody else was asked to name', async () => {
    const { link, seatId } = await scene()
    await world.lite.query('update seats set named_by_person_id = $1 where id = $2', [
      world.admin.personId,
      seatId,
    ])
    expect((await visit().get(link)).status).toBe(404)
  })

  test.each(hostileTexts.map((text, at) => [at, text] as const))(
    'shows hostile text %i as text',
    async (at, text) => {
      const { link } = await scene({ group: `G ${text}`, organisation: `O${at} ${text}`, namer: `P ${text}` })
      const guest = visit()
      const page = await guest.get(link)
      expectGoodPage(page)
      for (const shown of [`G ${text}`, `O${at} ${text}`, `P ${text}`])
        expect(page.text).toContain(shown.replace(/\s+/g, ' '))
      const refused = await guest.submit(page, '/name', { name: text, email: text })
      expectGoodPage(refused)
      expect(refused.forms[0]?.fields).toMatchObject({ name: text, email: text })
      expect(refused.html).not.toMatch(/<(img|svg|style|b)\b/)
    },
  )
})
