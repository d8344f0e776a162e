import type { ItemKind } from '#src/platform/database/schema/agenda.ts'

/** RULE: approval of minutes stands second, after approval of the invitation; earlier minutes before later ones. Zero-based. */
export function placeOfApproval(items: readonly { kind: ItemKind }[]): number {
  const first = items.findIndex(
    (item) => item.kind !== 'approve-invitation' && item.kind !== 'approve-minutes',
  )
  return first === -1 ? items.length : first
}

/** RULE: what is added without a place comes last, but before any other business. Zero-based. */
export function placeOfNew(items: readonly { kind: ItemKind }[]): number {
  let place = items.length
  while (place > 0 && items[place - 1]?.kind === 'any-other-business') place -= 1
  return place
}
