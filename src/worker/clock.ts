import type { Doer } from '#src/platform/actor.ts'

/** Who does what nobody asked for but the time: as the audit trail keeps it. */
export const clock: Doer = { personId: null, name: 'clock' }
