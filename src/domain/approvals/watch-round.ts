import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { approvalPolicies } from '#src/platform/database/schema/groups.ts'
import { notFound } from '#src/platform/errors.ts'
import type { MinutesRecord } from '../minutes/content.ts'
import { findMinutes, type MinutesHead } from '../minutes/read.ts'
import { refuseAllButWriters } from '../minutes/rights.ts'
import { getProceedings, type Proceedings } from './proceedings.ts'
import { hasChanged } from './read-minutes.ts'
import { listRecipients, type Recipient } from './recipients.ts'

/** How the group approves its minutes, and where these come up. */
export type Plan = {
  policy: (typeof approvalPolicies)[number]
  reviewDays: number
  silenceApproves: boolean
  /** the meeting whose agenda has the item that approves these minutes */
  approvedIn: { meetingId: string; startsAt: string; zone: string } | null
  /** what stands under each item now, to be changed when a remark is accepted */
  texts: Record<string, { text: string; version: number }>
}

/** The review of minutes as those who write them watch over it. */
export type WatchedRound = {
  head: MinutesHead
  items: Pick<MinutesRecord['items'][number], 'id' | 'number' | 'title' | 'exemptBasis'>[]
  proceedings: Proceedings
  /** whether there is something to send out: a draft, or words that have changed since */
  changedSince: boolean
  /** who gets them by mail when they are sent out */
  recipients: Recipient[]
  plan: Plan
}

/** Everything about the review of minutes, for those who write them and nobody else; read in one go. */
export async function watchRound(
  db: Reader,
  actor: Actor,
  { minutesId }: { minutesId: string },
): Promise<WatchedRound> {
  const [found, { proceedings }, recipients, [row]] = await Promise.all([
    findMinutes(db, minutesId),
    getProceedings(db, { minutesId, personId: actor.personId }),
    listRecipients(db, minutesId),
    db.statement<{ plan: Plan }>({ name: 'review_plan', text: planStatement, values: [minutesId] }),
  ])
  if (!found || !row) throw notFound('request.not-found')
  const { head, frozen, now } = found
  refuseAllButWriters(actor, head)
  const record: MinutesRecord = JSON.parse(now ?? frozen ?? '{"items":[]}')
  const changedSince = frozen !== null && hasChanged(JSON.parse(frozen), found)
  return { head, items: record.items, proceedings, recipients, plan: row.plan, changedSince }
}

const approvedIn = `
  select json_build_object('meetingId', m.id, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone)
  from agenda_items i
  join meetings m on m.collaboration_id = i.collaboration_id and m.id = i.meeting_id
  where i.collaboration_id = r.collaboration_id and i.approves_minutes_id = r.id and not i.withdrawn and m.state <> 'cancelled'
  order by m.starts_at limit 1`

const texts = `
  select json_object_agg(i.id, json_build_object('text', coalesce(t.text, ''), 'version', coalesce(t.version, 0)))
  from agenda_items i
  left join item_texts t on t.collaboration_id = i.collaboration_id and t.agenda_item_id = i.id
  where i.collaboration_id = r.collaboration_id and i.meeting_id = r.meeting_id`

const planStatement = `
  select json_build_object('policy', g.approval_policy, 'reviewDays', g.written_review_days,
    'silenceApproves', g.silence_approves, 'approvedIn', (${approvedIn}), 'texts', coalesce((${texts}), '{}')) as plan
  from minutes r
  join groups g on g.collaboration_id = r.collaboration_id and g.id = r.group_id
  where r.id = $1::uuid`
