import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { circulateMinutes } from '../approvals/circulate.ts'
import { tellOfFollowUps } from '../follow-ups/tell.ts'
import { getMinutesHead } from '../minutes/read.ts'
import { refuseAllButWriters } from '../minutes/rights.ts'
import { checkMinutes } from '../quality/check.ts'
import { findDraft } from './read.ts'
import { listCards } from './read-items.ts'
import { writeBack } from './write-back.ts'

/**
 * Sends the minutes out for review, unless the quality check has found what cannot be so: that refusal carries the findings, in
 * the language given, else in the reader's own. Everybody's way of sending minutes; refuses and answers as circulating them does.
 */
export async function sendMinutes(
  tx: Tx,
  actor: Actor,
  { minutesId, language }: { minutesId: string; language?: Language | undefined },
  desk: Desk,
) {
  const { meetingId } = await getMinutesHead(tx, minutesId)
  await writeBackAll(tx, actor, meetingId, desk)
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  refuseAllButWriters(actor, head)
  const found = await checkMinutes(tx, actor, { minutesId, language })
  const findings = found.filter(({ blocks }) => blocks === 'sending')
  if (findings.length > 0)
    throw conflict('minutes.findings-block', { facts: { count: findings.length }, also: { findings } })
  const sent = await circulateMinutes(tx, actor, { minutesId }, desk)
  const followUpIds = (await listCards(tx, meetingId)).flatMap(({ kind, rowId }) =>
    kind === 'follow-up' && rowId ? [rowId] : [],
  )
  if (followUpIds.length > 0) await tellOfFollowUps(tx, actor, { meetingId, followUpIds }, desk)
  return sent
}

/**
 * What stands in the drafting room is written back first, so that all of it is checked and sent. It takes the draft before the minutes,
 * as the room does: the other way round the two would wait for each other.
 */
async function writeBackAll(tx: Tx, actor: Actor, meetingId: string, desk: Desk) {
  if (!(await findDraft(tx, meetingId))) return
  const { faults } = await writeBack(tx, actor, { meetingId }, desk)
  if (faults.length > 0) throw conflict('drafting.text-not-kept', { facts: { count: faults.length } })
  const unread = (await listCards(tx, meetingId)).filter(({ fault }) => fault !== null)
  if (unread.length > 0) throw conflict('drafting.cards-not-kept', { facts: { count: unread.length } })
}
