import { findFeed } from '#src/domain/access/feeds.ts'
import { findFeedHolder } from '#src/domain/access/read.ts'
import { responsibleIds } from '#src/domain/follow-ups/load.ts'
import { mayRead } from '#src/domain/groups/may.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { FeedEntry } from '#src/platform/calendar/calendar.ts'
import type { Database, Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { feedWords } from '#src/platform/language/words/feeds.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { type AnnouncedMeeting, announcedJson, joinSent, withinFeed } from './announced.ts'
import { calendarFile, meetingEntry, type Publisher } from './calendar-file.ts'

/**
 * What a secret address shows, as iCalendar text: the meetings of the person's groups and those they are asked to, and what
 * they have to do by a day; or the same of one group alone, which they must be allowed to read. From a year back to two
 * years ahead, by today's rights. Null for an address that is unknown or revoked, whose person has ended, or of a group that
 * is not theirs to read: all look alike.
 */
export async function findPersonCalendar(
  db: Database,
  { token, groupId }: { token: string; groupId?: string },
  desk: Pick<Desk, 'mailFrom'>,
): Promise<string | null> {
  const feed = await findFeed(db, token)
  if (!feed) return null
  return db.read(feed, async (reader) => {
    const holder = await findFeedHolder(reader, feed)
    if (!holder) return null
    const { standing } = holder
    const group = groupId === undefined ? null : await findReadable(reader, standing, groupId)
    if (groupId !== undefined && !group) return null
    const [meetings, followUps] = await Promise.all([
      listMeetings(reader, standing, groupId),
      listFollowUps(reader, standing, groupId),
    ])
    const publisher = { collaboration: holder.collaboration.name, desk }
    const language = holder.ownLanguage ?? holder.collaboration.language
    const name = group
      ? `${group.name} – ${holder.collaboration.name}`
      : say(feedWords.personCalendar, language, { collaboration: holder.collaboration.name })
    return calendarFile(name, [
      ...meetings.map(({ meeting, group }) => meetingEntry(meeting, group, publisher)),
      ...followUps.map((followUp) => followUpEntry(followUp, language, publisher)),
    ])
  })
}

type DueFollowUp = {
  id: string
  version: number
  text: string
  dueOn: string
  group: string
  changedAt: string
}

/** What is to be done by a day: it takes the whole day and nobody's time. */
function followUpEntry(
  { id, version, text, dueOn, group, changedAt }: DueFollowUp,
  language: Language,
  { collaboration, desk }: Publisher,
): FeedEntry {
  return {
    uid: `${id}@referat`,
    sequence: version,
    stamp: new Date(changedAt),
    status: 'CONFIRMED',
    day: dueOn,
    summary: say(feedWords.followUp, language, { text }),
    description: group,
    organizer: { name: collaboration, email: desk.mailFrom.address },
  }
}

async function findReadable(db: Reader, standing: Actor, groupId: string): Promise<{ name: string } | null> {
  const [group] = await db.statement<{ id: string; parentId: string | null; name: string }>({
    name: 'feed_group',
    text: 'select id::text, parent_id::text as "parentId", name from groups where id = $1::uuid',
    values: [groupId],
  })
  return group && mayRead(standing, group) ? group : null
}

async function listMeetings(db: Reader, standing: Actor, groupId: string | undefined) {
  const [row] = await db.statement<{ found: { meeting: AnnouncedMeeting; group: string }[] }>({
    name: groupId ? 'feed_meetings_of_group' : 'feed_meetings',
    text: meetingsWhere(
      groupId ? 'm.group_id = $2::uuid' : `m.group_id = any($2::uuid[]) or ${askedInOwnRight}`,
    ),
    values: groupId
      ? [db.now.toISOString(), groupId]
      : [db.now.toISOString(), Object.keys(standing.groups), standing.personId, isSecretariat(standing)],
  })
  return row?.found ?? []
}

/**
 * Whoever never had a place in the group sees what they are asked to. Who had one and left it sees nothing of the group, though
 * their name may still stand on a list that was drawn up before; unless they come as a guest.
 */
const askedInOwnRight = `exists (
  select from invitees i where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id
    and i.person_id = $3::uuid and i.removed_at is null
    and case i.part when 'guest' then true when 'secretariat' then $4::boolean else not (
      exists (select from offices o
        where o.collaboration_id = m.collaboration_id and o.group_id = m.group_id and o.person_id = i.person_id)
      or exists (select from seats s
        join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id and h.person_id = i.person_id
        where s.collaboration_id = m.collaboration_id and s.group_id = m.group_id)) end)`

const meetingsWhere = (condition: string) => `
  select coalesce(json_agg(json_build_object('meeting', ${announcedJson}, 'group', g.name)
    order by m.starts_at, m.id), '[]') as found
  from meetings m
  join groups g on g.collaboration_id = m.collaboration_id and g.id = m.group_id
  ${joinSent}
  where ${withinFeed('$1')} and (${condition})`

async function listFollowUps(db: Reader, standing: Actor, groupId: string | undefined) {
  const [row] = await db.statement<{ found: DueFollowUp[] }>({
    name: 'feed_follow_ups',
    text: followUpsStatement,
    values: [db.now.toISOString(), standing.personId, groupId ?? null],
  })
  return row?.found ?? []
}

/** Those the person has to do or helps with, as in the list of their own. */
const followUpsStatement = `
  select coalesce(json_agg(json_build_object('id', f.id, 'version', f.version, 'text', f.text, 'dueOn', f.due_on,
    'group', g.name, 'changedAt', coalesce((select ${utc('max(e.at)')} from audit_entries e
      where e.collaboration_id = f.collaboration_id and e.subject_id = f.id), ${utc('f.created_at')}))
    order by f.due_on, f.id), '[]') as found
  from follow_ups f
  join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
  cross join lateral (select ($1::timestamptz at time zone g.zone)::date as today) t
  where f.state = 'open' and f.due_on >= t.today - interval '1 year' and f.due_on < t.today + interval '2 years'
    and ($3::uuid is null or f.group_id = $3::uuid)
    and ($2::uuid in (${responsibleIds}) or exists (select from follow_up_helpers h
      where h.collaboration_id = f.collaboration_id and h.follow_up_id = f.id and h.person_id = $2::uuid))`
