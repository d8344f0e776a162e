import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { readableDecisions } from '#src/domain/decisions/read.ts'
import { exemptReadableBy, isExempt, textReadableBy } from '#src/domain/minutes/readable.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { decisions } from '#src/platform/database/schema/decisions.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { itemTexts, minutes } from '#src/platform/database/schema/minutes.ts'
import { decisionWords, itemTextWords } from '#src/platform/database/schema/search.ts'
import { belongsTo } from '#src/platform/may.ts'
import { type Finding, type Found, withWords } from './finding.ts'
import { datedClauses } from './place.ts'

/** Minuted texts that the actor may read, newest meeting first. `publicOnly` where they read them as everybody does. */
export async function findItemTexts(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  const kind = 'item-text'
  const { id } = itemTextWords
  const { after, orderBy, limit } = datedClauses(finding, { kind, at: meetings.startsAt, id })
  const text = sql`(select ${itemTexts.text} from ${itemTexts} where ${itemTexts.agendaItemId} = ${id})`
  const rows = await db
    .select({ id, at: meetings.startsAt, publicOnly: notAmong(exemptReadableBy(db, actor)) })
    .from(itemTextWords)
    .innerJoin(minutes, eq(minutes.meetingId, itemTextWords.meetingId))
    .innerJoin(meetings, eq(meetings.id, itemTextWords.meetingId))
    .innerJoin(groups, eq(groups.id, minutes.groupId))
    .where(
      and(
        withWords(itemTextWords.words, finding),
        after,
        finding.groupId ? eq(minutes.groupId, finding.groupId) : undefined,
        textReadableBy(db, actor, { itemId: sql`${id}`, text }),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return rows.map((row) => ({ kind, id: row.id, value: row.at.toISOString(), publicOnly: row.publicOnly }))
}

/** Decisions of the register that the actor may read; of an exempt item only where they may read the whole of it. */
export async function findDecisions(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  const kind = 'decision'
  const { id } = decisionWords
  const { after, orderBy, limit } = datedClauses(finding, { kind, at: meetings.startsAt, id })
  const rows = await db
    .select({ id, at: meetings.startsAt, groupId: decisionWords.groupId })
    .from(decisionWords)
    .innerJoin(decisions, eq(decisions.id, id))
    .innerJoin(minutes, eq(minutes.meetingId, decisionWords.meetingId))
    .innerJoin(meetings, eq(meetings.id, decisionWords.meetingId))
    .innerJoin(groups, eq(groups.id, decisionWords.groupId))
    .innerJoin(agendaItems, eq(agendaItems.id, decisionWords.agendaItemId))
    .where(
      and(
        withWords(decisionWords.words, finding),
        after,
        finding.groupId ? eq(decisionWords.groupId, finding.groupId) : undefined,
        readableDecisions(db, actor),
        unlessExempt(db, actor, sql`${decisionWords.agendaItemId}`),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return rows.map((row) => ({
    kind,
    id: row.id,
    value: row.at.toISOString(),
    publicOnly: !belongsTo(actor, row.groupId),
  }))
}

/** What belongs to an item that is exempt from publicity, only for those who may read the whole of it. */
export function unlessExempt(db: Reader, actor: Actor, itemId: SQL): SQL | undefined {
  const wholly = exemptReadableBy(db, actor)
  return wholly && or(sql`not ${isExempt(itemId)}`, wholly)
}

/** In doubt, what is unknown counts as not among them. */
const notAmong = (those: SQL | undefined): SQL<boolean> =>
  those ? sql<boolean>`not coalesce(${those}, false)` : sql<boolean>`false`
