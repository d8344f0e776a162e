import { utc } from '#src/platform/database/json-text.ts'
import { awaited, ofRound } from '../approvals/round.ts'
import { type Cut, cutList } from './cut-list.ts'
import {
  type ApprovedIn,
  approvedIn,
  dayOf,
  type MeetingFacts,
  meetingColumns,
  meetingFacts,
  now,
} from './pieces.ts'

/**
 * `minutesId` is null while nobody has begun the minutes. Under review, `asked` are those whom the round waits for,
 * `approved` those of them who have approved; it has `lapsed` when its deadline passed without an approval.
 */
export type CockpitMinutes = {
  minutesToFinish: Cut<
    MeetingFacts & {
      meetingState: 'planned' | 'called' | 'held'
      minutesId: string | null
      daysSince: number
    }
  >
  remarksWaiting: Cut<MinutesFacts & { remarks: number; oldestAt: string }>
  inReview: Cut<
    MinutesFacts & {
      answers: { asked: number; approved: number }
      lapsed: boolean
      dueAt: string | null
      approvedIn: ApprovedIn
    }
  >
  approvedNotPublished: Cut<MinutesFacts & { approvedAt: string }>
}

type MinutesFacts = MeetingFacts & { minutesId: string }

/** Held, or past without having been called off, and without minutes that have been sent out; the longest ago first. */
export const minutesToFinish = cutList({
  rows: `
    select ${meetingColumns}, m.state, r.id as minutes_id, g.today - ${dayOf('m')} as days_since
    from kept g
    join meetings m on m.collaboration_id = g.collaboration_id and m.group_id = g.id
    left join minutes r on r.collaboration_id = m.collaboration_id and r.meeting_id = m.id
    where (m.state = 'held' or (m.state <> 'cancelled' and m.ends_at <= ${now})) and (r.id is null or r.state = 'draft')`,
  order: 'starts_at, meeting_id',
  item: `${meetingFacts}, 'meetingState', one.state, 'minutesId', one.minutes_id, 'daysSince', one.days_since`,
})

const minutesOf = (states: string) => `
  kept g
  join minutes r on r.collaboration_id = g.collaboration_id and r.group_id = g.id and r.state in (${states})
  join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id`

const minutesColumns = `${meetingColumns}, r.id as minutes_id`

const minutesFacts = `${meetingFacts}, 'minutesId', one.minutes_id`

/** Minutes with remarks that nobody has answered, also where they were taken back to be worked on. */
export const remarksWaiting = cutList({
  rows: `
    select ${minutesColumns}, unanswered.* from ${minutesOf(`'draft', 'in-review'`)}
    cross join lateral (
      select count(*) as remarks, min(k.created_at) as oldest_at from remarks k
      where k.collaboration_id = r.collaboration_id and k.minutes_id = r.id and k.state = 'open'
    ) unanswered
    where unanswered.remarks > 0`,
  order: 'oldest_at, minutes_id',
  item: `${minutesFacts}, 'remarks', one.remarks, 'oldestAt', ${utc('one.oldest_at')}`,
})

/** What is due first comes first; then what waits for a meeting, the longest out first. */
export const inReview = cutList({
  rows: `
    select ${minutesColumns}, round.id as round_id, round.due_at, r.circulated_at, round.outcome is not distinct from 'lapsed' as lapsed
    from ${minutesOf(`'in-review'`)}
    left join lateral (
      select last.* from review_rounds last
      where last.collaboration_id = r.collaboration_id and last.minutes_id = r.id
      order by (last.closed_at is null) desc, last.opened_at desc, last.id desc limit 1
    ) round on true`,
  order: 'due_at nulls last, circulated_at, minutes_id',
  item: `${minutesFacts}, 'lapsed', one.lapsed, 'dueAt', ${utc('one.due_at')}, 'approvedIn', ${approvedIn},
    'answers', (
      select json_build_object('asked', count(*), 'approved', count(answer.id))
      from invitees i
      left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
      left join review_answers answer on answer.collaboration_id = i.collaboration_id
        and answer.round_id = one.round_id and answer.person_id = i.person_id
      where i.collaboration_id = one.collaboration_id and i.meeting_id = one.meeting_id and i.removed_at is null
        and ${ofRound} and ${awaited})`,
})

/** The newest approval first. */
export const approvedNotPublished = cutList({
  rows: `select ${minutesColumns}, r.approved_at from ${minutesOf(`'approved'`)}`,
  order: 'approved_at desc, minutes_id',
  item: `${minutesFacts}, 'approvedAt', ${utc('one.approved_at')}`,
})
