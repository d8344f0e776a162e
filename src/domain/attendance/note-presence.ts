import type { Actor } from '#src/platform/actor.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { type Presence, takePresence } from './presence.ts'
import { type AttendanceRow, findAttendance, getInvitee } from './read.ts'

/** One thing that is noted of one invitee while the meeting goes on; what is left out stays as it stands. */
export type Noted = {
  presence?: AttendanceRow['presence'] | undefined
  /** the person in whose place they are, which says that they deputise */
  deputisingForId?: string | undefined
  /** came at this item, or, with null, was there from the beginning */
  fromItemId?: string | null | undefined
  /** left at this item, or, with null, stayed to the end */
  toItemId?: string | null | undefined
}

/**
 * Notes one thing of one who is asked, with all else that was noted of them kept: two who note different things of a person do
 * not stand in each other's way. Whoever comes or leaves is there. Refuses what `takePresence` refuses.
 */
export async function notePresence(
  tx: Tx,
  actor: Actor,
  { inviteeId, ...noted }: Noted & { inviteeId: string },
) {
  await getInvitee(tx, inviteeId)
  const stands = await findAttendance(tx, inviteeId)
  return takePresence(tx, actor, { inviteeId, expected: stands?.version ?? 0, ...withNoted(stands, noted) })
}

/** RULE: what stands of a person once one more thing is noted. Who is not there has no part of the meeting. */
export function withNoted(stands: Standing | null, noted: Noted): Presence {
  const note = stands?.presenceNote ?? null
  const presence = presenceOf(stands, noted)
  if (presence !== 'present' && presence !== 'deputising') return { presence, note }
  // Whoever comes back after having left is there from then on.
  const stood = noted.fromItemId ? null : (stands?.toItemId ?? null)
  return {
    presence,
    deputisingForId: presence === 'deputising' ? (noted.deputisingForId ?? stands?.deputisingForId) : null,
    fromItemId: noted.fromItemId === undefined ? (stands?.fromItemId ?? null) : noted.fromItemId,
    toItemId: noted.toItemId === undefined ? stood : noted.toItemId,
    note,
  }
}

type Standing = Pick<
  AttendanceRow,
  'presence' | 'deputisingForId' | 'fromItemId' | 'toItemId' | 'presenceNote'
>

function presenceOf(stands: Standing | null, noted: Noted): Presence['presence'] {
  if (noted.deputisingForId) return 'deputising'
  if (noted.presence !== undefined) return noted.presence
  const before = stands?.presence ?? null
  const isThere = before === 'present' || before === 'deputising'
  return isThere || !(noted.fromItemId || noted.toItemId) ? before : 'present'
}
