import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { agendaItems } from '#src/platform/database/schema/agenda.ts'
import { remarks } from '#src/platform/database/schema/approvals.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict, invalid, notFound } from '#src/platform/errors.ts'
import { makeLinks } from '../access/links.ts'
import { headingOf } from '../attendance/invitation-content.ts'
import { dayOf } from '../minutes/paper-blocks.ts'
import { getMinutesHead, type MinutesHead } from '../minutes/read.ts'
import { readsCirculated, refuseAllButWriters } from '../minutes/rights.ts'
import { saveText } from '../minutes/save-text.ts'
import { isLocked, stepFrom } from '../minutes/steps.ts'
import type { Through } from './answer-round.ts'
import { closeWhenAllApproved } from './close-written.ts'
import { sendLetters } from './letters.ts'
import { refuseOtherVersion } from './other-version.ts'
import { getRemark } from './read.ts'
import { listCaretakers, listPerson } from './recipients.ts'
import { findRound } from './round.ts'

export type Remark = {
  minutesId: string
  /** the version that the remark is about */
  versionHash: string
  agendaItemId?: string | undefined
  quote?: string | undefined
  text: string
  through: Through
}

/**
 * Proposes a correction to minutes in review: by anybody who may read them there, for the version they have read. A
 * version that has been replaced is refused with both (412). The secretariat and the writer are told.
 */
export async function sendRemark(
  tx: Tx,
  actor: Actor,
  { minutesId, versionHash, ...remark }: Remark,
  desk: Desk,
) {
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  if (!readsCirculated(actor, head)) throw notFound('request.not-found')
  stepFrom(head.state, 'approve')
  await refuseOtherVersion(tx, { head, versionHash })
  const item = await findItemOf(tx, head, remark.agendaItemId)
  const id = tx.newId()
  await tx.insert(remarks).values({
    id,
    minutesId,
    minutesVersionId: head.current?.id ?? '',
    personId: actor.personId,
    ...remark,
    createdAt: tx.now,
  })
  const to = await listCaretakers(tx, minutesId)
  const links = await makeLinks(tx, desk.baseUrl, {
    purpose: 'review',
    personIds: to.map(({ personId }) => personId),
    subjectId: head.current?.id ?? '',
  })
  await sendLetters(tx, {
    kind: 'remark-received',
    event: `remark-received:${id}`,
    to,
    words: remark.text,
    facts: ({ language, personId }) => ({
      ...meetingFacts(head, language),
      from: actor.name,
      item: item && headingOf(item),
      quote: remark.quote ?? '',
      link: links.get(personId) ?? '',
    }),
  })
  const details = { remarkId: id, agendaItemId: remark.agendaItemId ?? null, versionHash }
  await record(tx, actor, 'approvals.remark', { type: 'minutes', id: minutesId }, details)
  return { id, version: 1 }
}

export type RemarkAnswer = {
  remarkId: string
  outcome: 'accepted' | 'declined'
  answer?: string | undefined
  /** the remark's item as it shall read now, and the version of it that the change builds on */
  itemText?: { text: string; version: number } | undefined
}

/**
 * Answers a remark, once. Declining takes a reason. Accepting may carry the item's new text, which is saved in the same
 * transaction: the minutes then stand changed since they were circulated, so that a written round goes on only with a
 * new version sent out; at the next meeting they are approved as they then stand, with remark and answer beside them.
 */
export async function answerRemark(tx: Tx, actor: Actor, { remarkId, ...given }: RemarkAnswer, desk: Desk) {
  const remark = await getRemark(tx, remarkId)
  const head = await getMinutesHead(tx, remark.minutesId, { hold: true })
  refuseAllButWriters(actor, head)
  if (isLocked(head.state)) throw conflict('request.locked')
  refuseAnswer(given, remark.agendaItemId)
  const [answered] = await tx
    .update(remarks)
    .set({
      state: given.outcome,
      answer: given.answer ?? null,
      answeredBy: actor.personId,
      answeredAt: tx.now,
      version: sql`${remarks.version} + 1`,
    })
    .where(and(eq(remarks.id, remarkId), eq(remarks.state, 'open')))
    .returning({ id: remarks.id, version: remarks.version })
  if (!answered) throw conflict('approvals.remark-answered')
  if (given.itemText && remark.agendaItemId) {
    const { text, version: expected } = given.itemText
    await saveText(tx, actor, { itemId: remark.agendaItemId, text, expected })
  }
  await sendLetters(tx, {
    kind: 'remark-answered',
    event: `remark-answered:${remarkId}`,
    to: await listPerson(tx, { personId: remark.personId, minutesId: head.id }),
    words: remark.text,
    facts: ({ language }) => ({
      ...meetingFacts(head, language),
      accepted: given.outcome === 'accepted',
      answer: given.answer ?? '',
    }),
  })
  const details = { remarkId, outcome: given.outcome, changedText: given.itemText !== undefined }
  await record(tx, actor, 'approvals.answer-remark', { type: 'minutes', id: head.id }, details)
  const round = await findRound(tx, head.id)
  if (round && head.state === 'in-review') await closeWhenAllApproved(tx, actor, { head, round }, desk)
  return answered
}

function refuseAnswer({ outcome, answer, itemText }: Omit<RemarkAnswer, 'remarkId'>, itemId: string | null) {
  if (outcome === 'declined' && !answer?.trim())
    throw invalid('approvals.reason-missing', { field: 'answer' })
  if (itemText && (outcome === 'declined' || itemId === null))
    throw invalid('approvals.text-without-item', { field: 'itemText' })
}

/** The item that the remark is about, null for the minutes as a whole. Refuses one of another meeting. */
async function findItemOf(tx: Tx, head: MinutesHead, itemId: string | undefined) {
  if (!itemId) return null
  const [item] = await tx
    .select({ number: agendaItems.number, title: agendaItems.title })
    .from(agendaItems)
    .where(and(eq(agendaItems.id, itemId), eq(agendaItems.meetingId, head.meetingId)))
  if (!item) throw invalid('request.unknown-reference', { field: 'agendaItemId' })
  return item
}

const meetingFacts = (head: MinutesHead, language: MinutesHead['language']) => ({
  group: head.groupName,
  date: dayOf(language, head.startsAt, head.zone),
})
