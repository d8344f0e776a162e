import { mayRead } from '#src/domain/groups/may.ts'
import { type Minuted, readsCirculated, readsDraft, readsExempt } from '#src/domain/minutes/rights.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import type { MinutesState } from '#src/platform/database/schema/minutes.ts'
import { forbidden } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { type Candidates, candidatesJson } from './candidates.ts'
import { getFollowUp, type LoadedFollowUp, shown } from './load.ts'
import { mayComment, mayComplete, mayManage, maySee } from './may.ts'

/** What a follow-up comes of, as far as its reader may read it. Instants are RFC 3339 in UTC. */
export type Source = {
  meeting: { id: string; title: string | null; startsAt: string; zone: string } | null
  item: { id: string; number: string | null; title: string } | null
  decision: { id: string; number: string } | null
}

export type FollowUpComment = {
  id: string
  person: { id: string; name: string }
  text: string
  createdAt: string
}

/** A follow-up as its own page shows it, with what its reader may do. */
export type WholeFollowUp = {
  followUp: ReturnType<typeof shown>
  comments: FollowUpComment[]
  source: Source
  /** null for those who may not hand it out */
  candidates: Candidates | null
  /** who has to do it and could not be told by mail; for those who hand it out */
  unreached: string[]
  may: { manage: boolean; complete: boolean; comment: boolean }
}

/** A follow-up with all that belongs to it. Refuses those it does not concern. */
export async function getWholeFollowUp(db: Reader, actor: Actor, followUpId: string): Promise<WholeFollowUp> {
  const couldManage = isSecretariat(actor) || Object.keys(actor.groups).length > 0
  const [followUp, [row]] = await Promise.all([
    getFollowUp(db, followUpId),
    db.statement<{ found: Stored }>({
      name: 'around_follow_up',
      text: statement,
      values: [followUpId, db.now.toISOString(), actor.personId, couldManage],
    }),
  ])
  if (!maySee(actor, followUp)) throw forbidden('request.forbidden')
  const manage = mayManage(actor, followUp.group)
  const { comments, candidates, meeting } = (row as { found: Stored }).found
  return {
    followUp: shown(followUp),
    comments,
    source: sourceFor(actor, { meeting, group: followUp.group }),
    candidates: manage ? candidates : null,
    unreached: manage ? followUp.responsible.filter(({ email }) => !email).map(({ name }) => name) : [],
    may: { manage, complete: mayComplete(actor, followUp), comment: mayComment(actor, followUp) },
  }
}

type StoredMeeting = Minuted & {
  id: string
  title: string | null
  startsAt: string
  zone: string
  /** the reader alone, where they are among them */
  invited: string[]
  invitedGuests: string[]
  minutesState: MinutesState | null
  item: { id: string; number: string | null; title: string; exempt: boolean } | null
  decision: { id: string; number: string } | null
}

type Stored = Pick<WholeFollowUp, 'comments' | 'candidates'> & { meeting: StoredMeeting | null }

/** RULE: the meeting for its group and those asked to it; an exempt item and a decision for those who may read them there. */
function sourceFor(
  actor: Actor,
  { meeting, group }: { meeting: StoredMeeting | null; group: LoadedFollowUp['group'] },
): Source {
  const nothing = { meeting: null, item: null, decision: null }
  if (!meeting) return nothing
  const { id, title, startsAt, zone, item, decision, minutesState: state } = meeting
  const readsMeeting = mayRead(actor, group) || meeting.invited.length > 0
  const readsItem = item !== null && (!item.exempt || readsExempt(actor, meeting))
  const readsMinutes =
    state !== null &&
    (readsDraft(actor, meeting) || (state !== 'draft' && readsCirculated(actor, { ...meeting, state })))
  return {
    meeting: readsMeeting ? { id, title, startsAt, zone } : null,
    item: readsMeeting && readsItem ? { id: item.id, number: item.number, title: item.title } : null,
    decision: readsMinutes && readsItem ? decision : null,
  }
}

const asked = (guestsOnly: string) => `coalesce((select json_agg(i.person_id) from invitees i
    where i.collaboration_id = m.collaboration_id and i.meeting_id = m.id and i.removed_at is null
      and i.person_id = $3::uuid ${guestsOnly}), '[]')`

const statement = `
  select json_build_object(
    'comments', coalesce((
      select json_agg(json_build_object('id', c.id, 'text', c.text, 'createdAt', ${utc('c.created_at')},
        'person', json_build_object('id', p.id, 'name', p.name)) order by c.created_at, c.id)
      from follow_up_comments c
      join people p on p.collaboration_id = c.collaboration_id and p.id = c.person_id
      where c.collaboration_id = f.collaboration_id and c.follow_up_id = f.id), '[]'),
    'candidates', case when $4::boolean and f.state = 'open' then ${candidatesJson} end,
    'meeting', (
      select json_build_object('id', m.id, 'title', m.title, 'startsAt', ${utc('m.starts_at')}, 'zone', m.zone,
        'groupId', g.id, 'parentId', g.parent_id, 'chairPersonId', m.chair_person_id,
        'writerPersonId', m.writer_person_id, 'invited', ${asked('')}, 'invitedGuests', ${asked("and i.part = 'guest'")},
        'minutesState', (select r.state from minutes r
          where r.collaboration_id = m.collaboration_id and r.meeting_id = m.id),
        'item', (select json_build_object('id', i.id, 'number', i.number, 'title', i.title,
            'exempt', i.exempt_basis is not null)
          from agenda_items i where i.collaboration_id = f.collaboration_id and i.id = f.agenda_item_id),
        'decision', (select json_build_object('id', d.id, 'number', d.number)
          from decisions d where d.collaboration_id = f.collaboration_id and d.id = f.decision_id))
      from meetings m where m.collaboration_id = f.collaboration_id and m.id = f.meeting_id)
  ) as found
  from follow_ups f
  join groups g on g.collaboration_id = f.collaboration_id and g.id = f.group_id
  cross join lateral (select ($2::timestamptz at time zone g.zone)::date as today) t
  where f.id = $1::uuid`
