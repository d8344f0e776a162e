import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import { approvals, remarks } from '#src/platform/database/schema/approvals.ts'
import { people } from '#src/platform/database/schema/people.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict } from '#src/platform/errors.ts'
import { minutesWord } from '#src/platform/language/words/minutes.ts'
import type { AnsweredRemark, Approval } from '../minutes/content.ts'
import { recordToApprove, sameWords } from '../minutes/content.ts'
import { type FrozenVersion, freezeVersion } from '../minutes/freeze.ts'
import { dayOf } from '../minutes/paper-blocks.ts'
import type { MinutesHead } from '../minutes/read.ts'
import { readRecord } from '../minutes/record.ts'
import { takeStep } from '../minutes/take-step.ts'
import { getVersion } from '../minutes/versions.ts'
import { closeRound } from './close-round.ts'
import { sendLetters } from './letters.ts'
import { listRecipients } from './recipients.ts'
import { findRound } from './round.ts'

export type Settlement = Pick<Approval, 'policy' | 'outcome' | 'corrections'> & {
  inItem: { itemId: string; meetingId: string; startsAt: string; zone: string } | null
}

/**
 * Approves minutes for good: freezes the final version with stamp, corrections and answered remarks, locks the record,
 * ends the round and its links, and tells everybody concerned. The caller holds the minutes and has checked that they
 * may be approved.
 */
export async function settleMinutes(
  tx: Tx,
  doer: Doer,
  { head, ...settlement }: Settlement & { head: MinutesHead },
  desk: Desk,
): Promise<{ id: string; version: number; versionNumber: number; versionHash: string }> {
  if (!head.current) throw conflict('minutes.not-in-review')
  const { inItem, policy, outcome, corrections } = settlement
  const approval: Approval = {
    policy,
    outcome,
    corrections,
    text: stampOf(head, settlement, tx.now),
    approvedAt: tx.now.toISOString(),
    inMeeting: inItem && { id: inItem.meetingId, startsAt: inItem.startsAt, zone: inItem.zone },
  }
  const frozen = await freezeApproved(tx, doer, { head, approval }, desk)
  await tx.insert(approvals).values({
    minutesId: head.id,
    policy,
    outcome,
    corrections,
    inMeetingId: inItem?.meetingId ?? null,
    inAgendaItemId: inItem?.itemId ?? null,
    approvedAt: tx.now,
    approvedBy: doer.personId,
  })
  const step = {
    step: 'approve',
    approvedAt: tx.now,
    approvalText: [approval.text, corrections].filter(Boolean).join('\n\n'),
    currentVersionId: frozen.id,
  } as const
  const { version } = await takeStep(tx, doer, head, step)
  const round = await findRound(tx, head.id)
  if (round) await closeRound(tx, doer, { round, outcome })
  await mailApproved(tx, { head, approval, frozen })
  const details = { policy, outcome, corrections, hash: frozen.hash }
  await record(tx, doer, 'approvals.approve', { type: 'minutes', id: head.id }, details)
  return { id: head.id, version, versionNumber: frozen.number, versionHash: frozen.hash }
}

async function freezeApproved(
  tx: Tx,
  doer: Doer,
  { head, approval }: { head: MinutesHead; approval: Approval },
  desk: Desk,
): Promise<FrozenVersion> {
  const number = head.current?.number ?? 0
  const { format: _, minutes: __, ...circulated } = await getVersion(tx, head.id, number)
  const now = await readRecord(tx, head.meetingId)
  const approved = sameWords(circulated, now) ? circulated : recordToApprove(circulated, now)
  return freezeVersion(
    tx,
    doer,
    {
      ...circulated,
      ...approved,
      groupId: head.groupId,
      minutes: { id: head.id, reason: 'approved' },
      approval,
      remarks: await listAnswered(tx, head.id),
      corrections: [],
    },
    desk,
  )
}

/** The stamp, in the language of the minutes: "Godkjent i møtet 24. oktober 2023." */
function stampOf({ language, zone }: MinutesHead, { inItem, corrections }: Settlement, now: Date): string {
  if (!inItem)
    return minutesWord(language, 'approval.written', { date: dayOf(language, now.toISOString(), zone) })
  const word = corrections.trim() === '' ? 'approval.meeting' : 'approval.meeting.corrected'
  return minutesWord(language, word, { date: dayOf(language, inItem.startsAt, inItem.zone) })
}

async function listAnswered(db: Reader, minutesId: string): Promise<AnsweredRemark[]> {
  const rows = await db
    .select({
      person: people.name,
      itemId: remarks.agendaItemId,
      quote: remarks.quote,
      text: remarks.text,
      outcome: remarks.state,
      answer: remarks.answer,
    })
    .from(remarks)
    .innerJoin(people, eq(people.id, remarks.personId))
    .where(and(eq(remarks.minutesId, minutesId), inArray(remarks.state, ['accepted', 'declined'])))
    .orderBy(asc(remarks.createdAt), asc(remarks.id))
  return rows as AnsweredRemark[]
}

async function mailApproved(
  tx: Tx,
  { head, approval, frozen }: { head: MinutesHead; approval: Approval; frozen: FrozenVersion },
) {
  await sendLetters(tx, {
    kind: 'minutes-approved',
    event: `minutes-approved:${head.id}`,
    to: await listRecipients(tx, head.id),
    attachment: { fileId: frozen.fileId, name: frozen.fileName },
    words: approval.corrections,
    facts: ({ language }) => ({
      group: head.groupName,
      date: dayOf(language, head.startsAt, head.zone),
      collaboration: frozen.content.collaboration.name,
      meeting: approval.inMeeting && dayOf(language, approval.inMeeting.startsAt, approval.inMeeting.zone),
      corrected: approval.corrections.trim() !== '',
    }),
  })
}
