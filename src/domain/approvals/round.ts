import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { utc } from '#src/platform/database/json-text.ts'
import { remarks, reviewRounds } from '#src/platform/database/schema/approvals.ts'
import type { inviteeParts } from '#src/platform/database/schema/meetings.ts'

export type ReviewRound = typeof reviewRounds.$inferSelect

/** Someone of a review round. Instants are RFC 3339 in UTC. */
export type RoundMember = {
  personId: string
  name: string
  part: (typeof inviteeParts)[number]
  /** whether the round waits for this one's answer */
  awaited: boolean
  approvedAt: string | null
  through: string | null
  /** whether the mail server has taken the minutes for this one */
  delivered: boolean
}

/** The round that is open, or else the one that was open last. */
export async function findRound(db: Reader, minutesId: string): Promise<ReviewRound | null> {
  const [round] = await db
    .select()
    .from(reviewRounds)
    .where(eq(reviewRounds.minutesId, minutesId))
    .orderBy(desc(isNull(reviewRounds.closedAt)), desc(reviewRounds.openedAt), desc(reviewRounds.id))
    .limit(1)
  return round ?? null
}

/**
 * Who may answer in a round: all who were asked as members or from the secretariat, and the deputies and observers who
 * were there. It waits for those with a vote who were there; where presence was not taken, for the members.
 */
export async function listRoundMembers(db: Reader, round: ReviewRound): Promise<RoundMember[]> {
  const [row] = await db.statement<{ members: RoundMember[] }>({
    name: 'round_members',
    text: `select ${membersOf('round')} as members from review_rounds round where round.id = $1::uuid`,
    values: [round.id],
  })
  return row?.members ?? []
}

/** The same as an expression within another statement, of the round that `alias` stands for there. */
export const membersOf = (alias: string): string => `(
  select coalesce(json_agg(json_build_object(
    'personId', p.id, 'name', p.name, 'part', i.part,
    'awaited', ${awaited},
    'approvedAt', ${utc('answer.answered_at')}, 'through', answer.through,
    'delivered', exists (select from mails mail
      where mail.collaboration_id = i.collaboration_id and mail.event = ${eventOf(alias)} and mail.kind = 'minutes-for-review'
        and mail.person_id = i.person_id and mail.state = 'sent')) order by i.position, p.name, i.id), '[]')
  from minutes r
  join invitees i on i.collaboration_id = r.collaboration_id and i.meeting_id = r.meeting_id and i.removed_at is null
  join people p on p.collaboration_id = i.collaboration_id and p.id = i.person_id
  left join attendances a on a.collaboration_id = i.collaboration_id and a.invitee_id = i.id
  left join review_answers answer on answer.collaboration_id = i.collaboration_id
    and answer.round_id = ${alias}.id and answer.person_id = i.person_id
  where r.collaboration_id = ${alias}.collaboration_id and r.id = ${alias}.minutes_id
    and ${ofRound})`

/** SQL over an invitee `i` and their attendance `a`: whether they are of a round, and whether it waits for them. */
export const ofRound = `(i.part in ('member', 'secretariat')
  or (i.part in ('deputy', 'observer') and a.presence in ('present', 'deputising')))`
export const awaited = `(i.part in ('member', 'deputy') and coalesce(a.presence in ('present', 'deputising'), true))`

/** What a version's review mails are about: with kind and address it makes a second one impossible. */
export const reviewEvent = (minutesVersionId: string): string => `minutes-for-review:${minutesVersionId}`

/** The same within a statement, for the round that `alias` stands for there. */
export const eventOf = (alias: string): string => `'${reviewEvent('')}' || ${alias}.minutes_version_id::text`

export const countOpenRemarks = (db: Reader, minutesId: string): Promise<number> =>
  db.$count(remarks, and(eq(remarks.minutesId, minutesId), eq(remarks.state, 'open')))

/**
 * For the clock's work, which belongs to no collaboration: the rounds whose deadline has passed, oldest first.
 * Each is then closed by `closeDueRound` in a transaction of its own collaboration.
 */
export function listDueRounds(door: Tx): Promise<{ collaborationId: string; roundId: string }[]> {
  return door.statement({
    name: 'due_rounds',
    text: `select collaboration_id::text as "collaborationId", id::text as "roundId" from review_rounds
      where closed_at is null and due_at is not null and due_at < $1::timestamptz order by due_at, id limit 500`,
    values: [door.now.toISOString()],
  })
}
