import type { presences } from '#src/platform/database/schema/attendance.ts'

export type Came = {
  personId: string
  presence: (typeof presences)[number] | null
  deputisingForId: string | null
}

export type PresenceFault = {
  kind: 'invalid' | 'conflict'
  field: 'presence' | 'deputisingForId' | 'fromItemId' | 'toItemId'
  code:
    | 'attendance.deputising-for-whom'
    | 'attendance.deputised-is-nobody'
    | 'attendance.deputised-is-present'
    | 'attendance.deputised-twice'
    | 'attendance.has-deputy'
    | 'attendance.item-of-other-meeting'
    | 'attendance.items-out-of-order'
    | 'attendance.part-only-when-present'
}

type Told = Came & { fromItemId: string | null; toItemId: string | null }

/**
 * RULE: what cannot be said of who came, seen in the whole list as it will stand; null when all is well. `places` are the
 * positions of the meeting's items.
 */
export function presenceFault(
  told: Told,
  { list, places }: { list: Came[]; places: ReadonlyMap<string, number> },
): PresenceFault | null {
  return deputyFault(told, list) ?? partFault(told, places)
}

function deputyFault(told: Told, list: Came[]): PresenceFault | null {
  const field = 'deputisingForId'
  if ((told.presence === 'deputising') !== (told.deputisingForId !== null))
    return { kind: 'invalid', field, code: 'attendance.deputising-for-whom' }
  const isThere = (one: Came) => one.presence === 'present' || one.presence === 'deputising'
  if (isThere(told) && list.some((one) => one.deputisingForId === told.personId))
    return { kind: 'conflict', field: 'presence', code: 'attendance.has-deputy' }
  if (told.deputisingForId === null) return null
  const absent = list.find((one) => one.personId === told.deputisingForId)
  if (!absent || absent.personId === told.personId)
    return { kind: 'invalid', field, code: 'attendance.deputised-is-nobody' }
  if (isThere(absent)) return { kind: 'conflict', field, code: 'attendance.deputised-is-present' }
  const others = list.filter((one) => one.deputisingForId === told.deputisingForId)
  return others.length > 1 ? { kind: 'conflict', field, code: 'attendance.deputised-twice' } : null
}

function partFault({ presence, fromItemId, toItemId }: Told, places: ReadonlyMap<string, number>) {
  for (const [field, itemId] of [
    ['fromItemId', fromItemId],
    ['toItemId', toItemId],
  ] as const) {
    if (itemId === null) continue
    if (presence !== 'present' && presence !== 'deputising')
      return { kind: 'invalid', field, code: 'attendance.part-only-when-present' } as const
    if (!places.has(itemId))
      return { kind: 'invalid', field, code: 'attendance.item-of-other-meeting' } as const
  }
  if (fromItemId === null || toItemId === null) return null
  const inOrder = (places.get(fromItemId) ?? 0) <= (places.get(toItemId) ?? 0)
  return inOrder
    ? null
    : ({ kind: 'invalid', field: 'toItemId', code: 'attendance.items-out-of-order' } as const)
}
