import { setTimeout as pause } from 'node:timers/promises'
import { type Chance, newId, realChance } from '../clock.ts'
import type { Connection, Drizzle, Engine, Statement } from './connection.ts'

/** Whose rows a transaction sees. The database enforces it beneath the code (row-level security). */
export type Scope = { collaborationId: string }

/** What a query may use: it cannot insert, it does not compile. Everything it reads is of one moment. */
export type Reader = Pick<
  Drizzle,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'with' | '$with' | '$count'
> &
  Surroundings

/** What a command may use: one transaction, the instant it began, new ids and chance. */
export type Tx = Reader &
  Pick<Drizzle, 'insert' | 'update' | 'delete'> & {
    /** Once this transaction has committed, and only then, wakes whoever waits in this process for such work. */
    wake(work: Wakeable): void
  }

/** Work that somebody in this process may be waiting for. Other processes find it when they next look. */
export type Wakeable = 'mail'

/** What a burst may use: statements that are all asked for before the first answer. */
export type Burst = Pick<Surroundings, 'now' | 'collaborationId' | 'statement'>

type Surroundings = {
  collaborationId: string
  now: Date
  newId(): string
  randomBytes(count: number): Uint8Array
  statement<Row>(statement: Statement): Promise<Row[]>
}

export type Database = {
  kind: Engine['kind']
  read<Result>(scope: Scope, work: (db: Reader) => Promise<Result>): Promise<Result>
  /**
   * Reads that are all asked for at once: opening, statements and commit travel together, so that it costs one round trip.
   * A statement asked for later is a bug and throws.
   */
  burst<Result>(scope: Scope, ask: (db: Burst) => Promise<Result>): Promise<Result>
  write<Result>(scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /**
   * As the doorman, who belongs to no collaboration and sees only what recognising a visitor, delivering mail and
   * waking the clock's work take: which collaboration an address, session, link or mail belongs to.
   */
  door<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** As the database's owner, outside tenancy: for the job queue's own tables only. */
  owner<Row>(text: string, values?: unknown[]): Promise<Row[]>
  /** Calls `listener` after every transaction of this process that committed such work. */
  onWake(work: Wakeable, listener: () => void): void
  snapshot?(): Promise<Uint8Array>
  tidy?(): Promise<void>
  close(): Promise<void>
}

export function makeDatabase(engine: Engine, chance: Chance = realChance): Database {
  const begin = (scope: Scope | 'door', mode: 'read' | 'write') => openingOf(scope, mode)
  const sleepers = new Map<Wakeable, (() => void)[]>()
  const wake = (work: Wakeable) => {
    for (const listener of sleepers.get(work) ?? []) listener()
  }
  const ground = { engine, chance, wake }
  return {
    kind: engine.kind,
    read: (scope, work) =>
      again(ground, { opening: begin(scope, 'read'), mode: 'read' }, scope.collaborationId, work),
    burst: (scope, ask) => inBurst(ground, begin(scope, 'read'), scope.collaborationId, ask),
    write: (scope, work) =>
      again(ground, { opening: begin(scope, 'write'), mode: 'write' }, scope.collaborationId, work),
    door: (work) => again(ground, { opening: begin('door', 'write'), mode: 'write' }, '', work),
    onWake: (work, listener) => void sleepers.set(work, [...(sleepers.get(work) ?? []), listener]),
    async owner<Row>(text: string, values: unknown[] = []) {
      const connection = await engine.connect()
      let broken = true
      try {
        const rows = await connection.query<Row>({ name: '', text, values })
        broken = false
        return rows
      } catch (error) {
        broken = isConnectionLoss(error)
        throw error
      } finally {
        connection.release(broken)
      }
    },
    snapshot: engine.snapshot?.bind(engine),
    tidy: engine.tidy?.bind(engine),
    close: () => engine.close(),
  }
}

type Way = { opening: string; mode: 'read' | 'write' }
type Ground = { engine: Engine; chance: Chance; wake(work: Wakeable): void }

/** A transaction that the server itself rolled back to break a knot of locks is safe to run again: nothing of it stands. */
async function again<Result>(
  ground: Ground,
  way: Way,
  collaborationId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ground, way, collaborationId, work)
    } catch (error) {
      if (attempt >= 4 || !rolledBackByServer(error)) throw error
      // Whoever came at once could overtake the one that the rollback set free, and tie the same knot again.
      await pause(attempt * (10 + (ground.chance.randomBytes(1)[0] as number) / 8))
    }
  }
}

