import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCirculated } from '#test/support/make-circulated.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** An item whose text was saved three times, and who writes it. */
async function scene({ pauseMinutes = 0 } = {}) {
  const made = await makeCirculated(world, { texts: ['Vi møtes på torget i mai.'] })
  world.wait(pauseMinutes * 60_000)
  await made.write(0, 'Vi møtes på torget i juni.')
  await made.write(0, 'Vi møtes på torget i juni.\nAlle tar med kake.')
  const [item] = made.meeting.items
  const textOf = async () => (await world.admin.get(`/agenda-items/${item}/text`)).body
  const guest = await made.as(made.writer)
  return { ...made, item, textOf, path: `/agenda-items/${item}/versions`, guest }
}

describe('the versions of a text', () => {
  test('stand beside each other, with the words that went and came', async () => {
    const { path, guest } = await scene()
    const page = await guest.get(`${path}?one=1&other=3`)
    expectGoodPage(page)
    expect(page.html).toMatch(/Endret:<\/strong> Vi møtes på torget i <del>mai<\/del>\./)
    expect(page.html).toMatch(/Endret:<\/strong> Vi møtes på torget i <ins>juni<\/ins>\./)
    expect(page.html).toMatch(/Nytt:<\/strong> <ins>Alle tar med kake\.<\/ins>/)
    const newest = await guest.get(path)
    expect(newest.html).not.toContain('<del>')
    expect((await guest.get(`${path}?one=99`)).status).toBe(404)
  })

  test('of one writing are folded into its last; one that was sent out stands by itself', async () => {
    const together = await scene()
    expect((await together.guest.get(together.path)).text).toContain(
      '2 tidligere versjoner fra samme skriving',
    )
    const { path, guest, circulate } = await scene({ pauseMinutes: 11 })
    expect((await guest.get(path)).text).toContain('1 tidligere versjon fra samme skriving')
    await circulate()
    const sent = await guest.get(path)
    expectGoodPage(sent)
    expect(sent.text).toContain('Versjon 3 står nå sendt ut, referatets versjon 1')
  })

  test('are brought back by one press, and that by another', async () => {
    const { path, guest, textOf } = await scene()
    const restore = (await guest.get(path)).forms.find(({ fields }) => fields.number === '1')
    const restored = await guest.post(restore?.action ?? '', restore?.fields ?? {})
    expect(restored.text).toContain('Lagret.')
    expect(await textOf()).toMatchObject({ text: 'Vi møtes på torget i mai.', version: 4 })
    await guest.submit(restored, '/undoing')
    expect(await textOf()).toMatchObject({
      text: 'Vi møtes på torget i juni.\nAlle tar med kake.',
      version: 5,
    })
    expect((await guest.submit(restored, '/undoing')).status).toBe(412)
  })

  test('are for those who write or lead: a member is refused, and to others they are not there', async () => {
    const { path, as, member, stranger } = await scene()
    expect((await (await as(member)).get(path)).status).toBe(403)
    expect((await (await as(stranger)).get(path)).status).toBe(404)
  })
})
