import { eq } from 'drizzle-orm'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { reviewRounds } from '#src/platform/database/schema/approvals.ts'
import type { Desk } from '#src/platform/desk.ts'
import { notFound } from '#src/platform/errors.ts'
import { listOf } from '#src/platform/language/formats.ts'
import { sameWords } from '../minutes/content.ts'
import { dayOf } from '../minutes/paper-blocks.ts'
import { getMinutesHead, type MinutesHead } from '../minutes/read.ts'
import { readRecord } from '../minutes/record.ts'
import { getVersion } from '../minutes/versions.ts'
import { closeRound } from './close-round.ts'
import { sendLetters } from './letters.ts'
import { listCaretakers } from './recipients.ts'
import { countOpenRemarks, listRoundMembers, type ReviewRound } from './round.ts'
import { settleMinutes } from './settle.ts'

/** What stands between a written round and the approval of its minutes. */
type Hindrances = {
  nobodyAwaited: boolean
  unanswered: string[]
  undelivered: string[]
  openRemarks: number
  changed: boolean
}

/** Approves the minutes as soon as everybody whom the round waits for has, no remark is open and no word has changed since. */
export async function closeWhenAllApproved(
  tx: Tx,
  doer: Doer,
  { head, round }: { head: MinutesHead; round: ReviewRound },
  desk: Desk,
): Promise<void> {
  if (round.policy !== 'written' || round.closedAt !== null) return
  const { nobodyAwaited, unanswered, openRemarks, changed } = await findHindrances(tx, head, round)
  if (nobodyAwaited || unanswered.length > 0 || openRemarks > 0 || changed) return
  await settleMinutes(tx, doer, { head, ...byLetter }, desk)
}

export type ClosingOutcome = 'not-due' | 'closed-already' | 'approved' | 'lapsed'

/**
 * For the clock: ends a written round whose deadline has passed. Where the group lets silence approve, the minutes are
 * approved if no remark is open, no word has changed, and the mail server took the minutes for everybody who is silent:
 * a deadline never passes for somebody who was not reached, and a mail that was only kept reached nobody. Otherwise the
 * round lapses, and the secretariat is told why. Doing it twice, or too early, does nothing.
 */
export async function closeDueRound(
  tx: Tx,
  doer: Doer,
  { roundId }: { roundId: string },
  desk: Desk,
): Promise<ClosingOutcome> {
  const [found] = await tx
    .select({ minutesId: reviewRounds.minutesId })
    .from(reviewRounds)
    .where(eq(reviewRounds.id, roundId))
  if (!found) throw notFound('request.not-found')
  const head = await getMinutesHead(tx, found.minutesId, { hold: true })
  // Read anew now that the minutes are held: an answer may have closed the round while this one waited.
  const [round] = await tx.select().from(reviewRounds).where(eq(reviewRounds.id, roundId))
  if (!round || round.closedAt !== null) return 'closed-already'
  if (!round.dueAt || round.dueAt >= tx.now) return 'not-due'
  const hindrances = await findHindrances(tx, head, round)
  const silenceCounts = round.silenceApproves && hindrances.undelivered.length === 0
  const answered = !hindrances.nobodyAwaited && (hindrances.unanswered.length === 0 || silenceCounts)
  if (answered && hindrances.openRemarks === 0 && !hindrances.changed) {
    await settleMinutes(tx, doer, { head, ...byLetter }, desk)
    return 'approved'
  }
  await closeRound(tx, doer, { round, outcome: 'lapsed' })
  await mailLapsed(tx, { head, round, hindrances })
  const details = { ...hindrances, roundId }
  await record(tx, doer, 'approvals.lapse', { type: 'minutes', id: head.id }, details)
  return 'lapsed'
}

const byLetter = { policy: 'written', outcome: 'approved', corrections: '', inItem: null } as const

async function findHindrances(db: Reader, head: MinutesHead, round: ReviewRound): Promise<Hindrances> {
  const members = await listRoundMembers(db, round)
  const silent = members.filter(({ awaited, approvedAt }) => awaited && approvedAt === null)
  const circulated = await getVersion(db, head.id, head.current?.number ?? 0)
  return {
    nobodyAwaited: !members.some(({ awaited }) => awaited),
    unanswered: silent.map(({ name }) => name),
    undelivered: silent.filter(({ delivered }) => !delivered).map(({ name }) => name),
    openRemarks: await countOpenRemarks(db, head.id),
    changed: !sameWords(circulated, await readRecord(db, head.meetingId)),
  }
}

async function mailLapsed(
  tx: Tx,
  { head, round, hindrances }: { head: MinutesHead; round: ReviewRound; hindrances: Hindrances },
) {
  await sendLetters(tx, {
    kind: 'round-lapsed',
    event: `round-lapsed:${round.id}`,
    to: await listCaretakers(tx, head.id),
    facts: ({ language }) => ({
      group: head.groupName,
      date: dayOf(language, head.startsAt, head.zone),
      nobodyAwaited: hindrances.nobodyAwaited,
      unanswered: listOf(language, hindrances.unanswered),
      undelivered: listOf(language, hindrances.undelivered),
      openRemarks: hindrances.openRemarks,
      hasOpenRemarks: hindrances.openRemarks > 0,
      changed: hindrances.changed,
    }),
  })
}
