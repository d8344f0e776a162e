import { and, eq, sql } from 'drizzle-orm'
import { f, readableFollowUps } from '#src/domain/follow-ups/read.ts'
import { readableMeetings } from '#src/domain/meetings/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import {
  agendaItemWords,
  followUpWords,
  meetingWords,
  paperWords,
} from '#src/platform/database/schema/search.ts'
import { unlessExempt } from './find-written.ts'
import { type Finding, type Found, withWords } from './finding.ts'
import type { HitKind } from './kinds.ts'
import { datedClauses } from './place.ts'

/** Items of the agendas that the actor may read, by title and description. */
export async function findAgendaItems(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  const { id, words, meetingId } = agendaItemWords
  const { after, orderBy, limit } = datedClauses(finding, { kind: 'agenda-item', at: meetings.startsAt, id })
  const rows = await db
    .select({ id, at: meetings.startsAt })
    .from(agendaItemWords)
    .innerJoin(meetings, eq(meetings.id, meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(
      and(
        ...[withWords(words, finding), after, ofGroup(finding), readableMeetings(db, actor)],
        unlessExempt(db, actor, sql`${id}`),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return foundAs('agenda-item', rows)
}

/** Papers of the meetings that the actor may read, by title. */
export async function findPapers(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  const { id, words, meetingId, agendaItemId } = paperWords
  const { after, orderBy, limit } = datedClauses(finding, { kind: 'paper', at: meetings.startsAt, id })
  const rows = await db
    .select({ id, at: meetings.startsAt })
    .from(paperWords)
    .innerJoin(meetings, eq(meetings.id, meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(
      and(
        ...[withWords(words, finding), after, ofGroup(finding), readableMeetings(db, actor)],
        unlessExempt(db, actor, sql`${agendaItemId}`),
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return foundAs('paper', rows)
}

/** Meetings by title and place. */
export async function findMeetings(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  const { id, words } = meetingWords
  const { after, orderBy, limit } = datedClauses(finding, { kind: 'meeting', at: meetings.startsAt, id })
  const rows = await db
    .select({ id, at: meetings.startsAt })
    .from(meetingWords)
    .innerJoin(meetings, eq(meetings.id, id))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(and(withWords(words, finding), after, ofGroup(finding), readableMeetings(db, actor)))
    .orderBy(...orderBy)
    .limit(limit)
  return foundAs('meeting', rows)
}

/** Follow-ups, those that were given last first. */
export async function findFollowUps(db: Reader, actor: Actor, finding: Finding): Promise<Found[]> {
  const { id, words } = followUpWords
  const { after, orderBy, limit } = datedClauses(finding, { kind: 'follow-up', at: f.createdAt, id })
  const inGroup = finding.groupId ? eq(f.groupId, finding.groupId) : undefined
  const rows = await db
    .select({ id, at: f.createdAt })
    .from(followUpWords)
    .innerJoin(f, eq(f.id, id))
    .innerJoin(groups, eq(groups.id, f.groupId))
    .where(and(withWords(words, finding), after, inGroup, readableFollowUps(db, actor)))
    .orderBy(...orderBy)
    .limit(limit)
  return foundAs('follow-up', rows)
}

const ofGroup = ({ groupId }: Finding) => (groupId ? eq(meetings.groupId, groupId) : undefined)

const foundAs = (kind: HitKind, rows: { id: string; at: Date }[]): Found[] =>
  rows.map(({ id, at }) => ({ kind, id, value: at.toISOString(), publicOnly: false }))
