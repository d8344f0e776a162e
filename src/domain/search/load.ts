import { eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { decisions } from '#src/platform/database/schema/decisions.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { itemTexts, minutes } from '#src/platform/database/schema/minutes.ts'
import { papers } from '#src/platform/database/schema/papers.ts'
import type { Language } from '#src/platform/language/language.ts'
import { localDate } from '#src/platform/time.ts'
import type { Found } from './finding.ts'
import type { HitKind } from './kinds.ts'
import { loadGroups, loadOrganisations, loadPeople } from './load-named.ts'

/** What is shown of a hit, with all of its text; the text is Markdown. */
export type Loaded = {
  title: string
  text: string
  /** that it is written in */
  language: Language
  groupId: string | null
  groupName: string | null
  meetingId: string | null
  agendaItemId: string | null
  /** the minutes that a minuted text stands in */
  minutesId?: string
  /** the day of the meeting, or the one on which a follow-up was given */
  on: string | null
}

type Load = (db: Reader, actor: Actor, ids: string[]) => Promise<(Loaded & { id: string })[]>

/** Everything that was found, by kind and id: one question for each kind. It does not ask who may read it. */
export async function loadFound(db: Reader, actor: Actor, found: readonly Found[]) {
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const ids = found.filter((one) => one.kind === kind).map(({ id }) => id)
      const rows = await loads[kind](db, actor, ids)
      return [kind, new Map(rows.map(({ id, ...loaded }) => [id, loaded]))] as const
    }),
  )
  return new Map<HitKind, Map<string, Loaded>>(lists)
}

const ofGroup = { groupId: groups.id, groupName: groups.name, language: groups.language }
const ofMeeting = { ...ofGroup, meetingId: meetings.id, startsAt: meetings.startsAt, zone: meetings.zone }

const onItsDay = <Row extends { startsAt: Date; zone: string }>({ startsAt, zone, ...row }: Row) => ({
  ...row,
  on: localDate(startsAt, zone),
})

const loadItemTexts: Load = async (db, _actor, ids) => {
  const rows = await db
    .select({
      ...ofMeeting,
      id: itemTexts.agendaItemId,
      agendaItemId: itemTexts.agendaItemId,
      minutesId: minutes.id,
      title: agendaItems.title,
      text: itemTexts.text,
    })
    .from(itemTexts)
    .innerJoin(agendaItems, eq(agendaItems.id, itemTexts.agendaItemId))
    .innerJoin(meetings, eq(meetings.id, itemTexts.meetingId))
    .innerJoin(minutes, eq(minutes.meetingId, itemTexts.meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(inArray(itemTexts.agendaItemId, ids))
  return rows.map(onItsDay)
}

const loadAgendaItems: Load = async (db, _actor, ids) => {
  const rows = await db
    .select({
      ...ofMeeting,
      id: agendaItems.id,
      agendaItemId: agendaItems.id,
      title: agendaItems.title,
      text: agendaItems.description,
    })
    .from(agendaItems)
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(inArray(agendaItems.id, ids))
  return rows.map(onItsDay)
}

const loadDecisions: Load = async (db, _actor, ids) => {
  const rows = await db
    .select({
      ...ofMeeting,
      id: decisions.id,
      agendaItemId: decisions.agendaItemId,
      title: sql<string>`${decisions.number} || ' ' || ${agendaItems.title}`,
      text: sql<string>`concat_ws(E'\n', ${decisions.text}, ${decisions.dissent})`,
    })
    .from(decisions)
    .innerJoin(agendaItems, eq(agendaItems.id, decisions.agendaItemId))
    .innerJoin(meetings, eq(meetings.id, decisions.meetingId))
    .innerJoin(groups, eq(groups.id, decisions.groupId))
    .where(inArray(decisions.id, ids))
  return rows.map(onItsDay)
}

const loadPapers: Load = async (db, _actor, ids) => {
  const rows = await db
    .select({
      ...ofMeeting,
      id: papers.id,
      agendaItemId: papers.agendaItemId,
      title: papers.title,
      text: sql<string>`''`,
    })
    .from(papers)
    .innerJoin(meetings, eq(meetings.id, papers.meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(inArray(papers.id, ids))
  return rows.map(onItsDay)
}

const loadMeetings: Load = async (db, _actor, ids) => {
  const rows = await db
    .select({ ...ofMeeting, id: meetings.id, title: meetings.title, text: meetings.place })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(inArray(meetings.id, ids))
  return rows.map((row) => ({
    ...onItsDay(row),
    title: row.title ?? row.groupName,
    text: row.text ?? '',
    agendaItemId: null,
  }))
}

const loadFollowUps: Load = async (db, _actor, ids) => {
  const rows = await db
    .select({
      ...ofGroup,
      id: followUps.id,
      meetingId: followUps.meetingId,
      agendaItemId: followUps.agendaItemId,
      text: followUps.text,
      startsAt: followUps.createdAt,
      zone: groups.zone,
    })
    .from(followUps)
    .innerJoin(groups, eq(groups.id, followUps.groupId))
    .where(inArray(followUps.id, ids))
  return rows.map((row) => ({ ...onItsDay(row), title: firstLine(row.text) }))
}

/** A follow-up has no title: it begins with what is to be done. */
const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? ''

const loads: Record<HitKind, Load> = {
  'item-text': loadItemTexts,
  'agenda-item': loadAgendaItems,
  decision: loadDecisions,
  'follow-up': loadFollowUps,
  meeting: loadMeetings,
  paper: loadPapers,
  group: loadGroups,
  person: loadPeople,
  organisation: loadOrganisations,
}
