import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { answerRemark } from '#src/domain/approvals/remarks.ts'
import { watchRound } from '#src/domain/approvals/watch-round.ts'
import { withdrawMinutes } from '#src/domain/approvals/withdraw.ts'
import { releaseMinutes } from '#src/domain/drafting/release-minutes.ts'
import { correctMinutes } from '#src/domain/minutes/correct.ts'
import { printDraft } from '#src/domain/minutes/documents.ts'
import { verifyVersions } from '#src/domain/minutes/verify.ts'
import { checkBothWays } from '#src/domain/quality/check.ts'
import { text } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { oneOf } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { stampOfHead } from '../minutes/standing.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { roundPage } from './page.ts'

const params = z.object({ minutesId: id })

/** The review of minutes, for those who write them: sending out, answering remarks, publishing, correcting. */
export function roundRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.minutesReview,
    params,
    query: z.object({ verify: z.literal('true').optional() }),
    read: async ({ db, actor, params, query }) => {
      const [watched, checked, verification] = await Promise.all([
        watchRound(db, actor, params),
        checkBothWays(db, actor, params),
        query.verify ? verifyVersions(db, params.minutesId) : null,
      ])
      return { watched, ...checked, verification }
    },
    page: async (read, view, { press }) =>
      roundPage({ ...read, view, stamp: await stampOfHead(press, read.watched) }),
  })

  file(web, kit, {
    path: patterns.minutesDraftPdf,
    params,
    read: ({ db, actor, params }) => printDraft(db, actor, params),
  })

  stepRoutes(web, kit)

  action(web, kit, {
    path: patterns.remarkAnswer,
    params: z.object({ remarkId: id }),
    body: z.strictObject({
      outcome: oneOf(['accepted', 'declined']),
      answer: text(10_000).transform((words) => (words.trim() === '' ? undefined : words)),
      text: text(100_000).optional(),
    }),
    run: ({ tx, actor, params, body: { text, ...body }, expected, desk }) => {
      const itemText = text === undefined ? undefined : { text, version: expected }
      return answerRemark(tx, actor, { ...params, ...body, itemText }, desk)
    },
    said: 'answered',
  })
}

function stepRoutes(web: FastifyInstance, kit: WebKit) {
  const nothing = z.strictObject({})

  action(web, kit, {
    path: patterns.minutesWithdrawal,
    params,
    body: nothing,
    run: ({ tx, actor, params }) => withdrawMinutes(tx, actor, params),
    said: 'withdrawn',
  })

  action(web, kit, {
    path: patterns.minutesPublication,
    params,
    body: z.strictObject({
      looked: z.literal('on').optional(),
      notPrivate: z.string().max(40_000).optional(),
    }),
    run: ({ tx, actor, params, body: { looked, notPrivate = '' } }) =>
      releaseMinutes(tx, actor, { ...params, notPrivate: looked ? notPrivate.split(',') : [] }),
    said: 'published',
  })

  action(web, kit, {
    path: patterns.minutesCorrection,
    params,
    body: z.strictObject({
      correction: text(20_000).refine((value) => value.trim() !== '', 'text.empty'),
    }),
    creates: true,
    run: ({ tx, actor, params, body, desk }) => correctMinutes(tx, actor, { ...params, ...body }, desk),
    said: 'saved',
  })
}
