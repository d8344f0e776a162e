import type { CoveredOrganisation } from '../groups/coverage.ts'
import type { AttendanceRow } from './read.ts'

export type MissingOrganisation = { id: string; name: string; why: 'declined' | 'empty-seat' | 'no-seat' }

type Asked = { organisation: { id: string } | null; reply: AttendanceRow['reply'] }

/**
 * RULE: the member organisations that nobody comes from as things stand: all of theirs who were asked have declined, or nobody
 * was asked since their seat is empty or they have none. One whose sub-region has a seat is not missing.
 */
export function missingFrom(covered: CoveredOrganisation[], asked: Asked[]): MissingOrganisation[] {
  const theirs = Map.groupBy(asked, ({ organisation }) => organisation?.id ?? '')
  return covered.flatMap(({ id, name, coverage }): MissingOrganisation[] => {
    const replies = theirs.get(id)?.map(({ reply }) => reply) ?? []
    if (replies.length > 0)
      return replies.every((reply) => reply === 'declined') ? [{ id, name, why: 'declined' }] : []
    return coverage === 'empty-seat' || coverage === 'no-seat' ? [{ id, name, why: coverage }] : []
  })
}
