import type { Actor } from '#src/platform/actor.ts'
import type { Burst } from '#src/platform/database/database.ts'
import { holds, isSecretariat } from '#src/platform/may.ts'
import {
  type CockpitMeetings,
  groupsWithoutMeeting,
  invitationsDue,
  nextMeetings,
  repliesMissing,
} from './cockpit-meetings.ts'
import {
  approvedNotPublished,
  type CockpitMinutes,
  inReview,
  minutesToFinish,
  remarksWaiting,
} from './cockpit-minutes.ts'
import { type CockpitWork, failedMail, overdueFollowUps, pendingSeats, termsEnding } from './cockpit-work.ts'
import { nextMeeting, todayOf } from './pieces.ts'

export type Cockpit = CockpitMeetings & CockpitMinutes & CockpitWork

/**
 * What those who prepare meetings and write minutes have to see to, in one statement: over all groups for the secretariat;
 * for the secretary of a group over that group and its working groups. Null for everybody else.
 */
export async function findCockpit(db: Burst, actor: Actor): Promise<Cockpit | null> {
  const everywhere = isSecretariat(actor)
  const served = Object.keys(actor.groups).filter((groupId) => holds(actor, groupId, 'secretary'))
  if (!everywhere && served.length === 0) return null
  const [row] = await db.statement<{ cockpit: Cockpit }>({
    name: 'overview_cockpit',
    text: statement,
    values: [db.now.toISOString(), everywhere ? null : served, everywhere],
  })
  return row?.cockpit ?? null
}

const statement = `
  with kept as not materialized (
    select g.collaboration_id, g.id, g.parent_id, g.kind, g.name, day.today, coalesce(g.ended_on < day.today, false) as ended
    from groups g cross join lateral (select ${todayOf('g')} as today) day
    where $2::uuid[] is null or g.id = any($2::uuid[]) or g.parent_id = any($2::uuid[])
  ),
  coming as materialized (
    select g.id as kept_id, g.name as group_name, g.kind as group_kind, m.*
    from kept g left join lateral (${nextMeeting}) m on true
    where not g.ended
  )
  select json_build_object(
    'invitationsDue', ${invitationsDue},
    'repliesMissing', ${repliesMissing},
    'minutesToFinish', ${minutesToFinish},
    'remarksWaiting', ${remarksWaiting},
    'inReview', ${inReview},
    'approvedNotPublished', ${approvedNotPublished},
    'overdueFollowUps', ${overdueFollowUps},
    'termsEnding', ${termsEnding},
    'pendingSeats', ${pendingSeats},
    'failedMail', ${failedMail},
    'nextMeetings', ${nextMeetings},
    'groupsWithoutMeeting', ${groupsWithoutMeeting}
  ) as cockpit`
