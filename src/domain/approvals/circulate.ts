import { eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { reviewRounds } from '#src/platform/database/schema/approvals.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict } from '#src/platform/errors.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { addCalendarDays, endOfLocalDay, localDate } from '#src/platform/time.ts'
import { makeLinks } from '../access/links.ts'
import { placeApprovalItem } from '../agenda/place-item.ts'
import { countVoters } from '../decisions/read.ts'
import { refuseVotes } from '../decisions/votes.ts'
import { canonical, type MinutesRecord } from '../minutes/content.ts'
import { type FrozenVersion, freezeVersion } from '../minutes/freeze.ts'
import { dayOf } from '../minutes/paper-blocks.ts'
import { getMinutesHead, type MinutesHead } from '../minutes/read.ts'
import { readRecord } from '../minutes/record.ts'
import { refuseAllButWriters } from '../minutes/rights.ts'
import { stepFrom } from '../minutes/steps.ts'
import { takeStep } from '../minutes/take-step.ts'
import { getVersion } from '../minutes/versions.ts'
import { closeRound } from './close-round.ts'
import { sendLetters } from './letters.ts'
import { listRecipients } from './recipients.ts'
import { findRound, type ReviewRound, reviewEvent } from './round.ts'

/**
 * Sends the minutes out for review: freezes what stands as a version with its PDF, opens a review round under the
 * group's policy (`next-meeting` puts the approval on the next meeting's agenda), and mails everybody concerned a link
 * and the PDF. Sent again after changes, it is a new version with a new round: what was answered before does not count
 * for it, and the links of before show what has changed since.
 *
 * Refuses a meeting that is not held, more votes than people present, approved minutes, and minutes that are out already
 * as they stand. Answers who could not be mailed.
 */
export async function circulateMinutes(
  tx: Tx,
  actor: Actor,
  { minutesId }: { minutesId: string },
  desk: Desk,
) {
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  refuseAllButWriters(actor, head)
  stepFrom(head.state, 'circulate')
  if (head.meetingState !== 'held') throw conflict('minutes.meeting-not-held')
  const now = await readRecord(tx, head.meetingId)
  await refuseExcessVotes(tx, now)
  const before = await findRound(tx, minutesId)
  if (before && before.closedAt === null) {
    await refuseSame(tx, head, now)
    await closeRound(tx, actor, { round: before, outcome: 'withdrawn' })
  }
  const frozen = await freezeVersion(
    tx,
    actor,
    {
      ...now,
      groupId: head.groupId,
      minutes: { id: minutesId, reason: 'circulated' },
      approval: null,
      remarks: [],
      corrections: [],
    },
    desk,
  )
  const step = { step: 'circulate', circulatedAt: tx.now, currentVersionId: frozen.id } as const
  const { version } = await takeStep(tx, actor, head, step)
  const round = await openRound(tx, head, frozen.id)
  const approvalItem = await placeApprovalItem(tx, actor, minutesId)
  const mailed = await mailForReview(tx, desk, { head, round, frozen })
  const details = { number: frozen.number, hash: frozen.hash, policy: round.policy, mailed: mailed.mailed }
  await record(tx, actor, 'approvals.circulate', { type: 'minutes', id: minutesId }, details)
  return {
    id: minutesId,
    version,
    versionNumber: frozen.number,
    versionHash: frozen.hash,
    roundId: round.id,
    dueAt: round.dueAt,
    approvalItem,
    ...mailed,
  }
}

/** Only now is presence known for certain: nobody's presence taken means nobody who could have voted. */
async function refuseExcessVotes(tx: Tx, { meeting, items }: MinutesRecord) {
  const present = (await countVoters(tx, meeting.id)) ?? 0
  for (const decision of items.flatMap(({ decisions }) => decisions)) refuseVotes(decision, present)
}

/** A second click must not mail everybody once more. */
async function refuseSame(tx: Tx, head: MinutesHead, now: MinutesRecord) {
  if (!head.current) return
  const {
    format: _,
    minutes: __,
    approval: ___,
    remarks: ____,
    corrections: _____,
    ...circulated
  } = await getVersion(tx, head.id, head.current.number)
  if (canonical(circulated) === canonical(now)) throw conflict('approvals.already-circulated')
}

async function openRound(tx: Tx, head: MinutesHead, minutesVersionId: string): Promise<ReviewRound> {
  const [group] = await tx.select().from(groups).where(eq(groups.id, head.groupId))
  const written = group?.approvalPolicy === 'written'
  const today = localDate(tx.now, group?.zone ?? head.zone)
  const lastDay = addCalendarDays(today, group?.writtenReviewDays ?? 0)
  const [round] = await tx
    .insert(reviewRounds)
    .values({
      id: tx.newId(),
      minutesId: head.id,
      minutesVersionId,
      policy: written ? 'written' : 'next-meeting',
      dueAt: written ? endOfLocalDay(lastDay, group.zone) : null,
      silenceApproves: written && group.silenceApproves,
      openedAt: tx.now,
    })
    .returning()
  if (!round) throw conflict('request.busy')
  return round
}

async function mailForReview(
  tx: Tx,
  desk: Desk,
  { head, round, frozen }: { head: MinutesHead; round: ReviewRound; frozen: FrozenVersion },
) {
  const to = await listRecipients(tx, head.id)
  const personIds = to.filter(({ email }) => email !== null).map(({ personId }) => personId)
  const links = await makeLinks(tx, desk.baseUrl, { purpose: 'review', personIds, subjectId: frozen.id })
  return sendLetters(tx, {
    kind: 'minutes-for-review',
    event: reviewEvent(frozen.id),
    to,
    attachment: { fileId: frozen.fileId, name: frozen.fileName },
    facts: ({ personId, language }) => ({
      group: head.groupName,
      date: dayOf(language, head.startsAt, head.zone),
      collaboration: frozen.content.collaboration.name,
      link: links.get(personId) ?? null,
      again: frozen.number > 1,
      due: round.dueAt && longDate(language, localDate(round.dueAt, head.zone)),
      silence: round.silenceApproves,
    }),
  })
}
