import { timingSafeEqual } from 'node:crypto'
import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Claims } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Database, Tx } from '#src/platform/database/database.ts'
import { sessions, signInCodes } from '#src/platform/database/schema/access.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { invalid } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { writeLetter } from '#src/platform/mail/letter.ts'
import { enqueue } from '#src/platform/mail/outbox.ts'
import { hashOfCode, hashOfToken, newCode, newToken } from './secrets.ts'

export const codeMinutes = 10
const codesAnHour = 5
const attemptsAtACode = 5
export const sessionDays = 30

export type SignedIn = {
  claims: Claims
  refreshToken: string
  person: { id: string; name: string }
  /** where else this address belongs: sign in again with one of these ids to go there */
  collaborations: { id: string; name: string }[]
}

/**
 * Mails a one-time code to an address that belongs to somebody. Answers nothing either way, and does the same work, so
 * that nobody learns who has an account. At most five codes an hour for one address.
 */
export async function askForCode(
  db: Database,
  { secretKey, email }: { secretKey: string; email: string },
): Promise<void> {
  const drawn = await db.door(async (tx) => {
    const hourAgo = new Date(tx.now.getTime() - 3_600_000)
    const recent = await tx.$count(
      signInCodes,
      and(eq(signInCodes.email, email), gt(signInCodes.createdAt, hourAgo)),
    )
    const code = newCode(tx.randomBytes)
    const id = tx.newId()
    const expiresAt = new Date(tx.now.getTime() + codeMinutes * 60_000)
    if (recent < codesAnHour)
      await tx
        .insert(signInCodes)
        .values({ id, email, codeHash: hashOfCode(secretKey, id, code), createdAt: tx.now, expiresAt })
    return { id, code, allowed: recent < codesAnHour, known: await peopleOf(tx, email) }
  })
  const [person] = drawn.known
  if (!person || !drawn.allowed) return
  const letter = writeLetter('sign-in-code', person.language, {
    person: { name: person.name },
    code: drawn.code,
    minutes: codeMinutes,
  })
  await db.write(person, (tx) =>
    enqueue(tx, [
      {
        event: `sign-in-code:${drawn.id}`,
        kind: 'sign-in-code',
        to: { personId: person.id, name: person.name, address: email },
        language: person.language,
        secret: true,
        ...letter,
      },
    ]),
  )
}

/**
 * Exchanges a mailed code for a session in one collaboration: the one asked for, else the first that the address
 * belongs to. Refuses a wrong, used or expired code, a fifth wrong attempt, and an unknown address, all alike.
 */
export async function signIn(
  db: Database,
  request: {
    secretKey: string
    email: string
    code: string
    collaborationId?: string | undefined
    userAgent?: string | undefined
  },
): Promise<SignedIn> {
  const known = await db.door(async (tx) => {
    const right = await spendCode(tx, request)
    return right ? peopleOf(tx, request.email) : []
  })
  const person = request.collaborationId
    ? known.find((one) => one.collaborationId === request.collaborationId)
    : known[0]
  if (!person) throw invalid('access.wrong-code', { field: 'code' })
  const { email: provedAddress, userAgent } = request
  return openSession(db, person, { how: 'one-time-code', provedAddress, userAgent, known })
}

/** Opens a session for a person already recognised. `switched` where they came from another collaboration. */
export async function openSession(
  db: Database,
  person: Recognised,
  given: {
    how: 'one-time-code' | 'demo'
    provedAddress?: string
    switched?: boolean
    userAgent: string | undefined
    known: Recognised[]
  },
): Promise<SignedIn> {
  return db.write(person, async (tx) => {
    const refreshToken = newToken(tx.randomBytes)
    const sessionId = tx.newId()
    await tx.insert(sessions).values({
      id: sessionId,
      personId: person.id,
      how: given.how,
      provedAddress: given.provedAddress ?? null,
      refreshHash: hashOfToken(refreshToken),
      userAgent: given.userAgent?.slice(0, 300) ?? null,
      createdAt: tx.now,
      refreshedAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + sessionDays * 86_400_000),
    })
    await record(
      tx,
      { personId: person.id, name: person.name },
      'access.sign-in',
      { type: 'session', id: sessionId },
      { how: given.how, ...(given.switched && { switched: true }) },
    )
    return {
      claims: { sessionId, personId: person.id, collaborationId: person.collaborationId },
      refreshToken,
      person: { id: person.id, name: person.name },
      collaborations: given.known.map((one) => ({ id: one.collaborationId, name: one.collaborationName })),
    }
  })
}

export type Recognised = {
  id: string
  name: string
  collaborationId: string
  collaborationName: string
  language: Language
}

/** Everybody, in every collaboration, who has this address and has not ended; seen by the doorman only. */
export async function peopleOf(door: Pick<Tx, 'select' | 'now'>, email: string): Promise<Recognised[]> {
  return door
    .select({
      id: people.id,
      name: people.name,
      collaborationId: people.collaborationId,
      collaborationName: collaborations.name,
      language: sql<Language>`coalesce(${people.language}, ${collaborations.language})`,
    })
    .from(people)
    .innerJoin(collaborations, eq(collaborations.id, people.collaborationId))
    .where(
      and(
        eq(people.email, email),
        or(isNull(people.endedOn), gt(people.endedOn, door.now.toISOString().slice(0, 10))),
      ),
    )
    .orderBy(asc(collaborations.createdAt), asc(people.id))
}

/** Counts the attempt before comparing, in one statement, so that parallel guesses count too. */
async function spendCode(
  tx: Tx,
  { secretKey, email, code }: { secretKey: string; email: string; code: string },
): Promise<boolean> {
  const usable = and(
    eq(signInCodes.email, email),
    isNull(signInCodes.usedAt),
    gt(signInCodes.expiresAt, tx.now),
    lt(signInCodes.attempts, attemptsAtACode),
  )
  const [newest] = await tx
    .select({ id: signInCodes.id })
    .from(signInCodes)
    .where(usable)
    .orderBy(desc(signInCodes.createdAt))
    .limit(1)
  if (!newest) return false
  const [row] = await tx
    .update(signInCodes)
    .set({ attempts: sql`${signInCodes.attempts} + 1` })
    .where(and(eq(signInCodes.id, newest.id), usable))
    .returning()
  if (!row) return false
  const [given, kept] = [Buffer.from(hashOfCode(secretKey, row.id, code)), Buffer.from(row.codeHash)]
  if (given.length !== kept.length || !timingSafeEqual(given, kept)) return false
  await tx.update(signInCodes).set({ usedAt: tx.now }).where(eq(signInCodes.id, row.id))
  return true
}
