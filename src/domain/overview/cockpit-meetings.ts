import { type Cut, cutList } from './cut-list.ts'
import {
  countReplies,
  dayOf,
  type MeetingFacts,
  meetingColumns,
  meetingFacts,
  type NextMeeting,
  nextMeetingFacts,
  now,
  type ReplyCounts,
  waitedFor,
} from './pieces.ts'

/** `silentNames` are the first five of those who have not replied. */
export type CockpitMeetings = {
  invitationsDue: Cut<MeetingFacts & { daysLeft: number }>
  repliesMissing: Cut<MeetingFacts & ReplyCounts & { daysLeft: number; silentNames: string[] }>
  nextMeetings: Cut<InGroup & { meeting: NextMeeting }>
  groupsWithoutMeeting: Cut<InGroup>
}

type InGroup = { groupId: string; groupName: string; kind: string }

const meetingsOf = `kept g join meetings m on m.collaboration_id = g.collaboration_id and m.group_id = g.id`

/** How long before a meeting its invitation is due. */
const invitationDays = 21

/** What is planned and not called, within three weeks, the nearest first. The instant lets the index by time be used; the day decides. */
export const invitationsDue = cutList({
  rows: `
    select ${meetingColumns}, ${dayOf('m')} - g.today as days_left from ${meetingsOf}
    where m.state = 'planned' and m.starts_at > ${now} and m.starts_at < ${now} + interval '${invitationDays + 2} days'
      and ${dayOf('m')} <= g.today + ${invitationDays}`,
  order: 'starts_at, meeting_id',
  item: `${meetingFacts}, 'daysLeft', one.days_left`,
})

/** The meetings that are called and still to come, while somebody who was asked has not replied. */
export const repliesMissing = cutList({
  rows: `
    select ${meetingColumns}, ${dayOf('m')} - g.today as days_left, replies.* from ${meetingsOf}
    cross join lateral (${countReplies}) replies
    where m.state = 'called' and m.starts_at > ${now} and replies.silent > 0`,
  order: 'starts_at, meeting_id',
  item: `${meetingFacts}, 'daysLeft', one.days_left, 'asked', one.asked, 'accepted', one.accepted,
    'declined', one.declined, 'tentative', one.tentative, 'silent', one.silent,
    'silentNames', (
      select json_agg((select p.name from people p where p.collaboration_id = silent.collaboration_id and p.id = silent.person_id)
        order by silent.position, silent.id)
      from (select one.collaboration_id, one.meeting_id as id) m
      cross join lateral (select i.* ${waitedFor} and a.reply is null order by i.position, i.id limit 5) silent)`,
})

/** Over `coming`: each group that has not ended, with its next meeting or none. */
export const nextMeetings = cutList({
  rows: `select * from coming where id is not null`,
  order: 'starts_at, id',
  item: `'groupId', one.group_id, 'groupName', one.group_name, 'kind', one.group_kind,
    'meeting', json_build_object(${nextMeetingFacts('one')})`,
})

/** Standing groups before working groups, which may do their work without meetings. */
export const groupsWithoutMeeting = cutList({
  rows: `select * from coming where id is null`,
  order: `(group_kind = 'working-group'), group_name, kept_id`,
  item: `'groupId', one.kept_id, 'groupName', one.group_name, 'kind', one.group_kind`,
})
