import { expect } from 'vitest'
import { browser } from './browser.ts'
import { makeMinutes } from './make-minutes.ts'
import { signInBrowser } from './web-world.ts'
import { ifMatch, type World } from './world.ts'

type Facts = { texts?: string[]; group?: Record<string, unknown>; exempt?: boolean }

/** Minutes of two items as they were circulated, with two members, somebody of another group and who writes them. */
export async function makeCirculated(
  world: World,
  {
    texts = ['- Første kulepunkt\n- Andre kulepunkt', 'Vi drøftet reiseliv.'],
    group = {},
    exempt = false,
  }: Facts = {},
) {
  const make = makeMinutes(world)
  const [member, other, stranger, writer] = [
    await world.make.person(),
    await world.make.person(),
    await world.make.person(),
    await world.make.secretary(),
  ]
  const { id: groupId } = await make.group({ name: 'Faggruppe for reiseliv', ...group })
  await make.seat(groupId, member.id)
  await make.seat(groupId, other.id)
  const { id: elsewhere } = await make.group()
  await make.seat(elsewhere, stranger.id)
  const items = [{ title: 'Strategi', ...(exempt && { exemptBasis: 'offl. § 13' }) }, { title: 'Reiseliv' }]
  const asked = [{ personId: member.id }, { personId: other.id }]
  const meeting = await make.meeting(groupId, {}, items, asked)
  const { body } = await world.admin.post(`/meetings/${meeting.id}/minutes`)
  const minutesId: string = body.id
  const write = async (item: number, text: string) => {
    const path = `/agenda-items/${meeting.items[item]}/text`
    const { version } = (await world.admin.get(path)).body
    const saved = await world.admin.put(path, { text }, ifMatch(version ?? 0))
    expect(saved.status).toBeLessThan(300)
  }
  for (const [item, text] of texts.entries()) await write(item, text)
  const circulate = async () => {
    const sent = await world.admin.post(`/minutes/${minutesId}/circulation`)
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    return sent.body.versionHash as string
  }
  /** A browser that somebody is signed in to. */
  const as = async (person: { id: string; name: string }) => {
    const guest = browser(world.app.server)
    await signInBrowser(world, guest, person)
    return guest
  }
  return { make, groupId, meeting, minutesId, member, other, stranger, writer, write, circulate, as }
}
