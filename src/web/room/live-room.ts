import * as Y from 'yjs'
import { findVisitor, type Visitor } from '#src/domain/access/read.ts'
import { getDraftHead, refuseDrafting } from '#src/domain/drafting/head.ts'
import type { ItemFault } from '#src/domain/drafting/item-fault.ts'
import { keepUpdate } from '#src/domain/drafting/keep-update.ts'
import { findDraft, findPulse, type Pulse } from '#src/domain/drafting/read.ts'
import { type WrittenBack, writeBack } from '#src/domain/drafting/write-back.ts'
import type { Database, Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { Refusal } from '#src/platform/errors.ts'

/** Somebody's session, as their browser's cookie holds it. */
export type Session = { collaborationId: string; token: string }

/** What the room says to the browsers in it; see `islands/room/line.ts` for what they make of it. */
export type RoomMessage =
  | { type: 'written'; itemIds: string[] }
  | { type: 'changed' }
  | { type: 'closed'; reason: ClosedReason }
  /** all whose text cannot be written back as it stands: it is kept, and is the item's once it can */
  | { type: 'faults'; faults: ItemFault[] }
  | { type: 'trouble' }

export type ClosedReason = 'signed-out' | 'locked' | 'not-writer' | 'gone'

/** What is handed to a room: the text in this process's memory, which its browsers share, and how to reach them. */
type Given = {
  db: Database
  desk: Desk
  meetingId: string
  collaborationId: string
  shared: Y.Doc
  /** how far the draft was when the text was loaded */
  serial: number
  /** what could not be written back of it by then */
  faults: ItemFault[]
  tell(message: RoomMessage): void
  /** all is written: nobody being here, it need not stay in memory */
  idle(): void
  report(error: unknown): void
}

export type LiveRoom = {
  /** takes what a browser typed: kept within a moment, written back when the writing pauses */
  typed(update: Uint8Array, by: { session: Session; itemIds: string[] }): void
  /** words went that nobody struck out: they are put back as it is written */
  lost(): void
  /** somebody came: in their name can be written back what was saved elsewhere */
  entered(session: Session): void
  /** resolves when all that was typed so far is kept; false when it cannot be now */
  keep(): Promise<boolean>
  /** the same, and written back to the items */
  settle(): Promise<boolean>
  /**
   * everybody has left: the same. True when it need not stay in memory: all is kept, or is nobody's to keep, as minutes are approved,
   * say, or nobody is signed in any more
   */
  leave(): Promise<boolean>
  /** stops looking after it; what is not kept is lost to this process, not to the browsers */
  stop(): void
}

const keepAfterMs = 200
const writeAfterMs = 2_500
const writeAtLatestMs = 12_000
const putBackAfterMs = 300
const writeForOthersAfterMs = 5_000
const pulseMs = 1_000
const retryMs = 1_000

/**
 * Looks after one meeting's shared text in this process. The database is what all processes share: what is typed here is kept there,
 * and what was kept by others is read from there each second.
 */
export function openLiveRoom(given: Given): LiveRoom {
  const { db, shared, meetingId, collaborationId, tell, report, desk } = given
  const waiting: Uint8Array[] = []
  const writers = new Map<string, Session>()
  /** whose sessions are known here, who typed last first: in the name of one that still stands is kept what was typed */
  let sessions: Session[] = []
  let serial = given.serial
  let faults = given.faults
  let marks: Pick<Pulse, 'textMark' | 'aroundMark'> | null = null
  /** when what is typed is written at the latest; milliseconds since 1970 */
  let writeBy: number | null = null
  let stopped = false
  let troubled = false
  let refused = false
  let keepTimer: NodeJS.Timeout | undefined
  let writeTimer: NodeJS.Timeout | undefined
  let pulseTimer: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** One thing at a time: what is kept, written and read of one draft would only wait for each other in the database. */
  const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  async function keepWaiting(): Promise<boolean> {
    const batch = waiting.splice(0)
    if (batch.length === 0) return true
    try {
      await keepAs(Y.mergeUpdates(batch))
      troubled = false
      refused = false
      return true
    } catch (error) {
      waiting.unshift(...batch)
      failed(error)
      return false
    }
  }

  /** Whoever has signed out since gives way to the next. */
  async function keepAs(update: Uint8Array): Promise<void> {
    for (;;) {
      const [by] = sessions
      if (!by) throw new Refusal('signed-out', 'request.signed-out')
      try {
        return await db.write(by, async (tx) => {
          const visitor = await findVisitor(tx, by.token)
          if (!visitor) throw new Refusal('signed-out', 'request.signed-out')
          await keepUpdate(tx, visitor, { meetingId, update })
        })
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind === 'conflict' || sessions.length === 1) throw error
        sessions = sessions.filter(({ token }) => token !== by.token)
      }
    }
  }

  function failed(error: unknown) {
    // Somebody saved by other ways in the very moment of writing back: it is taken in the next time.
    if (error instanceof Refusal && error.kind === 'stale') {
      troubled = true
      return
    }
    refused = error instanceof Refusal
    if (error instanceof Refusal) return tell({ type: 'closed', reason: reasonOf(error) })
    if (!troubled) tell({ type: 'trouble' })
    troubled = true
    report(error)
    keepSoon(retryMs)
  }

  function keepSoon(ms = keepAfterMs) {
    if (stopped || keepTimer) return
    keepTimer = setTimeout(() => {
      keepTimer = undefined
      void inTurn(keepWaiting)
    }, ms)
    keepTimer.unref()
  }

  async function writeAll(): Promise<boolean> {
    if (!(await keepWaiting())) return writeAgain()
    clearTimeout(writeTimer)
    const by = writeBy
    try {
      const written = await db.write({ collaborationId }, (tx) => writeAs(tx))
      if (written) said(written)
      if (writeBy === by) writeBy = null
      await look({ quietly: true })
      troubled = false
      given.idle()
      return written !== null
    } catch (error) {
      failed(error)
      return writeAgain()
    }
  }

  /** What the database could not take is tried again though nobody types: it may have been the last that anybody wrote. */
  function writeAgain(): false {
    clearTimeout(writeTimer)
    if (!troubled || stopped) return false
    writeTimer = setTimeout(() => void inTurn(writeAll), retryMs)
    writeTimer.unref()
    return false
  }

  async function writeAs(tx: Tx): Promise<WrittenBack | null> {
    const actors = new Map<string, Visitor>()
    const known = new Map<string, Visitor | null>()
    const actorOf = async (one: Session) => {
      if (!known.has(one.token)) known.set(one.token, await findWriter(tx, one, meetingId))
      return known.get(one.token) ?? null
    }
    for (const [itemId, one] of writers) {
      const actor = await actorOf(one)
      if (actor) actors.set(itemId, actor)
    }
    let main: Visitor | null = null
    for (const one of sessions) main ??= await actorOf(one)
    if (!main) return null
    return writeBack(tx, main, { meetingId, writers: actors }, desk)
  }

  function said({ itemIds, faults: now }: WrittenBack) {
    for (const itemId of itemIds) writers.delete(itemId)
    if (itemIds.length > 0) tell({ type: 'written', itemIds })
    const before = faults
    faults = now
    if (JSON.stringify(now) !== JSON.stringify(before)) tell({ type: 'faults', faults })
  }

  function writeSoon(ms = writeAfterMs, atLatestMs = writeAtLatestMs) {
    if (stopped) return
    writeBy = Math.min(writeBy ?? Number.POSITIVE_INFINITY, Date.now() + atLatestMs)
    clearTimeout(writeTimer)
    writeTimer = setTimeout(() => void inTurn(writeAll), Math.max(0, Math.min(ms, writeBy - Date.now())))
    writeTimer.unref()
  }

  async function look({ quietly = false } = {}) {
    const pulse = await db.read({ collaborationId }, (tx) => findPulse(tx, { meetingId, since: serial }))
    // With the approval of the minutes their draft goes.
    if (!pulse?.writable) return tell({ type: 'closed', reason: 'locked' })
    const updates = pulse.updates ?? (await whole())
    for (const update of updates) Y.applyUpdate(shared, update, fromElsewhere)
    serial = pulse.lastSerial
    // Whoever kept it writes it back sooner, unless they ended before.
    if (pulse.behind && writeBy === null) writeSoon(writeForOthersAfterMs)
    const before = marks
    marks = { textMark: pulse.textMark, aroundMark: pulse.aroundMark }
    if (quietly || !before) return
    if (before.textMark !== marks.textMark) writeSoon(0)
    if (before.textMark !== marks.textMark || before.aroundMark !== marks.aroundMark)
      tell({ type: 'changed' })
  }

  async function whole(): Promise<Uint8Array[]> {
    const draft = await db.read({ collaborationId }, (tx) => findDraft(tx, meetingId))
    return draft ? [draft.state, ...draft.updates] : []
  }

  function lookSoon() {
    if (stopped) return
    pulseTimer = setTimeout(async () => {
      await inTurn(() => look()).catch(() => {})
      lookSoon()
    }, pulseMs)
    pulseTimer.unref()
  }

  const first = (session: Session) => {
    sessions = [session, ...sessions.filter(({ token }) => token !== session.token)]
  }

  const [keep, settle] = [together(keepWaiting), together(writeAll)]

  /** Whoever asks while another's turn is still to come has the same answer. */
  function together(work: () => Promise<boolean>): () => Promise<boolean> {
    let coming: Promise<boolean> | null = null
    return () => {
      coming ??= inTurn(() => {
        coming = null
        return work()
      })
      return coming
    }
  }

  lookSoon()
  return {
    typed(update, by) {
      waiting.push(update)
      first(by.session)
      for (const itemId of by.itemIds) writers.set(itemId, by.session)
      keepSoon()
      writeSoon()
    },
    entered(session) {
      first(session)
      // Also that there is none any more: whoever comes back may have left before it was shortened.
      tell({ type: 'faults', faults })
    },
    lost: () => writeSoon(putBackAfterMs, putBackAfterMs),
    ...{ keep, settle },
    async leave() {
      await settle()
      return waiting.length === 0 || refused
    },
    stop() {
      stopped = true
      for (const timer of [keepTimer, writeTimer, pulseTimer]) clearTimeout(timer)
    },
  }
}

/** What came from the database is not kept there once more. */
export const fromElsewhere = { source: 'local' as const, skipStoreHooks: true }

/** Who the session stands for, where they may write this draft now. */
async function findWriter(tx: Tx, { token }: Session, meetingId: string): Promise<Visitor | null> {
  const visitor = await findVisitor(tx, token)
  if (!visitor) return null
  try {
    refuseDrafting(visitor, await getDraftHead(tx, meetingId))
    return visitor
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

export function reasonOf({ kind }: Refusal): ClosedReason {
  if (kind === 'signed-out') return 'signed-out'
  if (kind === 'forbidden') return 'not-writer'
  return kind === 'not-found' ? 'gone' : 'locked'
}
