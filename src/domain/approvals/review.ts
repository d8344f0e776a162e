import { and, asc, eq } from 'drizzle-orm'
import { getTemplateOf } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { remarks } from '#src/platform/database/schema/approvals.ts'
import { minutesVersions } from '#src/platform/database/schema/minutes.ts'
import type { Template } from '#src/platform/paper/document.ts'
import { canonical, type FrozenContent } from '../minutes/content.ts'
import { publicContent } from '../minutes/public-content.ts'
import { getMinutesHead, type MinutesHead } from '../minutes/read.ts'
import { formOf } from '../minutes/record-form.ts'
import { readsCirculated, readsExempt } from '../minutes/rights.ts'
import { findVersionByHash, getVersionRow } from '../minutes/versions.ts'
import { changedItems } from './other-version.ts'
import { findRound, listRoundMembers, type ReviewRound, type RoundMember } from './round.ts'

export type ReadVersion = { number: number; hash: string; content: FrozenContent; template: Template }

/** What somebody who was mailed minutes sees of their review. */
export type Review = {
  head: MinutesHead
  /** the version that stands now: in review, or approved */
  now: ReadVersion & { pdfFileId: string }
  /** the version they were sent or had read, and the items and whatever else says something else now; null when it is the same */
  before: {
    number: number
    changed: ReturnType<typeof changedItems>
    others: 'facts' | 'corrections' | null
  } | null
  round: Pick<ReviewRound, 'policy' | 'dueAt' | 'silenceApproves' | 'closedAt'> | null
  /** whether the round takes this one's approval, and when they gave it to the version that stands now */
  mayApprove: boolean
  approvedAt: string | null
  remarks: OwnRemark[]
}

export type OwnRemark = {
  id: string
  agendaItemId: string | null
  quote: string
  text: string
  state: 'open' | 'accepted' | 'declined'
  answer: string | null
}

/**
 * The review of the minutes that this version belongs to, as its reader may see it; null for those whom the minutes do
 * not concern. `readHash` is the version they have on their screen, where that is another one.
 */
export async function findReview(
  db: Reader,
  reader: Actor,
  { versionId, readHash }: { versionId: string; readHash?: string | undefined },
): Promise<Review | null> {
  const [sent] = await db.select().from(minutesVersions).where(eq(minutesVersions.id, versionId))
  if (!sent) return null
  const minutesId = sent.minutesId
  const head = await getMinutesHead(db, minutesId)
  if (!head.current) return null
  // Taken back to be worked on, the minutes are still known to those who have had them by mail.
  const state = head.state === 'draft' ? 'in-review' : head.state
  if (!readsCirculated(reader, { ...head, state })) return null
  const row = await getVersionRow(db, minutesId, head.current.number)
  const content: FrozenContent = JSON.parse(row.content)
  const template = await getTemplateOf(db, formOf(content.group), row)
  const read = readHash ? await findVersionByHash(db, { minutesId, hash: readHash }) : null
  const round = await findRound(db, minutesId)
  return reviewOf(reader, {
    head,
    current: head.current,
    content,
    template,
    publicPdfFileId: row.publicPdfFileId,
    seen: read ?? JSON.parse(sent.content),
    round,
    members: round ? await listRoundMembers(db, round) : [],
    remarks: await listOwnRemarks(db, { minutesId, personId: reader.personId }),
  })
}

export type ReviewFacts = {
  head: MinutesHead
  /** the version that stands now, and what was frozen in it */
  current: NonNullable<MinutesHead['current']>
  content: FrozenContent
  template: Template
  publicPdfFileId: string | null
  /** the version that the reader has seen before; null where there is none to compare with */
  seen: FrozenContent | null
  round: Review['round']
  members: RoundMember[]
  remarks: OwnRemark[]
}

/** RULE: what one reader sees of a review: all of it, or what everybody may read, and their own part in it. */
export function reviewOf(reader: Actor, facts: ReviewFacts): Review {
  const { head, current, content, template, round, members, remarks } = facts
  const whole = readsExempt(reader, head)
  const shown = (frozen: FrozenContent) => (whole ? frozen : publicContent(frozen))
  const now = {
    ...current,
    content: shown(content),
    template,
    pdfFileId: whole ? current.pdfFileId : (facts.publicPdfFileId ?? current.pdfFileId),
  }
  const seen = facts.seen && shown(facts.seen)
  const own = members.find(({ personId }) => personId === reader.personId)
  return {
    head,
    now,
    before:
      seen && seen.minutes.number !== now.number
        ? {
            number: seen.minutes.number,
            changed: changedItems(seen, now.content),
            others: changedBesides(seen, now.content),
          }
        : null,
    round,
    mayApprove: own !== undefined,
    approvedAt: own?.approvedAt ?? null,
    remarks,
  }
}

/** RULE: what a later version says otherwise beside its items. That minutes were approved is no change of what was read. */
function changedBesides(seen: FrozenContent, now: FrozenContent): 'facts' | 'corrections' | null {
  const facts = ({ meeting, attendance, group, workingGroups, followUps }: FrozenContent) =>
    canonical([meeting, attendance, group, workingGroups, followUps])
  if (facts(seen) !== facts(now)) return 'facts'
  return now.corrections.length > seen.corrections.length ? 'corrections' : null
}

function listOwnRemarks(
  db: Reader,
  { minutesId, personId }: { minutesId: string; personId: string },
): Promise<OwnRemark[]> {
  return db
    .select({
      id: remarks.id,
      agendaItemId: remarks.agendaItemId,
      quote: remarks.quote,
      text: remarks.text,
      state: remarks.state,
      answer: remarks.answer,
    })
    .from(remarks)
    .where(and(eq(remarks.minutesId, minutesId), eq(remarks.personId, personId)))
    .orderBy(asc(remarks.createdAt), asc(remarks.id))
}
