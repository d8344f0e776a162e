import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from './connection.ts'
import { isConnectionLoss } from './database.ts'

export type Patience = {
  /** how long a database may take that does not answer yet */
  seconds: number
  /** hears, once, that there is a wait */
  tell(line: string): void
  /** ends the wait: it then rejects with an AbortError */
  signal?: AbortSignal | undefined
}

const betweenMs = 500

/**
 * Waits until the database answers: a program that starts beside its database, as both do when a machine boots, is often the
 * first of the two. What waiting does not mend, a wrong password or a database that is not there, rejects at once.
 */
export async function awaitAnswer(engine: Engine, { seconds, tell, signal }: Patience): Promise<void> {
  const endMs = performance.now() + seconds * 1000
  for (let tries = 1; ; tries++) {
    try {
      const connection = await engine.connect()
      return connection.release()
    } catch (error) {
      if (!mayAnswerYet(error) || performance.now() + betweenMs > endMs) throw error
    }
    if (tries === 1) tell(`The database does not answer yet: waiting up to ${seconds} seconds for it`)
    await pause(betweenMs, undefined, { signal })
  }
}

/** Beyond what is lost and comes back: a network or a name that is not up before the program is. */
const mayAnswerYet = (error: unknown): boolean =>
  isConnectionLoss(error) ||
  ['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes((error as { code?: string }).code ?? '')
