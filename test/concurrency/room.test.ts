import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type App, makeApp } from '#src/app.ts'
import { insertUpdate } from '#src/domain/drafting/keep-update.ts'
import { realChance } from '#src/platform/clock.ts'
import { connectPostgres } from '#src/platform/database/postgres.ts'
import { makeMinutes } from '#test/support/make-minutes.ts'
import { openPostgresWorld, type PostgresWorld } from '#test/support/postgres.ts'
import { type InRoom, listening, openRoom, passOf, until } from '#test/support/room.ts'

let world: PostgresWorld
/** A second instance: it shares nothing with the first but the database. */
let beside: App
let hosts: [string, string]

beforeAll(async () => {
  world = await openPostgresWorld()
  const chance = { now: world.chance.now, randomBytes: realChance.randomBytes }
  beside = await makeApp(world.config, { engine: connectPostgres(world.databaseUrl), chance })
  hosts = [await listening(world), await listening({ app: beside })]
})
afterAll(async () => {
  await beside.close()
  await world.close()
})

async function scene() {
  const make = makeMinutes(world)
  const [one, other] = [await world.make.secretary(), await world.make.secretary()]
  const { id: groupId } = await make.group()
  const meeting = await make.meeting(groupId, {}, [{ title: 'Strategi' }], [])
  expect((await world.admin.post(`/meetings/${meeting.id}/minutes`)).status).toBe(201)
  const enter = async (person: { id: string; name: string }, host: string): Promise<InRoom> => {
    const room = openRoom(host, meeting.id, await passOf(world, person, meeting.id))
    await room.entered()
    return room
  }
  const [here, there] = [await enter(one, hosts[0]), await enter(other, hosts[1])]
  return { meetingId: meeting.id, item: meeting.items[0] ?? '', here, there, one, other }
}

test('two who write through two instances see each other, and neither’s words go', async () => {
  const { item, here, there } = await scene()
  here.write(item, 'Første.\n\nAndre.')
  await until(() => there.text(item).includes('Andre.'))
  here.write(item, 'Første, sa vi.\n\nAndre.')
  there.write(item, 'Første.\n\nAndre, sa de.')
  await until(() => here.text(item) === there.text(item) && /vi\..*de\./s.test(here.text(item)))
  expect([await here.flush(), await there.flush()]).toEqual([true, true])
  const saved = (await world.admin.get(`/agenda-items/${item}/text`)).body
  expect(saved.text.trim()).toBe('Første, sa vi.\n\nAndre, sa de.')
  here.leave()
  there.leave()
})

test('what is typed through one instance in a paragraph that goes through the other stands again, once', async () => {
  const { item, here, there } = await scene()
  here.write(item, 'Første.\n\nAndre.\n\nTredje.')
  await until(() => there.text(item).includes('Tredje.'))
  here.doc.transact(() => here.doc.getXmlFragment(item).delete(1, 1))
  const second = there.doc.getXmlFragment(item).get(1) as Y.XmlElement
  ;(second.get(0) as Y.XmlText).insert(0, 'Viktig: ')
  await until(() => here.text(item).includes('Viktig') && here.text(item) === there.text(item))
  await here.flush()
  await there.flush()
  expect(here.text(item).match(/Viktig/g)).toHaveLength(1)
  here.leave()
  there.leave()
})

test('many saves by other ways while two type: nothing that anybody wrote is lost', async () => {
  const { item, here, there } = await scene()
  here.write(item, 'Grunn.')
  await here.flush()
  const marks: string[] = []
  for (let round = 0; round < 6; round++) {
    const stands = (await world.admin.get(`/agenda-items/${item}/text`)).body
    const mark = (who: string) => {
      marks.push(`${who}${round}`)
      return `${who}${round}`
    }
    here.write(item, `${here.text(item).trim()}\n\n${mark('her')}`)
    there.write(item, `${mark('der')}\n\n${there.text(item).trim()}`)
    const text = `${stands.text.trim()}\n\n${mark('api')}`
    expect(
      (await world.admin.patch(`/agenda-items/${item}/text`, { text, basedOn: stands.version })).status,
    ).toBe(200)
  }
  await until(
    () => marks.every((mark) => here.text(item).includes(mark)) && here.text(item) === there.text(item),
    20_000,
  )
  await here.flush()
  const saved = (await world.admin.get(`/agenda-items/${item}/text`)).body.text
  for (const mark of marks) expect(saved.split(mark)).toHaveLength(2)
  here.leave()
  there.leave()
})

test('what an instance kept that ended before it wrote it back is written by another, though nobody types there', async () => {
  const { meetingId, item, here, there, other } = await scene()
  here.write(item, 'Første.')
  await here.flush()
  await until(() => there.text(item).includes('Første.'))
  there.leave()
  const before = Y.encodeStateVector(there.doc)
  there.write(item, 'Første.\n\nAndre.')
  const update = Y.encodeStateAsUpdate(there.doc, before)
  const { collaborationId } = world
  await world.app.db.write({ collaborationId }, (tx) =>
    insertUpdate(tx, { meetingId, update, personId: other.id }),
  )
  const savedText = async () => (await world.admin.get(`/agenda-items/${item}/text`)).body.text
  for (const end = performance.now() + 15_000; !(await savedText()).includes('Andre.'); )
    if (performance.now() > end) throw new Error('never written back')
  here.leave()
})

test('texts merged at the same moment into an item that nobody has written in all stand in it', async () => {
  const { item, here, there } = await scene()
  here.leave()
  there.leave()
  const words = Array.from({ length: 12 }, (_, number) => `ord${number}`)
  const answers = await Promise.all(
    words.map((word) => world.admin.patch(`/agenda-items/${item}/text`, { text: `${word}\n`, basedOn: 0 })),
  )
  expect(answers.map(({ status }) => status)).toEqual(words.map(() => 200))
  const { text } = (await world.admin.get(`/agenda-items/${item}/text`)).body
  for (const word of words) expect(text).toContain(word)
})
