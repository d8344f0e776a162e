import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { completeFollowUp } from '#src/domain/follow-ups/keep.ts'
import { getFollowUp } from '#src/domain/follow-ups/load.ts'
import { mayComplete, maySee } from '#src/domain/follow-ups/may.ts'
import { Refusal } from '#src/platform/errors.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { text } from '#src/platform/text.ts'
import type { WebKit } from '../kit.ts'
import { type LinkScreen, linkAct } from '../link/act.ts'
import { patterns } from '../paths.ts'
import { followUpPage } from './page.ts'

export const followUpScreen: LinkScreen = async (kit, visit, shown) => {
  const { link, holder } = visit
  const followUp = await kit.db.read(link, (db) => getFollowUp(db, link.subjectId)).catch(nothingThere)
  if (!followUp || !maySee(holder.standing, followUp)) return null
  return followUpPage(followUp, { visit, shown, mayComplete: mayComplete(holder.standing, followUp) })
}

function nothingThere(error: unknown): null {
  if (error instanceof Refusal && error.kind === 'not-found') return null
  throw error
}

const completion = z.strictObject({
  comment: text(4_000).transform((words) => words.trim() || undefined),
})

export function followUpRoutes(web: FastifyInstance, kit: WebKit) {
  linkAct(web, kit, {
    path: patterns.linkCompletion,
    act: 'completion',
    purpose: 'follow-up',
    body: completion,
    screen: followUpScreen,
    submit: screenWords.taskButton,
    run: ({ tx, actor, visit, body }) =>
      completeFollowUp(tx, actor, { followUpId: visit.link.subjectId, ...body }),
  })
}
