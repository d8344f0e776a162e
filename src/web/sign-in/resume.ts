import { z } from 'zod'
import { findVisitor } from '#src/domain/access/read.ts'
import type { SignedIn } from '#src/domain/access/sign-in.ts'
import type { Exchange, WebKit } from '../kit.ts'
import { frameOf } from '../layout/frame.ts'
import { sendPage } from '../layout/page.ts'
import { type Resumed, resumedPage } from '../lost-form.ts'
import { ownAddress } from '../own-address.ts'
import { patterns } from '../paths.ts'
import { viewOf } from '../screen.ts'
import { nothingTyped } from '../view.ts'

const resumedForm = z.object({
  action: z.string(),
  from: z.string(),
  act: z.string(),
  version: z.string(),
  typed: z.record(z.string(), z.string()),
})

/** What was typed before the session was lost; null where there is nothing, or nothing that leads to a page of ours. */
export function readResumed(kit: WebKit, resume: string | undefined): Resumed | null {
  if (!resume) return null
  try {
    const resumed = resumedForm.parse(JSON.parse(resume))
    const { baseUrl } = kit.config
    const [action, from] = [ownAddress(baseUrl, resumed.action), ownAddress(baseUrl, resumed.from)]
    return action && from ? { ...resumed, action, from } : null
  } catch {
    return null
  }
}

/** Shows one who has just signed in again what they had written, to be saved or thrown away. */
export async function sendResumed(
  kit: WebKit,
  exchange: Exchange,
  { signedIn, resumed }: { signedIn: SignedIn; resumed: Resumed },
) {
  const visitor = await kit.db.read(signedIn.claims, (db) => findVisitor(db, signedIn.refreshToken))
  if (!visitor) return exchange.reply.redirect(patterns.front, 303)
  const url = new URL(patterns.home, kit.config.baseUrl)
  const view = viewOf(kit, exchange, { visitor, url, shown: nothingTyped })
  return sendPage(exchange, 200, {
    language: view.language,
    title: view.actor.name,
    frame: frameOf(view, {}),
    main: resumedPage(view, resumed),
  })
}
