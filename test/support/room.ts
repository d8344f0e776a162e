import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'
import { readFragment, writeFragment } from '#src/platform/rich-text/shared-text.ts'
import { docToMarkdown } from '#src/platform/rich-text/to-markdown.ts'
import { browser } from './browser.ts'
import { makeMinutes } from './make-minutes.ts'
import { signInBrowser } from './web-world.ts'
import type { World } from './world.ts'

/** The address that the world's server listens on, once it does. */
export async function listening(world: Pick<World, 'app'>): Promise<string> {
  const { server } = world.app
  if (!server.server.listening) await server.listen({ port: 0, host: '127.0.0.1' })
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return `127.0.0.1:${address.port}`
}

type Person = { id: string; name: string }

/** What somebody's browser brings along: its cookie, and the proof of the page that it was shown. */
export async function passOf(
  world: Pick<World, 'app' | 'collaborationId'>,
  person: Person,
  meetingId: string,
) {
  const guest = browser(world.app.server)
  await signInBrowser(world, guest, person)
  const page = await guest.get(`/meetings/${meetingId}/minutes`)
  const token = page.forms.find(({ fields }) => fields.formToken)?.fields.formToken ?? ''
  return { cookie: [...guest.cookies].map(([name, value]) => `${name}=${value}`).join('; '), token }
}

type Pass = { cookie: string; token: string; origin?: string }

/** One who writes in the drafting room, as the browser's own code does it, without a browser. */
export function openRoom(host: string, meetingId: string, pass: Pass) {
  const doc = new NotingDoc()
  const headers = { cookie: pass.cookie, origin: pass.origin ?? `http://${host}` }
  class Line extends WebSocket {
    constructor(address: string) {
      super(address, { headers })
      // A line that breaks is tried again; one that is left while it opens breaks too.
      this.on('error', () => {})
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://${host}/meetings/${meetingId}/room`,
    WebSocketPolyfill: Line,
    ...{ delay: 50, minDelay: 50, maxDelay: 200 },
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: meetingId,
    document: doc,
    token: pass.token,
  })
  const said: { type: string; n?: number; done?: boolean; [more: string]: unknown }[] = []
  const refusals: string[] = []
  provider.on('stateless', ({ payload }: { payload: string }) => said.push(JSON.parse(payload)))
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => refusals.push(reason))
  provider.on('close', ({ event }: { event: { reason: string } }) => refusals.push(event.reason))
  provider.attach()
  let asked = 0

  async function ask(what: { type: string; itemId?: string }): Promise<boolean> {
    const n = ++asked
    provider.sendStateless(JSON.stringify({ ...what, n }))
    const answer = await until(() => said.find((one) => one.type === 'answer' && one.n === n), 80_000)
    return answer.done === true
  }

  return {
    ...{ doc, provider, socket, said, refusals, ask },
    entered: () => until(() => provider.isSynced),
    text: (itemId: string) => docToMarkdown(readFragment(doc.getXmlFragment(itemId)).doc),
    /** as if all of it had been typed just now, where it differs from what stands */
    write: (itemId: string, markdown: string) =>
      doc.transact(() => writeFragment(doc.getXmlFragment(itemId), markdownToDoc(markdown))),
    /** a card at the end of the text */
    card(itemId: string, { kind, id, words }: { kind: string; id: string; words: string }) {
      const card = new Y.XmlElement('card')
      card.setAttribute('kind', kind)
      card.setAttribute('id', id)
      card.insert(0, [new Y.XmlText(words)])
      const fragment = doc.getXmlFragment(itemId)
      fragment.insert(fragment.length, [card])
    },
    flush: () => ask({ type: 'written?' }),
    leave() {
      provider.destroy()
      socket.destroy()
    },
  }
}

export type InRoom = ReturnType<typeof openRoom>

/** What a test of the drafting room needs of its world; the server listens from then on. `leaveAll` after each test. */
export async function roomsOf(world: World) {
  const host = await listening(world)
  const inside: InRoom[] = []

  /** A meeting of two items whose minutes are begun, two who write them, and a member who does not. */
  async function scene({ memberName }: { memberName?: string } = {}) {
    const make = makeMinutes(world)
    const [one, other] = [await world.make.secretary(), await world.make.secretary()]
    const member = await world.make.person(memberName ? { name: memberName } : {})
    const { id: groupId } = await make.group()
    await make.seat(groupId, member.id)
    const agenda = [{ title: 'Strategi' }, { title: 'Reiseliv' }]
    const meeting = await make.meeting(groupId, {}, agenda, [{ personId: member.id }])
    const minutes = await world.admin.post(`/meetings/${meeting.id}/minutes`)
    if (minutes.status !== 201) throw new Error(`minutes not begun: ${minutes.status}`)
    const [item = '', second = ''] = meeting.items
    const ids = { meetingId: meeting.id, minutesId: minutes.body.id as string, item, second }
    return { make, one, other, member, ...ids }
  }

  /** Somebody at the door, by whatever they bring along: it is not said that they are let in. */
  function knock(meetingId: string, pass: Pass): InRoom {
    const room = openRoom(host, meetingId, pass)
    inside.push(room)
    return room
  }

  async function enter(person: Person, meetingId: string): Promise<InRoom> {
    const room = knock(meetingId, await passOf(world, person, meetingId))
    await room.entered()
    return room
  }

  return {
    ...{ host, scene, knock, enter },
    savedText: async (itemId: string) => (await world.admin.get(`/agenda-items/${itemId}/text`)).body,
    leaveAll() {
      for (const one of inside.splice(0)) one.leave()
    },
  }
}

export type RoomsOfWorld = Awaited<ReturnType<typeof roomsOf>>

/** Asks until there is an answer. */
export async function until<Found>(find: () => Found | undefined | false, withinMs = 10_000): Promise<Found> {
  const end = performance.now() + withinMs
  for (;;) {
    const found = find()
    if (found) return found
    if (performance.now() > end) throw new Error(`nothing within ${withinMs} ms: ${find}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
