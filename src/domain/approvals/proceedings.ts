import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import type { approvalPolicies } from '#src/platform/database/schema/groups.ts'
import type { MailState } from '#src/platform/database/schema/platform.ts'
import type { TemplatePictures } from '#src/platform/database/schema/templates.ts'
import { notFound } from '#src/platform/errors.ts'
import { eventOf, membersOf, type RoundMember } from './round.ts'

export type Remark = {
  id: string
  versionNumber: number
  agendaItemId: string | null
  person: { id: string; name: string }
  quote: string
  text: string
  state: 'open' | 'accepted' | 'declined'
  answer: string | null
  createdAt: string
}

export type Version = {
  number: number
  reason: 'circulated' | 'approved' | 'corrected'
  correction: string | null
  hash: string
  createdAt: string
  createdBy: string | null
}

export type Round = {
  policy: (typeof approvalPolicies)[number]
  dueAt: string | null
  silenceApproves: boolean
  openedAt: string
  closedAt: string | null
  outcome: (typeof approvalOutcomes)[number] | 'withdrawn' | 'lapsed' | null
  members: RoundMember[]
  /** what became of each mail that this round sent out */
  mails: { personId: string | null; name: string; state: MailState }[]
}

/** What has become of minutes since they were first sent out. Instants are RFC 3339 in UTC. */
export type Proceedings = {
  /** the one that is open, or else the one that was open last */
  round: Round | null
  remarks: Remark[]
  versions: Version[]
  approval: {
    outcome: (typeof approvalOutcomes)[number]
    corrections: string
    inMeetingId: string | null
    approvedAt: string
  } | null
  /** what the version that stands now was made by (null: by what ships with the program), and its variant for everybody */
  made: {
    templateSource: string | null
    templatePictures: TemplatePictures | null
    publicPdfFileId: string | null
  } | null
}

/** Which earlier version a reader compares with: the one with this hash or number, else the one they answered last. */
export type Compared = { hash?: string | undefined; number?: number | undefined }

/**
 * Everything that happened to minutes, for those who write them, in one statement; and what was frozen in the version that
 * this person compares with. What of it others see is for the caller to decide.
 */
export async function getProceedings(
  db: Reader,
  { minutesId, personId, compared = {} }: { minutesId: string; personId: string; compared?: Compared },
): Promise<{ proceedings: Proceedings; seen: string | null }> {
  const [row] = await db.statement<{ proceedings: Proceedings; seen: string | null }>({
    name: 'proceedings',
    text: proceedingsStatement,
    values: [minutesId, personId, compared.hash ?? null, compared.number ?? null],
  })
  if (!row) throw notFound('request.not-found')
  return row
}

const round = `
  select json_build_object('policy', o.policy, 'dueAt', ${utc('o.due_at')}, 'silenceApproves', o.silence_approves,
    'openedAt', ${utc('o.opened_at')}, 'closedAt', ${utc('o.closed_at')}, 'outcome', o.outcome,
    'members', ${membersOf('o')},
    'mails', coalesce((
      select json_agg(json_build_object('personId', mail.person_id, 'name', mail.to_name, 'state', mail.state)
        order by mail.to_name, mail.id)
      from mails mail where mail.collaboration_id = o.collaboration_id and mail.event = ${eventOf('o')}
        and mail.kind = 'minutes-for-review'), '[]'))
  from review_rounds o
  where o.collaboration_id = minuted.collaboration_id and o.minutes_id = minuted.id
  order by (o.closed_at is null) desc, o.opened_at desc, o.id desc limit 1`

const remarks = `
  select json_agg(json_build_object('id', k.id, 'versionNumber', v.number, 'agendaItemId', k.agenda_item_id,
    'person', json_build_object('id', p.id, 'name', p.name), 'quote', k.quote, 'text', k.text, 'state', k.state,
    'answer', k.answer, 'createdAt', ${utc('k.created_at')}) order by k.created_at, k.id)
  from remarks k
  join people p on p.collaboration_id = k.collaboration_id and p.id = k.person_id
  join minutes_versions v on v.collaboration_id = k.collaboration_id and v.id = k.minutes_version_id
  where k.collaboration_id = minuted.collaboration_id and k.minutes_id = minuted.id`

const versions = `
  select json_agg(json_build_object('number', v.number, 'reason', v.reason, 'correction', v.correction, 'hash', v.hash,
    'createdAt', ${utc('v.created_at')}, 'createdBy', p.name) order by v.number)
  from minutes_versions v
  left join people p on p.collaboration_id = v.collaboration_id and p.id = v.created_by
  where v.collaboration_id = minuted.collaboration_id and v.minutes_id = minuted.id`

const approval = `
  select json_build_object('outcome', a.outcome, 'corrections', a.corrections, 'inMeetingId', a.in_meeting_id,
    'approvedAt', ${utc('a.approved_at')})
  from approvals a where a.collaboration_id = minuted.collaboration_id and a.minutes_id = minuted.id`

const made = `
  select json_build_object('templateSource', t.source, 'templatePictures', v.template_pictures,
    'publicPdfFileId', v.public_pdf_file_id)
  from minutes_versions v
  left join template_versions t on t.collaboration_id = v.collaboration_id and t.id = v.template_version_id
  where v.collaboration_id = minuted.collaboration_id and v.id = minuted.current_version_id`

const answered = `
  select max(v.number) from minutes_versions v
  where v.collaboration_id = minuted.collaboration_id and v.minutes_id = minuted.id and (
    exists (select from review_answers a where a.collaboration_id = v.collaboration_id
      and a.minutes_version_id = v.id and a.person_id = $2::uuid)
    or exists (select from remarks k where k.collaboration_id = v.collaboration_id
      and k.minutes_version_id = v.id and k.person_id = $2::uuid))`

const seen = `
  select v.content from minutes_versions v
  where v.collaboration_id = minuted.collaboration_id and v.minutes_id = minuted.id
    and case when $3::text is null then v.number = coalesce($4::integer, (${answered})) else v.hash = $3::text end`

const proceedingsStatement = `
  select json_build_object('round', (${round}), 'remarks', coalesce((${remarks}), '[]'),
    'versions', coalesce((${versions}), '[]'), 'approval', (${approval}), 'made', (${made})) as proceedings,
    (${seen}) as seen
  from minutes minuted where minuted.id = $1::uuid`
