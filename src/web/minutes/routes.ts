import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { approveVersion } from '#src/domain/approvals/answer-round.ts'
import { type ReadMinutes, readMinutes } from '#src/domain/approvals/read-minutes.ts'
import { sendRemark } from '#src/domain/approvals/remarks.ts'
import { listGroups } from '#src/domain/groups/read.ts'
import { getMinutesPdf, printMinutes } from '#src/domain/minutes/documents.ts'
import { listMinutes } from '#src/domain/minutes/read.ts'
import { getVersionToRead } from '#src/domain/minutes/versions.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import { getFile } from '#src/platform/files.ts'
import type { Press } from '#src/platform/paper/press.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, pageAsked, wholeNumber } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { hashTyped, remarkBody, versionHash } from './answers.ts'
import { draftDocument, minutesDocument } from './document.ts'
import { minutesListPage } from './list-page.ts'
import { readPage } from './read-page.ts'
import { stampOf } from './standing.ts'

const params = z.object({ minutesId: id })
const versionNumber = z.coerce.number().int().min(1).max(100_000)

export function minutesRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.minutesList,
    query: z.object({
      groupId: chosenId.optional(),
      state: oneOf(minutesStates).optional(),
      year: wholeNumber(1900, 2200).optional(),
      ...pageAsked(),
    }),
    read: async ({ db, actor, query }) => {
      const [found, groups] = await Promise.all([
        listMinutes(db, actor, { ...query, sort: 'startsAt', order: 'desc' }),
        listGroups(db, actor, { order: 'asc', limit: 200 }),
      ])
      return { found, groups: groups.items }
    },
    page: (read, view, { query }) => minutesListPage(read, { view, asked: query }),
  })

  screen(web, kit, {
    path: patterns.minutes,
    params,
    query: z.object({ since: versionNumber.optional() }),
    read: ({ db, actor, params, query, shown }) =>
      // Whoever answered a version that has been replaced sees what is new since that one.
      readMinutes(db, actor, { ...params, number: query.since, hash: hashTyped(shown) }),
    page: async (found, view, { query, press }) =>
      readPage(found, { view, since: query.since, ...(await documentOf(press, found)) }),
  })

  fileRoutes(web, kit)
  answerRoutes(web, kit)
}

async function documentOf(press: Press, { review, draft }: ReadMinutes) {
  if (!review) return { document: await draftDocument(press, draft), stamp: '' }
  const [document, stamp] = await Promise.all([
    minutesDocument(press, review.now),
    stampOf(press, review.now.content),
  ])
  return { document, stamp }
}

function fileRoutes(web: FastifyInstance, kit: WebKit) {
  file(web, kit, {
    path: patterns.minutesPdf,
    params,
    isOurs: true,
    read: ({ db, actor, params }) => getMinutesPdf(db, actor, params),
  })

  file(web, kit, {
    path: patterns.minutesWord,
    params,
    read: ({ db, actor, params }) =>
      printMinutes(db, actor, { ...params, document: 'minutes', format: 'docx' }),
  })

  file(web, kit, {
    path: patterns.minutesVersionPdf,
    params: params.extend({ number: versionNumber }),
    isOurs: true,
    read: async ({ db, actor, params }) => {
      const { pdfFileId } = await getVersionToRead(db, actor, params)
      return getFile(db, pdfFileId)
    },
  })
}

function answerRoutes(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.minutesApproval,
    params,
    body: z.strictObject({ versionHash }),
    run: ({ tx, actor, params, body, desk }) =>
      approveVersion(tx, actor, { ...params, ...body, through: 'session' }, desk),
    said: 'approved',
  })

  action(web, kit, {
    path: patterns.minutesRemarks,
    params,
    body: remarkBody,
    creates: true,
    run: ({ tx, actor, params, body, desk }) =>
      sendRemark(tx, actor, { ...params, ...body, through: 'session' }, desk),
    said: 'remarkSent',
  })
}
