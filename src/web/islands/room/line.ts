import { HocuspocusProvider } from '@hocuspocus/provider'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { IndexeddbPersistence } from 'y-indexeddb'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { ItemFault } from '#src/domain/drafting/item-fault.ts'
import { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'
import type { RoomFacts } from '../../writing/room-facts.ts'
import { freshToken } from './fresh-token.ts'
import { keptHere } from './kept-here.ts'
import { OneLine } from './one-line.ts'

/** How what is typed stands: shown to the writer in words. `at` is when the server last had everything, ISO 8601. */
export type LineState =
  | { kind: 'opening' }
  /** everything typed here is on the server */
  | { kind: 'saved'; at: string | null }
  /** typed, in the browser's store, on its way to the server */
  | { kind: 'saving' }
  /** kept as well as any other, but longer than minutes hold: it stands in the minutes when it is shorter, by whomever */
  | { kind: 'too-long'; itemIds: string[] }
  /** no line, or a server that cannot store just now: all of it is in the browser's own store, and merges when the line is back */
  | { kind: 'offline'; since: string }
  /** the session is over: kept here, merged after signing in */
  | { kind: 'signed-out' }
  /** approved by now, or no longer this person's to write */
  | { kind: 'closed'; reason: 'locked' | 'not-writer' | 'gone' }
  /**
   * what this browser has cannot be merged, or (`itemId`) what all share of an item cannot be read: the last good version stands on
   * the server
   */
  | { kind: 'damaged'; itemId: string | null }

export type LineEvents = {
  /** the server has written items' texts back, and made rows of their cards: what is shown beside the text may be old */
  written: { itemIds: string[] }
  /** somebody changed something else of the meeting: attendance, agenda, a decision */
  changed: Record<string, never>
}

/** Whether what is typed under an item now would be kept. */
export const isWritable = (state: LineState, itemId: string): boolean =>
  state.kind !== 'closed' && (state.kind !== 'damaged' || (state.itemId !== null && state.itemId !== itemId))

/** The text that all writers of a meeting share, and the line to them. */
export type Line = {
  /** one root XmlFragment for each agenda item, named by its id */
  doc: Y.Doc
  /** who else is here: `user: { id, name, colour: 0…7 }` and `itemId`, the item they are at */
  awareness: Awareness
  /** what was kept in this browser is there, and the server has answered or is known to be away */
  ready: Promise<void>
  state: LineState
  onState(listener: (state: LineState) => void): void
  on<Name extends keyof LineEvents>(name: Name, listener: (event: LineEvents[Name]) => void): void
  /** resolves when all that was typed so far is written back to the items; false when it could not be just now */
  flush(): Promise<boolean>
  /** makes what is damaged again what was last saved of it; false when it could not be */
  startOver(): Promise<boolean>
}

type Ask = { type: 'kept?' | 'written?' } | { type: 'start-over'; itemId: string }

/** How soon after a key it is asked whether the server has it, and how long an answer is waited for. */
const askAfterMs = 300
const answerWithinMs = 8_000
/** How long the browser's own store and the server may take before the text is shown as it is. */
const readyWithinMs = 3_000
const signedInAgainAfterMs = 4_000
/** How long a line may say nothing that something is waited for from; twice as long the next time, as a text may be long and a line slow. */
const silentAtMostMs: [number, number] = [8_000, 128_000]

/**
 * Opens the text of a meeting: from this browser's own store at once, from the server when it answers, and joined with what others
 * type from then on. What is typed is in the browser's store before anything is sent.
 */
export function openLine(facts: Pick<RoomFacts, 'meetingId' | 'person' | 'socket' | 'token'>): Line {
  const { meetingId, person } = facts
  // What the editor takes out as it shows what others did was meant by nobody.
  const doc = new NotingDoc({
    isMeant: ({ origin, meta }) => origin !== ySyncPluginKey || meta.has('addToHistory'),
  })
  const name = `referat-draft-${person.id}-${meetingId}`
  const here = keptHere(name)
  const store = new IndexeddbPersistence(name, doc)
  const listeners: { [Name in keyof LineEvents]: ((event: LineEvents[Name]) => void)[] } = {
    written: [],
    changed: [],
  }
  const stateListeners: ((state: LineState) => void)[] = []
  const answers = new Map<number, (done: boolean | 'silent') => void>()
  let state: LineState = { kind: 'opening' }
  let token = facts.token
  let [asked, changes] = [0, 0]
  let dirty = false
  let savedAt: string | null = null
  let faults: ItemFault[] = []
  let askTimer = 0
  let over = false

  const address = new URL(facts.socket, location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new OneLine({
    url: address.href,
    ...{ delay: 500, minDelay: 500, maxDelay: 2_000 },
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: meetingId,
    document: doc,
    token: () => token,
  })
  provider.attach()
  const awareness = provider.awareness as Awareness
  awareness.setLocalStateField('user', { id: person.id, name: person.name, colour: colourOf(person.id) })

  function become(next: LineState) {
    if (over && next.kind !== 'closed' && next.kind !== 'damaged') return
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const listener of stateListeners) listener(state)
  }

  /** How it stands while the line does. What is wrong with a text is said until it is not, whatever else is typed meanwhile. */
  function asKept(): LineState {
    const damaged = faults.find(({ fault }) => fault === 'damaged')
    if (damaged) return { kind: 'damaged', itemId: damaged.itemId }
    if (faults.length > 0) return { kind: 'too-long', itemIds: faults.map(({ itemId }) => itemId) }
    return dirty ? { kind: 'saving' } : { kind: 'saved', at: savedAt }
  }

  const away = () => {
    if (state.kind !== 'offline' && state.kind !== 'signed-out')
      become({ kind: 'offline', since: new Date().toISOString() })
  }

  /** Everything typed is on the server when it has stored what it had been sent before it was asked. */
  async function askWhetherKept() {
    askTimer = 0
    if (over || !dirty || !provider.isSynced) return
    if (provider.hasUnsyncedChanges) return askSoon()
    const changesThen = changes
    const kept = await ask({ type: 'kept?' })
    if (kept === 'silent') {
      away()
      reconnect(0)
    } else if (kept && changes === changesThen) {
      dirty = false
      here.note('saved')
      savedAt = new Date().toISOString()
      become(asKept())
    } else {
      if (!kept) away()
      askSoon(kept ? askAfterMs : 2_000)
    }
  }

  function askSoon(ms = askAfterMs) {
    if (askTimer === 0) askTimer = window.setTimeout(askWhetherKept, ms)
  }

  /** What the server answers; `silent` where it says nothing although the line seems to be there. */
  function ask(what: Ask): Promise<boolean | 'silent'> {
    const n = ++asked
    return new Promise((resolve) => {
      const timer = setTimeout(() => answer('silent'), answerWithinMs)
      const answer = (done: boolean | 'silent') => {
        clearTimeout(timer)
        answers.delete(n)
        resolve(done)
      }
      answers.set(n, answer)
      provider.sendStateless(JSON.stringify({ ...what, n }))
    })
  }

  async function signInAgain() {
    if (state.kind !== 'signed-out') return
    const fresh = await freshToken()
    if (fresh) {
      token = fresh
      reconnect(0)
    } else setTimeout(signInAgain, signedInAgainAfterMs)
  }

  /** A new line, whatever the old one is like: one that is half open would not end by itself for a long time. */
  function reconnect(ms: number) {
    socket.disconnect()
    socket.onClose({ event: { code: 4_408, reason: 'again' } })
    provider.onClose()
    for (const answer of answers.values()) answer(false)
    setTimeout(() => void socket.connect(), ms)
  }

  function refusedBy(reason: string) {
    if (reason === 'signed-out') {
      become({ kind: 'signed-out' })
      socket.disconnect()
      setTimeout(signInAgain, signedInAgainAfterMs)
    } else if (reason === 'locked' || reason === 'not-writer' || reason === 'gone')
      end({ kind: 'closed', reason })
    else if (reason === 'damaged') end({ kind: 'damaged', itemId: null })
    else {
      away()
      reconnect(1_500)
    }
  }

  function end(last: LineState) {
    over = true
    become(last)
    socket.disconnect()
  }

  provider.on('authenticationFailed', ({ reason }: { reason: string }) => refusedBy(reason))
  provider.on('close', ({ event }: { event: { code: number; reason: string } }) => {
    for (const answer of answers.values()) answer(false)
    if (over || state.kind === 'signed-out') return
    // The line itself is still there when the server has closed only what goes through it, and says why.
    if (socket.status === 'connected') refusedBy(event.reason)
    else away()
  })
  provider.on('synced', () => {
    dirty = true
    become({ kind: 'saving' })
    askSoon(0)
  })
  provider.on('stateless', ({ payload }: { payload: string }) => {
    const said = JSON.parse(payload)
    if (said.type === 'answer') answers.get(said.n)?.(said.done)
    else if (said.type === 'written' || said.type === 'changed')
      for (const tell of listeners[said.type as 'written']) tell(said)
    else if (said.type === 'faults') {
      faults = said.faults
      if (state.kind === 'saved' || state.kind === 'too-long' || state.kind === 'damaged') become(asKept())
    } else if (said.type === 'closed') refusedBy(said.reason)
    else if (said.type === 'trouble') {
      // Also when nothing was on its way: that it is over is only told to who asks.
      dirty = true
      away()
      askSoon(2_000)
    }
  })
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    changes += 1
    dirty = true
    here.note('unsaved')
    if (state.kind === 'saved') become({ kind: 'saving' })
    askSoon()
  })
  giveUpSilent({
    provider,
    isOver: () => over || state.kind === 'signed-out',
    giveUp() {
      away()
      reconnect(0)
    },
  })
  window.addEventListener('online', () => reconnect(0))
  window.addEventListener('offline', away)
  window.addEventListener('focus', signInAgain)

  const [stored, synced] = [store.whenSynced, new Promise((resolve) => provider.on('synced', resolve))]
  const ready = Promise.race([Promise.all([stored, synced]), pause(readyWithinMs)]).then(() => {
    if (state.kind === 'opening') away()
  })

  return {
    ...{ doc, awareness, ready },
    get state() {
      return state
    },
    onState: (listener) => void stateListeners.push(listener),
    on: (name, listener) => void listeners[name].push(listener),
    flush: async () => provider.isSynced && (await ask({ type: 'written?' })) === true,
    async startOver() {
      if (state.kind !== 'damaged') return false
      if (state.itemId !== null) return (await ask({ type: 'start-over', itemId: state.itemId })) === true
      await here.empty(store)
      location.reload()
      return true
    },
  }
}

/**
 * A line may say nothing that is there only at this end, be it from the beginning or later: the library waits for the first word for good,
 * and half a minute for any other.
 */
function giveUpSilent(given: { provider: HocuspocusProvider; isOver(): boolean; giveUp(): void }) {
  const { provider, isOver, giveUp } = given
  const [patientMs, mostPatientMs] = silentAtMostMs
  let heardAt = performance.now()
  let patienceMs = patientMs
  const heard = () => {
    heardAt = performance.now()
  }
  provider.on('message', heard)
  setInterval(() => {
    const waits = !provider.isSynced || provider.hasUnsyncedChanges
    if (!waits) patienceMs = patientMs
    if (!waits || isOver()) return heard()
    if (performance.now() - heardAt < patienceMs) return
    heard()
    patienceMs = Math.min(patienceMs * 2, mostPatientMs)
    giveUp()
  }, 1_000)
}

/** One of eight, the same for a person wherever they write. */
const colourOf = (personId: string): number => Number.parseInt(personId.slice(-2), 16) % 8

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
