import type { presences, replies } from '#src/platform/database/schema/attendance.ts'

type Asked = {
  id: string
  person: { id: string }
  reply: (typeof replies)[number] | null
  replyDeputyId: string | null
  presence: (typeof presences)[number] | null
}

export type Suggested = { presence: (typeof presences)[number]; deputisingForId: string | null }

/**
 * RULE: what the replies let one expect of who came, by invitee, while nobody's presence has been taken: those who said that they
 * would come are there, in the place of whoever sends them; those who declined are excused. With `everybody`, those who did not
 * reply are there too.
 */
export function suggestPresence(
  asked: readonly Asked[],
  { everybody = false }: { everybody?: boolean } = {},
): Map<string, Suggested> {
  if (asked.some(({ presence }) => presence !== null)) return new Map()
  const suggested = asked.flatMap((one): [string, Suggested][] => {
    const comes = one.reply === 'accepted' || (everybody && one.reply !== 'declined')
    const sender = asked.find(
      ({ reply, replyDeputyId }) => reply === 'declined' && replyDeputyId === one.person.id,
    )
    if (sender && one.reply !== 'declined')
      return [[one.id, { presence: 'deputising', deputisingForId: sender.person.id }]]
    if (comes) return [[one.id, { presence: 'present', deputisingForId: null }]]
    return one.reply === 'declined' ? [[one.id, { presence: 'excused', deputisingForId: null }]] : []
  })
  return new Map(suggested)
}
