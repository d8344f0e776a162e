import { and, asc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { followUps } from '#src/platform/database/schema/follow-ups.ts'
import { groups, standingItems } from '#src/platform/database/schema/groups.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { minutes } from '#src/platform/database/schema/minutes.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { addCalendarDays } from '#src/platform/time.ts'
import { itemsForGuest } from '../meetings/guest-agenda.ts'
import { getMeetingForReader } from '../meetings/read.ts'
import { localDay } from '../meetings/times.ts'

export type AgendaItem = typeof agendaItems.$inferSelect

/** One item. Refuses one that is not here. */
export async function getItem(db: Reader, itemId: string): Promise<AgendaItem> {
  const [row] = await db.select().from(agendaItems).where(eq(agendaItems.id, itemId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** One item, for those who may read its meeting, as they may read it. */
export async function getItemToRead(db: Reader, actor: Actor, itemId: string): Promise<AgendaItem> {
  const item = await getItem(db, itemId)
  const [shown] = itemsFor(await getMeetingForReader(db, actor, item.meetingId), [item])
  return shown ?? item
}

const itemsFor = ({ meeting, guest }: ForReader, items: AgendaItem[]): AgendaItem[] =>
  guest ? itemsForGuest(items, { guest, language: meeting.group.language as Language }) : items

type ForReader = Awaited<ReturnType<typeof getMeetingForReader>>

/** A meeting's items in order. */
export const listItems = (db: Reader, meetingId: string): Promise<AgendaItem[]> =>
  db
    .select()
    .from(agendaItems)
    .where(eq(agendaItems.meetingId, meetingId))
    .orderBy(asc(agendaItems.position), asc(agendaItems.id))

/** A meeting's items with the version that their order has, for those who may read the meeting. */
export async function listAgenda(db: Reader, actor: Actor, meetingId: string) {
  const found = await getMeetingForReader(db, actor, meetingId)
  const items = itemsFor(found, await listItems(db, meetingId))
  return { agendaVersion: found.meeting.agendaVersion, items }
}

/** The minutes' group, state and the day their meeting began on. */
export async function findMinutes(db: Reader, minutesId: string) {
  const [row] = await db
    .select({
      id: minutes.id,
      groupId: minutes.groupId,
      state: minutes.state,
      meeting: meetings,
      group: groups,
      sharesDay,
    })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .innerJoin(groups, eq(groups.id, minutes.groupId))
    .where(eq(minutes.id, minutesId))
  return row ?? null
}

/** Whether the group met more than once on the meeting's day, so that the day alone does not tell which meeting is meant. */
const sharesDay = sql<boolean>`exists (
  select from meetings other where other.group_id = ${meetings.groupId} and other.id <> ${meetings.id}
    and other.state <> 'cancelled'
    and (other.starts_at at time zone other.zone)::date = (${meetings.startsAt} at time zone ${meetings.zone})::date)`

/** The item that is set up to approve these minutes: not withdrawn, in a meeting that is not cancelled. */
export async function findItemApproving(
  db: Reader,
  { minutesId, butNot }: { minutesId: string; butNot?: string | undefined },
): Promise<AgendaItem | null> {
  const [row] = await db
    .select({ item: agendaItems })
    .from(agendaItems)
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .where(
      and(
        eq(agendaItems.approvesMinutesId, minutesId),
        butNot ? ne(agendaItems.id, butNot) : undefined,
        eq(agendaItems.withdrawn, false),
        ne(meetings.state, 'cancelled'),
      ),
    )
    .limit(1)
  return row?.item ?? null
}

/** The group's first meeting after an instant that is yet to be held. */
export async function findNextMeeting(db: Reader, { groupId, after }: { groupId: string; after: Date }) {
  const [row] = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.groupId, groupId),
        inArray(meetings.state, ['planned', 'called']),
        gt(meetings.startsAt, after),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(1)
  return row ?? null
}

/** How long before its term ends a working group's report is due on the agenda of the group above. */
const reportDays = 60

/** What waits in a group to be carried over: the same whenever its next meeting is. */
export async function readWaiting(db: Reader, groupId: string) {
  const [standing, unapproved, reporting, openFollowUps] = await Promise.all([
    db
      .select()
      .from(standingItems)
      .where(eq(standingItems.groupId, groupId))
      .orderBy(asc(standingItems.position), asc(standingItems.id)),
    listUnapproved(db, groupId),
    listReporting(db, groupId),
    db.$count(followUps, and(eq(followUps.groupId, groupId), eq(followUps.state, 'open'))),
  ])
  return { standing, unapproved, reporting, hasFollowUps: openFollowUps > 0 }
}

export type Waiting = Awaited<ReturnType<typeof readWaiting>>

/** RULE: what of it a meeting takes up: minutes of meetings before it, and reports of working groups whose term is ending by then. */
export function carriedTo(
  meeting: { startsAt: Date; zone: string },
  { unapproved, reporting, ...waiting }: Waiting,
): Waiting {
  const dueBy = addCalendarDays(localDay(meeting), reportDays)
  return {
    ...waiting,
    unapproved: unapproved.filter(({ startsAt }) => startsAt < meeting.startsAt),
    reporting: reporting.filter(({ termTo }) => termTo !== null && termTo <= dueBy),
  }
}

const listUnapproved = (db: Reader, groupId: string) =>
  db
    .select({ minutesId: minutes.id, startsAt: meetings.startsAt, zone: meetings.zone, sharesDay })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.id, minutes.meetingId))
    .where(
      and(
        eq(minutes.groupId, groupId),
        inArray(minutes.state, ['draft', 'in-review']),
        // Minutes begun for a meeting that was called off after all can never be circulated.
        ne(meetings.state, 'cancelled'),
        sql`not exists (
          select from agenda_items live join meetings host on host.id = live.meeting_id
          where live.approves_minutes_id = ${minutes.id} and not live.withdrawn and host.state <> 'cancelled')`,
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id))

const listReporting = (db: Reader, groupId: string) =>
  db
    .select({ groupId: groups.id, name: groups.name, termTo: workingGroups.termTo })
    .from(workingGroups)
    .innerJoin(groups, eq(groups.id, workingGroups.groupId))
    .where(
      and(
        eq(groups.parentId, groupId),
        isNull(groups.endedOn),
        eq(workingGroups.state, 'active'),
        sql`not ${hasLiveReport(groups.id)}`,
      ),
    )
    .orderBy(asc(workingGroups.termTo), asc(groups.name), asc(groups.id))

/** Whether the working group's report stands on the agenda of a meeting that is yet to be held. */
export const hasLiveReport = (groupId: typeof groups.id | string) => sql<boolean>`exists (
  select from agenda_items live join meetings host on host.id = live.meeting_id
  where live.reports_group_id = ${groupId} and not live.withdrawn and host.state in ('planned', 'called'))`

/** What an item of a meeting may point at: minutes of its group that wait to be approved, and its group's working groups. */
export type Pointable = {
  minutes: { id: string; startsAt: string; zone: string }[]
  workingGroups: { id: string; name: string }[]
}

/** The same, in one statement. It may be asked for before it is known who asks: it is for those who prepare the meeting. */
export async function listPointable(db: Reader, { meetingId }: { meetingId: string }): Promise<Pointable> {
  const [row] = await db.statement<{ pointable: Pointable }>({
    name: 'pointable',
    text: `
      select json_build_object(
        'minutes', coalesce((
          select json_agg(json_build_object('id', r.id, 'startsAt', m.starts_at, 'zone', m.zone) order by m.starts_at, r.id)
          from minutes r
          join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id and m.state <> 'cancelled'
          where r.collaboration_id = g.collaboration_id and r.group_id = g.id and r.state in ('draft', 'in-review')), '[]'),
        'workingGroups', coalesce((
          select json_agg(json_build_object('id', w.id, 'name', w.name) order by w.name, w.id)
          from groups w
          where w.collaboration_id = g.collaboration_id and w.parent_id = g.id and w.ended_on is null), '[]')
      ) as pointable
      from meetings here
      join groups g on g.collaboration_id = here.collaboration_id and g.id = here.group_id
      where here.id = $1::uuid`,
    values: [meetingId],
  })
  return row?.pointable ?? { minutes: [], workingGroups: [] }
}
