import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { nameSeat } from '#src/domain/groups/name-seat.ts'
import { findNaming } from '#src/domain/groups/naming.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { WebKit } from '../kit.ts'
import { type LinkScreen, linkAct } from '../link/act.ts'
import { readSomeone } from '../link/someone.ts'
import { patterns } from '../paths.ts'
import { nameSeatPage, nameThanks } from './page.ts'

export const nameSeatScreen: LinkScreen = async (kit, visit, shown) => {
  const { holder, link } = visit
  const naming = await kit.db.read(link, (db) => findNaming(db, holder.standing, link.subjectId))
  return naming && nameSeatPage(naming, { visit, shown })
}

const named = z
  .object({ personId: z.string().optional(), name: z.string().optional(), email: z.string().optional() })
  .transform((typed, context) => {
    const { someone, issues } = readSomeone(typed, { known: 'personId', name: 'name', email: 'email' })
    if (someone) return someone
    const all = issues.length > 0 ? issues : [{ path: 'name', message: 'form.name-somebody' }]
    for (const { path, message } of all)
      context.issues.push({ code: 'custom', path: [path], message, input: typed })
    return z.NEVER
  })

export function nameSeatRoutes(web: FastifyInstance, kit: WebKit) {
  linkAct(web, kit, {
    path: patterns.linkName,
    act: 'name',
    purpose: 'name-seat',
    body: named,
    screen: nameSeatScreen,
    submit: screenWords.nameButton,
    run: ({ tx, actor, visit, body }) => nameSeat(tx, actor, { seatId: visit.link.subjectId, named: body }),
    thanks: nameThanks,
  })
}