async function inTransaction<Result>(
  ground: Ground,
  { opening, mode }: Way,
  collaborationId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const connection = await ground.engine.connect()
  const woken = new Set<Wakeable>()
  let [broken, left] = [false, false]
  try {
    // The opening is not awaited before the work starts: with a pipelined connection both travel together.
    const [, result] = await Promise.all([
      connection.batch(opening),
      work(transactionOf(connection, ground.chance, { collaborationId, woken })),
    ])
    const over = connection.batch('commit')
    if (mode === 'read') {
      // What was read is read: nobody waits until the connection is free again.
      left = true
      over.then(
        () => connection.release(),
        () => connection.release(true),
      )
      return result
    }
    await over
    for (const work of woken) ground.wake(work)
    return result
  } catch (error) {
    broken = await connection.batch('rollback').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    if (!left) connection.release(broken)
  }
}

async function inBurst<Result>(
  { engine, chance }: Ground,
  opening: string,
  collaborationId: string,
  ask: (db: Burst) => Promise<Result>,
): Promise<Result> {
  const connection = await engine.connect()
  let over = false
  const statement = <Row>(asked: Statement) => {
    if (over) throw new Error(`${asked.name} was asked for after the burst`)
    return connection.query<Row>(asked)
  }
  const sent = [connection.batch(opening), ask({ collaborationId, now: chance.now(), statement })] as const
  over = true
  // Whatever happens, all of it has come back before the connection goes to the next one.
  const [opened, asked, committed] = await Promise.allSettled([...sent, connection.batch('commit')])
  connection.release(committed.status === 'rejected')
  if (opened.status === 'rejected') throw opened.reason
  if (asked.status === 'rejected') throw asked.reason
  if (committed.status === 'rejected') throw committed.reason
  return asked.value
}

function openingOf(scope: Scope | 'door', mode: 'read' | 'write'): string {
  const begin = mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin'
  if (scope === 'door') return `${begin}; set local role referat_doorman`
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(scope.collaborationId))
    throw new Error('a collaboration id is a UUID')
  return `${begin}; set local role referat_app; set local app.collaboration = '${scope.collaborationId}'`
}

function transactionOf(
  connection: Connection,
  chance: Chance,
  { collaborationId, woken }: { collaborationId: string; woken: Set<Wakeable> },
): Tx {
  const now = chance.now()
  return Object.assign(Object.create(connection.drizzle) as Drizzle, {
    collaborationId,
    now,
    newId: () => newId({ chance, now }),
    randomBytes: (count: number) => chance.randomBytes(count),
    statement: <Row>(statement: Statement) => connection.query<Row>(statement),
    wake: (work: Wakeable) => void woken.add(work),
  })
}

const codeOf = (error: unknown): string => {
  for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (typeof e.code === 'string') return e.code
  return ''
}

const rolledBackByServer = (error: unknown) => ['40001', '40P01'].includes(codeOf(error))

/** The database went away: the request may be tried again later. */
export const isConnectionLoss = (error: unknown): boolean =>
  /^(57P0[123]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/.test(codeOf(error)) ||
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
    error instanceof Error ? `${error.message} ${(error.cause as Error | undefined)?.message ?? ''}` : '',
  )

/** The SQLSTATE and, where the server tells them, the constraint, column and detail of a database error. */
export function databaseFault(
  error: unknown,
): { code: string; constraint?: string; detail?: string; message?: string } | null {
  for (let e = error as Record<string, unknown> | undefined; e; e = e.cause as typeof e)
    if (typeof e.code === 'string' && /^[0-9A-Z]{5}$/.test(e.code))
      return e as { code: string; constraint?: string; detail?: string; message?: string }
  return null
}
