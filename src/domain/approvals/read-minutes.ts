import { forPage, listTemplatesForMinutes } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Template } from '#src/platform/paper/document.ts'
import { type FrozenContent, sameWords } from '../minutes/content.ts'
import { asDraft, type Printable } from '../minutes/paper-blocks.ts'
import { type FoundMinutes, findMinutes, type MinutesHead, refuseReading } from '../minutes/read.ts'
import { formOf } from '../minutes/record-form.ts'
import { readsExempt, writesMinutes } from '../minutes/rights.ts'
import { type Compared, getProceedings, type Proceedings, type Version } from './proceedings.ts'
import { type Review, reviewOf } from './review.ts'

/** Minutes as their page shows them to one reader. */
export type ReadMinutes = {
  head: MinutesHead
  /** whether this reader writes them */
  writes: boolean
  versions: Version[]
} & (
  | { draft: { content: Printable; template: Template }; review: null }
  | { draft: null; review: Review; changedSince: boolean }
)

/**
 * Minutes for somebody who may read them: a draft as it stands for those who write or lead, otherwise what was frozen, with
 * their own answers and what has changed since the version that they compare with. Refuses as `refuseReading` does.
 */
export async function readMinutes(
  db: Reader,
  actor: Actor,
  { minutesId, ...compared }: Compared & { minutesId: string },
): Promise<ReadMinutes> {
  const [found, { proceedings, seen }, templates] = await Promise.all([
    findMinutes(db, minutesId),
    getProceedings(db, { minutesId, personId: actor.personId, compared }),
    listTemplatesForMinutes(db, minutesId),
  ])
  if (!found) throw notFound('request.not-found')
  const { head } = found
  refuseReading(actor, head)
  const { versions } = readsExempt(actor, head) ? proceedings : withoutCorrections(proceedings)
  const writes = writesMinutes(actor, head)
  if (head.state === 'draft' || !head.current || found.frozen === null)
    return { head, writes, versions, draft: await draftOf(db, found, templates), review: null }
  const content: FrozenContent = JSON.parse(found.frozen)
  const review = reviewOf(actor, {
    ...factsOf(actor, proceedings),
    head,
    current: head.current,
    content,
    template: await forPage(db, formOf(content.group), {
      source: proceedings.made?.templateSource ?? null,
      pictures: proceedings.made?.templatePictures ?? null,
    }),
    seen: seen === null ? null : JSON.parse(seen),
  })
  return { head, writes, versions, draft: null, review, changedSince: writes && hasChanged(content, found) }
}

/** RULE: whether what stands now says something else than what is out for review. */
export const hasChanged = (circulated: FrozenContent, { head, now }: FoundMinutes): boolean =>
  head.state === 'in-review' && now !== null && !sameWords(circulated, JSON.parse(now))

function factsOf(actor: Actor, { round, remarks, made }: Proceedings) {
  const instant = (at: string | null) => (at === null ? null : new Date(at))
  return {
    publicPdfFileId: made?.publicPdfFileId ?? null,
    round: round && { ...round, dueAt: instant(round.dueAt), closedAt: instant(round.closedAt) },
    members: round?.members ?? [],
    remarks: remarks.filter(({ person }) => person.id === actor.personId),
  }
}

/** What was corrected is told in the document, as everybody may read it. */
const withoutCorrections = ({ versions }: Proceedings) => ({
  versions: versions.map((version) => ({ ...version, correction: null })),
})

async function draftOf(db: Reader, { now }: FoundMinutes, templates: Map<string, string>) {
  const content = asDraft(JSON.parse(now ?? 'null'), db.now)
  const form = formOf(content.group)
  return {
    content,
    template: await forPage(db, form, { source: templates.get(form) ?? null, pictures: null }),
  }
}
