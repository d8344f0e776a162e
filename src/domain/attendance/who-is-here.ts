import type { presences } from '#src/platform/database/schema/attendance.ts'
import type { inviteeParts } from '#src/platform/database/schema/meetings.ts'

type Asked = {
  person: { id: string }
  part: (typeof inviteeParts)[number]
  presence: (typeof presences)[number] | null
  deputisingFor: { id: string } | null
  fromItemId: string | null
  toItemId: string | null
}

/**
 * RULE: how many are in the room at an item, and how many of them decide: members, and those in a member's place. Without an item,
 * whoever was there at all. `untaken` is how many nothing has been noted of.
 */
export function whoIsHere(
  asked: readonly Asked[],
  { items, itemId }: { items: readonly { id: string }[]; itemId: string | undefined },
): { here: number; voting: number; untaken: number } {
  const places = new Map(items.map(({ id }, at) => [id, at]))
  const at = itemId === undefined ? undefined : places.get(itemId)
  const isHere = ({ presence, fromItemId, toItemId }: Asked) => {
    if (presence !== 'present' && presence !== 'deputising') return false
    if (at === undefined) return true
    const from = fromItemId === null ? undefined : places.get(fromItemId)
    const until = toItemId === null ? undefined : places.get(toItemId)
    return (from ?? at) <= at && (until ?? at) >= at
  }
  const members = new Set(asked.flatMap(({ part, person }) => (part === 'member' ? [person.id] : [])))
  const here = asked.filter(isHere)
  return {
    here: here.length,
    voting: here.filter(({ person, deputisingFor }) => members.has(deputisingFor?.id ?? person.id)).length,
    untaken: asked.filter(({ presence }) => presence === null).length,
  }
}
