import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, forbidden, invalid, notFound } from '#src/platform/errors.ts'
import { minutesWord } from '#src/platform/language/words/minutes.ts'
import { writesFor } from '#src/platform/may.ts'
import { lockMeeting, type Meeting } from '../meetings/read.ts'
import { refuseBeforeDay } from '../meetings/times.ts'
import { getItemInMeeting, type ItemInMeeting } from '../minutes/item.ts'
import { getMinutesHead, type MinutesHead } from '../minutes/read.ts'
import { refuseMarkdown } from '../minutes/refuse-markdown.ts'
import { knowsGroup, leadsMeeting, writesMinutes } from '../minutes/rights.ts'
import { isLocked, stepFrom } from '../minutes/steps.ts'
import { writePhrase } from '../minutes/write-phrase.ts'
import { countOpenRemarks } from './round.ts'
import { settleMinutes } from './settle.ts'

export type ApprovalInMeeting = {
  itemId: string
  outcome: (typeof approvalOutcomes)[number]
  corrections?: string | undefined
}

/**
 * Minutes the approval of earlier minutes under the item that stands for it: as they are, or with corrections, which
 * then stand in both. The earlier minutes are stamped and locked for good; the item gets the group's phrase where nothing
 * is written yet.
 *
 * By those who write these minutes or lead the meeting. It is for good, so the meeting must have come about: refuses one
 * that is not called or held, one whose day has not come, one whose own minutes are not begun or are approved. Refuses
 * other items and withdrawn ones, minutes that are not in review, and remarks that are not answered.
 */
export async function approveInMeeting(
  tx: Tx,
  actor: Actor,
  { itemId, outcome, corrections = '' }: ApprovalInMeeting,
  desk: Desk,
) {
  const item = await getItemInMeeting(tx, itemId, { hold: true })
  const minutesId = refuseItem(actor, item, tx.now)
  refuseCorrections({ outcome, corrections })
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  refuseMinutes(actor, item, head)
  // Held until the end, so that nobody calls the meeting off or moves it meanwhile; after the minutes, as circulating does.
  refuseMeeting(await lockMeeting(tx, item.meetingId), tx.now)
  if ((await countOpenRemarks(tx, head.id)) > 0) throw conflict('approvals.open-remarks')
  const { meetingId, startsAt, zone, language } = item
  await writePhrase(tx, actor, { itemId, meetingId, text: minutesWord(language, `phrase.${outcome}`) })
  const inItem = { itemId, meetingId, startsAt, zone }
  return settleMinutes(tx, actor, { head, policy: 'next-meeting', outcome, corrections, inItem }, desk)
}

/** Which minutes the item approves. */
function refuseItem(actor: Actor, item: ItemInMeeting, now: Date): string {
  if (!writesMinutes(actor, item) && !leadsMeeting(actor, item))
    throw knowsGroup(actor, item)
      ? forbidden('approvals.only-writers-or-chair')
      : notFound('request.not-found')
  if (item.kind !== 'approve-minutes' || !item.approvesMinutesId) throw conflict('approvals.other-item')
  if (item.withdrawn) throw conflict('approvals.item-withdrawn')
  const { meetingState: state, startsAt, zone } = item
  refuseMeeting({ state, startsAt: new Date(startsAt), zone }, now)
  if (item.minutesState === null) throw conflict('minutes.not-begun')
  if (isLocked(item.minutesState)) throw conflict('request.locked')
  return item.approvesMinutesId
}

function refuseMeeting(meeting: Pick<Meeting, 'state' | 'startsAt' | 'zone'>, now: Date): void {
  if (meeting.state !== 'called' && meeting.state !== 'held') throw conflict('approvals.meeting-not-called')
  refuseBeforeDay(meeting, { now })
}

function refuseMinutes(actor: Actor, item: ItemInMeeting, head: MinutesHead): void {
  if (item.groupId !== head.groupId && !writesFor(actor, head.groupId)) throw forbidden('request.forbidden')
  if (isLocked(head.state)) throw conflict('minutes.already-approved')
  stepFrom(head.state, 'approve')
  if (head.startsAt >= item.startsAt) throw conflict('approvals.not-earlier')
}

function refuseCorrections({ outcome, corrections }: { outcome: string; corrections: string }): void {
  refuseMarkdown(corrections, 'corrections')
  const given = corrections.trim() !== ''
  if (outcome === 'approved-with-corrections' && !given)
    throw invalid('approvals.corrections-missing', { field: 'corrections' })
  if (outcome === 'approved' && given)
    throw invalid('approvals.corrections-unexpected', { field: 'corrections' })
}
