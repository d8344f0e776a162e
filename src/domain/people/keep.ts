import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { conflict, forbidden, stale } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { refuseOverAdministrators, refuseWithoutAdministrator } from './administrators.ts'
import { getPerson } from './read.ts'

export type PersonFacts = {
  name: string
  email?: string | null | undefined
  phone?: string | null | undefined
  title?: string | null | undefined
  language?: Language | null | undefined
  organisationId?: string | null | undefined
}

/** Adds a person. Two may share a name, never an address: the second is refused, and never merged by itself. */
export async function addPerson(tx: Tx, actor: Actor, facts: PersonFacts) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const id = await enterPerson(tx, facts)
  await record(tx, actor, 'people.add', { type: 'person', id }, facts)
  return { id, version: 1 }
}

/** The row alone, for commands that name a person on the way (a seat's holder, a first administrator) and record that. */
export async function enterPerson(tx: Tx, facts: PersonFacts): Promise<string> {
  await refuseTakenEmail(tx, facts.email)
  const id = tx.newId()
  await tx.insert(people).values({ id, ...withLowerEmail(facts), createdAt: tx.now })
  return id
}

/**
 * Changes what is known of a person: by the secretariat, or by themselves. Refuses a stale version, a taken address, and
 * an administrator's address for all but administrators.
 */
export async function changePerson(
  tx: Tx,
  actor: Actor,
  { personId, expected, ...changes }: Partial<PersonFacts> & { personId: string; expected: number },
) {
  // The address is what signs a person in, so nobody moves their own: a stolen session would become a stolen account.
  const onlyOwnDetails =
    actor.personId === personId && changes.email === undefined && changes.organisationId === undefined
  if (!isSecretariat(actor) && !onlyOwnDetails) throw forbidden('request.only-secretariat')
  const before = await getPerson(tx, personId)
  if (changes.email !== undefined && changes.email !== before.email)
    await refuseOverAdministrators(tx, actor, personId)
  await refuseTakenEmail(tx, changes.email, personId)
  const [changed] = await tx
    .update(people)
    .set({ ...withLowerEmail(changes), version: sql`${people.version} + 1` })
    .where(and(eq(people.id, personId), eq(people.version, expected)))
    .returning({ id: people.id, version: people.version })
  if (!changed) throw stale(await getPerson(tx, personId))
  await record(tx, actor, 'people.change', { type: 'person', id: personId }, changes)
  return changed
}

/**
 * Ends a person on a day: signed out everywhere at once, still named in what was minuted. Refuses an administrator for
 * all but administrators, and the last one.
 */
export async function endPerson(tx: Tx, actor: Actor, { personId, on }: { personId: string; on: string }) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  await getPerson(tx, personId)
  await refuseOverAdministrators(tx, actor, personId)
  await refuseWithoutAdministrator(tx, personId)
  const [ended] = await tx
    .update(people)
    .set({ endedOn: on, version: sql`${people.version} + 1` })
    .where(and(eq(people.id, personId), isNull(people.endedOn)))
    .returning({ id: people.id, version: people.version })
  if (!ended) throw conflict('people.ended')
  await record(tx, actor, 'people.end', { type: 'person', id: personId }, { on })
  return ended
}

async function refuseTakenEmail(tx: Tx, email: string | null | undefined, butNotOf?: string) {
  if (!email) return
  const taken = await tx.$count(
    people,
    and(eq(people.email, email.toLowerCase()), butNotOf ? ne(people.id, butNotOf) : undefined),
  )
  if (taken > 0) throw conflict('people.email-taken', { field: 'email' })
}

const withLowerEmail = <Facts extends { email?: string | null | undefined }>(facts: Facts): Facts =>
  facts.email ? { ...facts, email: facts.email.toLowerCase() } : facts
