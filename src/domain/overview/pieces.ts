import { utc } from '#src/platform/database/json-text.ts'

/**
 * Pieces of SQL that several parts of the overview are put together from. In all of its statements `$1` is the instant of
 * asking, `g` a group with its `today`, and `one` a row that is shown.
 */

export const now = '$1::timestamptz'

export const todayOf = (group: string) => `(${now} at time zone ${group}.zone)::date`

/** The day on which a meeting begins, where it is held. */
export const dayOf = (meeting: string) => `(${meeting}.starts_at at time zone ${meeting}.zone)::date`

/** Whether a period holds on the group's day. */
export const inForce = (held: string) =>
  `${held}.from_on <= g.today and (${held}.until_on is null or ${held}.until_on >= g.today)`

/** One row looked up by its whole key: as a join the planner may read the whole table instead. */
export const named = (table: 'people' | 'organisations', reference: string) => `(
  select json_build_object('id', found.id, 'name', found.name) from ${table} found
  where found.collaboration_id = one.collaboration_id and found.id = ${reference})`

export const meetingColumns = `m.collaboration_id, m.id as meeting_id, m.group_id, g.name as group_name, m.title,
  m.starts_at, m.zone, g.today`

export const meetingFacts = `'meetingId', one.meeting_id, 'groupId', one.group_id, 'groupName', one.group_name,
  'title', one.title, 'startsAt', ${utc('one.starts_at')}, 'zone', one.zone`

export type MeetingFacts = {
  meetingId: string
  groupId: string
  groupName: string
  title: string | null
  startsAt: string
  zone: string
}

/** Those whose reply to a meeting `m` is waited for: everybody asked but the secretariat, who arrange it. */
export const waitedFor = `
  from invitees i
  left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
  where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.removed_at is null
    and i.part <> 'secretariat'`

/** How many they are and what they replied, in one row. */
export const countReplies = `
  select count(*) as asked, count(*) filter (where a.reply = 'accepted') as accepted,
    count(*) filter (where a.reply = 'declined') as declined, count(*) filter (where a.reply = 'tentative') as tentative,
    count(*) filter (where a.reply is null) as silent
  ${waitedFor}`

export type ReplyCounts = {
  asked: number
  accepted: number
  declined: number
  tentative: number
  silent: number
}

/** The meeting that is under way in a group `g` or comes next, called or only planned. No meeting lasts more than 31 days. */
export const nextMeeting = `
  select m.* from meetings m
  where m.collaboration_id = g.collaboration_id and m.group_id = g.id and m.state in ('planned', 'called')
    and m.starts_at > ${now} - interval '31 days' and m.ends_at > ${now}
  order by m.starts_at, m.id limit 1`

export type NextMeeting = {
  meetingId: string
  title: string | null
  startsAt: string
  endsAt: string
  zone: string
  place: string | null
  videoUrl: string | null
  state: 'planned' | 'called'
}

export const nextMeetingFacts = (meeting: string) => `'meetingId', ${meeting}.id, 'title', ${meeting}.title,
  'startsAt', ${utc(`${meeting}.starts_at`)}, 'endsAt', ${utc(`${meeting}.ends_at`)}, 'zone', ${meeting}.zone,
  'place', ${meeting}.place, 'videoUrl', ${meeting}.video_url, 'state', ${meeting}.state`

/** Where minutes of a row are set up to be approved by the group's next meeting; null where they are not. */
export const approvedIn = `(
  select json_build_object('meetingId', host.id, 'itemId', live.id, 'startsAt', ${utc('host.starts_at')}, 'zone', host.zone)
  from agenda_items live
  join meetings host on host.collaboration_id = live.collaboration_id and host.id = live.meeting_id
  where live.collaboration_id = one.collaboration_id and live.approves_minutes_id = one.minutes_id
    and not live.withdrawn and host.state <> 'cancelled'
  limit 1)`

/** null unless the group approves at its meetings and such a meeting is planned. */
export type ApprovedIn = { meetingId: string; itemId: string; startsAt: string; zone: string } | null

/** Today's convener of a working group that is a row with its `today`. */
export const convener = `(
  select json_build_object('id', p.id, 'name', p.name) from offices o
  join people p on p.collaboration_id = o.collaboration_id and p.id = o.person_id
  where o.collaboration_id = one.collaboration_id and o.group_id = one.working_group_id and o.office = 'convener'
    and o.from_on <= one.today and (o.until_on is null or o.until_on >= one.today)
  limit 1)`

/** Nobody holds the seat `s` or will, and it has not ended: one that ends before it begins never is. A group's end is its seats'. */
export const unnamed = `(s.until_on is null or s.until_on >= greatest(g.today, s.from_on))
  and not exists (select from seat_holders h where h.collaboration_id = s.collaboration_id and h.seat_id = s.id
    and h.standing = 'holder' and (h.until_on is null or h.until_on >= g.today))`

export type Named = { id: string; name: string }
