import { type Chance, newId } from '#src/platform/clock.ts'
import type { Database, Tx } from '#src/platform/database/database.ts'

/**
 * A database whose every transaction is part of one: the story stands whole or not at all, whenever the process ends.
 * Each has the story's own instant, ids and chance.
 */
export function withinTransaction(db: Database, tx: Tx, chance: Chance): Database {
  const act = <Result>(_: unknown, work: (tx: Tx) => Promise<Result>) => work(momentOf(tx, chance))
  const refuse = () => Promise.reject(new Error('the story takes place inside one collaboration'))
  return { ...db, read: act, write: act, door: refuse, owner: refuse }
}

function momentOf(tx: Tx, chance: Chance): Tx {
  const now = chance.now()
  return Object.assign(Object.create(tx) as Tx, {
    now,
    newId: () => newId({ chance, now }),
    randomBytes: (count: number) => chance.randomBytes(count),
  })
}
