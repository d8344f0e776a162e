import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { enterElsewhere, findProvedAddress, listElsewhere } from '#src/domain/access/elsewhere.ts'
import { endFeed, findFeedOf, makeFeed } from '#src/domain/access/feeds.ts'
import { listSessions } from '#src/domain/access/read.ts'
import { endSessions } from '#src/domain/access/sessions.ts'
import { changePerson } from '#src/domain/people/keep.ts'
import { getPersonAtWork } from '#src/domain/people/read.ts'
import { languages } from '#src/platform/language/language.ts'
import { line, phoneNumber } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { clearSessionCookie, setSessionCookie } from '../session-cookie.ts'
import { mePage } from './page.ts'

/** One's own page. */
export function meRoutes(web: FastifyInstance, kit: WebKit) {
  aboutRoutes(web, kit)
  calendarRoutes(web, kit)
  sessionRoutes(web, kit)
}

function aboutRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.me,
    read: async ({ db, actor }) => {
      const [{ person, organisation }, sessions, feed, provedAddress] = await Promise.all([
        getPersonAtWork(db, actor.personId),
        listSessions(db, actor),
        findFeedOf(db, actor),
        findProvedAddress(db, actor),
      ])
      return { person, organisation, sessions, feed, provedAddress }
    },
    // Other collaborations are the doorman's to know, in a transaction of his own.
    page: async ({ provedAddress, ...found }, view) => {
      const elsewhere = provedAddress && (await listElsewhere(kit.db, view.actor, provedAddress))
      return mePage(found, elsewhere || null, view)
    },
  })

  action(web, kit, {
    path: patterns.me,
    body: z.strictObject({
      name: line(200),
      title: orNone(line(200)),
      phone: orNone(phoneNumber),
      language: orNone(oneOf(languages)),
    }),
    run: ({ tx, actor, body, expected }) =>
      changePerson(tx, actor, { personId: actor.personId, ...body, expected }),
    said: 'saved',
  })
}

function calendarRoutes(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.meFeed,
    body: z.strictObject({}),
    run: ({ tx, actor, desk }) => makeFeed(tx, actor, desk.baseUrl),
    reveal: ({ result }) => ({ url: result.url }),
  })

  action(web, kit, {
    path: patterns.meFeedEnding,
    body: z.strictObject({}),
    run: ({ tx, actor }) => endFeed(tx, actor),
    said: 'ended',
  })
}

function sessionRoutes(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.meSessionEnding,
    params: z.object({ sessionId: id }),
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => endSessions(tx, actor, params),
    keep: ({ exchange, actor, params }) => {
      if (params.sessionId === actor.sessionId) clearSessionCookie(kit, exchange)
    },
    said: 'ended',
  })

  action(web, kit, {
    path: patterns.meSignOutEverywhere,
    body: z.strictObject({}),
    run: ({ tx, actor }) => endSessions(tx, actor, 'all'),
    keep: ({ exchange }) => clearSessionCookie(kit, exchange),
    next: () => patterns.front,
  })

  action(web, kit, {
    path: patterns.meSwitch,
    body: z.strictObject({ collaborationId: chosenId }),
    prepare: ({ actor, body, userAgent }) => enterElsewhere(kit.db, actor, { ...body, userAgent }),
    run: async ({ tx, actor, prepared }) => {
      await endSessions(tx, actor, { sessionId: actor.sessionId })
      return prepared
    },
    keep: ({ exchange, result }) => setSessionCookie(kit, exchange, result),
    next: () => patterns.home,
  })
}
