import { findVisitor, type Visitor } from '#src/domain/access/read.ts'
import { getDraftHead, refuseDrafting } from '#src/domain/drafting/head.ts'
import { Refusal } from '#src/platform/errors.ts'
import { isOwnToken } from '../form-token.ts'
import type { WebKit } from '../kit.ts'
import { type ClosedReason, reasonOf, type Session } from './live-room.ts'

type Asking = { session: Session | null; meetingId: string; token: string | null }

/** Lets nobody in but who is signed in, was shown the page (`token`, null where that was seen before), and writes these minutes now. */
export async function admit(kit: WebKit, { session, meetingId, token }: Asking): Promise<Visitor> {
  if (!session) throw closing('signed-out')
  try {
    return await kit.db.read(session, async (db) => {
      const visitor = await findVisitor(db, session.token)
      if (!visitor || (token !== null && !isOwnToken(kit, token, { shownTo: 'session', visitor })))
        throw new Refusal('signed-out', 'request.signed-out')
      refuseDrafting(visitor, await getDraftHead(db, meetingId))
      return visitor
    })
  } catch (error) {
    throw closing(error instanceof Refusal ? reasonOf(error) : 'unavailable')
  }
}

/** Why somebody is not let in, or not any more. */
export type Closing = { code: number; reason: ClosedReason | 'damaged' | 'unavailable' }

/** How the library is told why a connection is not let in, or is closed; it writes no line about one without a message. */
export const closing = (reason: Closing['reason']): Closing => ({ code: 4_403, reason })
