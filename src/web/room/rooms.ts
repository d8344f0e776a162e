import { setTimeout as pause } from 'node:timers/promises'
import { type Configuration, type Document, Hocuspocus, isTransactionOrigin } from '@hocuspocus/server'
import * as Y from 'yjs'
import { z } from 'zod'
import { findVisitor } from '#src/domain/access/read.ts'
import { enterRoom } from '#src/domain/drafting/enter.ts'
import { startOver } from '#src/domain/drafting/start-over.ts'
import { type Desk, deskOf } from '#src/platform/desk.ts'
import { noteStruck } from '#src/platform/rich-text/noting-doc.ts'
import { losesWords } from '#src/platform/rich-text/rescue.ts'
import type { WebKit } from '../kit.ts'
import { admit, type Closing, closing } from './admission.ts'
import { fromElsewhere, type LiveRoom, openLiveRoom, type RoomMessage, type Session } from './live-room.ts'
import { keepToSelf, type Writer } from './said-of-self.ts'
import { isSound } from './sound-update.ts'

/** What a connection knows from its first moment on: the cookie's session, and the meeting that its address names. */
export type Standing = {
  session: Session | null
  meetingId: string
  /** when it was last asked whether the session stands and may write; milliseconds since 1970 */
  lookedAt: number
  /** who that is, once they are let in */
  writer: Writer | null
  /** the same for all that comes over one line: whether anybody was let in by it */
  line: { admitted: boolean }
}

export type Rooms = {
  hocuspocus: Hocuspocus<Standing>
  /** keeps and writes back all that is open, and closes it */
  close(): Promise<void>
}

/** How long one who was found to be signed in and to write these minutes is taken at their word. */
const trustedMs = 2_000
/** How often those are asked for who type nothing: they are told what others type. */
const watchedMs = 4_000
/** What waits for what has not come is kept in memory, and is more than a moment's typing only where it never comes. */
const mostWaitingBytes = 1024 * 1024
/** Of all that is typed and taken out in a room while it is open: no minutes need so much, and each process reads all of it. */
const mostGrownBytes = 64 * 1024 * 1024
/** What the database cannot take in this time is in the browsers still. */
const closeWithinMs = 10_000

/** What the parts of it share. */
type House = {
  kit: WebKit
  desk: Desk
  report(error: unknown): void
  live: Map<string, LiveRoom>
  /** bytes that a room's text has grown by since it was opened */
  grown: Map<string, number>
  /** the items that the change was in which is being told of: the library tells of it, but not where it was */
  changed: string[]
}

/** The rooms that are open in this process: the library shares the text between browsers, and each room looks after its own. */
export function openRooms(kit: WebKit, report: (error: unknown) => void): Rooms {
  const house: House = { kit, report, desk: deskOf(kit), live: new Map(), grown: new Map(), changed: [] }
  const hocuspocus: Hocuspocus<Standing> = new Hocuspocus<Standing>({
    quiet: true,
    timeout: 45_000,
    // What is typed is kept by the room itself; the library's own storing has nothing to do.
    debounce: 0,
    maxUnauthenticatedQueueSize: 1024 * 1024,
    maxPendingDocuments: 1,
    // At once: whoever is told that theirs came has then been told what was put back for it.
    flushDelay: false,
    yDocOptions: { gc: false, gcFilter: () => false },
    ...atTheDoor(house, (document) => void hocuspocus.unloadDocument(document)),
    ...inTheRoom(house),
  })
  const watch = setInterval(() => watchAll(house, hocuspocus), watchedMs / 2)
  watch.unref()
  return {
    hocuspocus,
    async close() {
      clearInterval(watch)
      hocuspocus.closeConnections()
      const settled = [...house.live.values()].map((room) => room.settle().finally(() => room.stop()))
      await Promise.race([Promise.all(settled), pause(closeWithinMs, null, { ref: false })])
    },
  }
}

/** Who is let in, what is opened for the first and closed behind the last. */
function atTheDoor(house: House, unload: (document: Document) => void): Partial<Configuration<Standing>> {
  const { kit, live, grown } = house
  return {
    async onAuthenticate({ token, documentName, context }) {
      const { session, meetingId } = context
      if (!session || documentName !== meetingId) throw closing('signed-out')
      const { personId, name } = await admit(kit, { session, meetingId, token })
      context.lookedAt = Date.now()
      context.writer = { id: personId, name }
      context.line.admitted = true
      return context
    },
    async onLoadDocument({ document, documentName: meetingId, context }) {
      live.set(meetingId, await openRoom(house, { document, session: context.session as Session, unload }))
    },
    async connected({ context, documentName }) {
      if (context.session) live.get(documentName)?.entered(context.session)
    },
    async beforeUnloadDocument({ documentName }) {
      if ((await live.get(documentName)?.leave()) === false) throw new Error()
    },
    async afterUnloadDocument({ documentName }) {
      live.get(documentName)?.stop()
      live.delete(documentName)
      grown.delete(documentName)
    },
  }
}

type Opening = { document: Document; session: Session; unload: (document: Document) => void }

