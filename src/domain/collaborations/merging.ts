import { conflict, invalid, notFound } from '#src/platform/errors.ts'

/**
 * Two entries of one person or one organisation that become one. What holds on `today`, in the collaboration's calendar, and what
 * lies ahead moves from the dropped one to the kept one; what was before stays as it was written.
 */
export type Merging = { keepId: string; dropId: string; today: string }

/** Something of which a part moved, for the trail. */
export type Moved = { type: 'group' | 'meeting' | 'follow-up'; id: string }

type Entry = { id: string; mergedIntoId: string | null; endedOn: string | null }

/**
 * RULE: the two entries of a merging, among the rows found. Refuses one that is not here, an entry with itself, and one that has
 * ended or was merged already: the dropped one with the field `dropId`.
 */
export function twoOf<Row extends Entry>(
  rows: readonly Row[],
  { keepId, dropId, today }: Merging,
  ended: 'people.ended' | 'organisations.ended',
): { keep: Row; drop: Row } {
  const keep = rows.find(({ id }) => id === keepId)
  if (!keep) throw notFound('request.not-found')
  if (keepId === dropId) throw invalid('duplicates.itself', { field: 'dropId' })
  const drop = rows.find(({ id }) => id === dropId)
  if (!drop) throw invalid('request.unknown-reference', { field: 'dropId' })
  for (const [{ mergedIntoId, endedOn }, about] of [
    [keep, {}],
    [drop, { field: 'dropId' }],
  ] as const) {
    if (mergedIntoId !== null) throw conflict('duplicates.already-merged', about)
    if (endedOn !== null && endedOn <= today) throw conflict(ended, about)
  }
  return { keep, drop }
}