/** Fills the text from what is kept, and looks after it from then on. */
async function openRoom(house: House, { document, session, unload }: Opening): Promise<LiveRoom> {
  const meetingId = document.name
  const { kit, desk, report } = house
  const draft = await kit.db
    .write(session, async (tx) => {
      const visitor = await findVisitor(tx, session.token)
      if (!visitor) throw closing('signed-out')
      return enterRoom(tx, visitor, { meetingId }, desk)
    })
    .catch((error) => {
      // The library lets go of it without ending it, and its clock would go on.
      document.destroy()
      throw error
    })
  for (const update of [draft.state, ...draft.updates]) Y.applyUpdate(document, update, fromElsewhere)
  document.on('afterTransaction', (transaction: Y.Transaction) => {
    house.changed = itemsOf(transaction, document)
    if (losesWords(transaction)) house.live.get(meetingId)?.lost()
  })
  return openLiveRoom({
    ...{ db: kit.db, desk, meetingId, collaborationId: session.collaborationId, shared: document, report },
    ...{ serial: draft.lastSerial, faults: draft.faults },
    tell: (message: RoomMessage) => document.broadcastStateless(JSON.stringify(message)),
    idle: () => unload(document),
  })
}

/** What browsers send: text that an editor of ours makes, where they are, and what they ask. */
function inTheRoom(house: House): Partial<Configuration<Standing>> {
  const { kit, live, grown, report } = house
  return {
    async beforeSync({ type, payload, context, document, documentName: meetingId }) {
      if (type === syncStep1) return
      if (!isSound(payload, document) || isOverfull(document, grown.get(meetingId) ?? 0))
        throw closing('damaged')
      await look(kit, context, trustedMs)
    },
    async beforeHandleAwareness({ states, document, context }) {
      if (context?.writer) keepToSelf(states, { writer: context.writer, document })
    },
    async onChange({ document, update, transactionOrigin, context }) {
      grown.set(document.name, (grown.get(document.name) ?? 0) + update.length)
      if (!isTransactionOrigin(transactionOrigin) || transactionOrigin === fromElsewhere) return
      const { session } = context
      if (session) live.get(document.name)?.typed(update, { session, itemIds: house.changed })
    },
    async onStateless({ connection, document, payload }) {
      const room = live.get(document.name)
      const asked = readAsked(payload)
      if (!room || !asked) return
      // A fault here would be nobody's to catch, and end the process.
      const done = await answer(kit, asked, { room, document, context: connection.context }).catch(
        (error) => {
          if (isClosing(error)) connection.close(error)
          else report(error)
          return false
        },
      )
      connection.sendStateless(JSON.stringify({ type: 'answer', n: asked.n, done }))
    },
  }
}

async function answer(kit: WebKit, asked: Asked, { room, document, context }: AskedBy): Promise<boolean> {
  await look(kit, context, trustedMs)
  if (asked.type === 'start-over' && !(await startAgain(kit, asked.itemId, { document, context })))
    return false
  return asked.type === 'kept?' ? room.keep() : room.settle()
}

async function startAgain(
  kit: WebKit,
  itemId: string,
  { document, context }: Pick<AskedBy, 'document' | 'context'>,
): Promise<boolean> {
  const words = await kit.db.read(context.session as Session, (db) =>
    startOver(db, { meetingId: document.name, itemId }),
  )
  if (!words) return false
  const start = (transaction: Y.Transaction) => {
    words(document)
    noteStruck(transaction)
  }
  document.transact(start, { source: 'local', context })
  return true
}

/** Asks again whether the writer's session stands and may write, where that was not asked just now. */
async function look(kit: WebKit, standing: Standing, withinMs: number): Promise<void> {
  if (Date.now() - standing.lookedAt < withinMs) return
  const { session, meetingId } = standing
  await admit(kit, { session, meetingId, token: null })
  standing.lookedAt = Date.now()
}

/** Whoever may write no more is told nothing more either. While the database is away nobody can know. */
function watchAll({ kit }: House, { documents }: Hocuspocus<Standing>): void {
  for (const document of documents.values())
    for (const connection of document.getConnections())
      look(kit, connection.context as Standing, watchedMs).catch((error: Closing) => {
        if (error.reason !== 'unavailable') connection.close(error)
      })
}

const syncStep1 = 0

type AskedBy = { room: LiveRoom; document: Document; context: Standing }

const isClosing = (error: unknown): error is Closing =>
  typeof error === 'object' && error !== null && 'reason' in error

/** Too much that waits for what never comes is let go of at once: nobody else would. */
function isOverfull({ store }: Y.Doc, grownBytes: number): boolean {
  const waiting = (store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0)
  if (waiting > mostWaitingBytes) Object.assign(store, { pendingStructs: null, pendingDs: null })
  return waiting > mostWaitingBytes || grownBytes > mostGrownBytes
}

/** The roots that something was changed under: the text of each item is one, called by its id. */
function itemsOf({ changedParentTypes }: Y.Transaction, document: Y.Doc): string[] {
  return [...document.share].filter(([, root]) => changedParentTypes.has(root)).map(([name]) => name)
}

const ask = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('kept?'), n: z.number() }),
  z.strictObject({ type: z.literal('written?'), n: z.number() }),
  z.strictObject({ type: z.literal('start-over'), n: z.number(), itemId: z.uuid() }),
])

type Asked = z.output<typeof ask>

/** What a browser asks beside typing; null for anything else. */
function readAsked(payload: string): Asked | null {
  try {
    return ask.parse(JSON.parse(payload))
  } catch {
    return null
  }
}
