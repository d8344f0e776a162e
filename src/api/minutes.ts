import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { releaseMinutes } from '#src/domain/drafting/release-minutes.ts'
import { correctMinutes } from '#src/domain/minutes/correct.ts'
import { getMinutesPdf } from '#src/domain/minutes/documents.ts'
import { openDraft } from '#src/domain/minutes/open-draft.ts'
import {
  findMinutes,
  getMinutesHead,
  listMinutes,
  minutesSorts,
  refuseReading,
} from '#src/domain/minutes/read.ts'
import { verifyVersions } from '#src/domain/minutes/verify.ts'
import { getVersionToRead, listVersions } from '#src/domain/minutes/versions.ts'
import { presentMinutes } from '#src/domain/minutes/whole.ts'
import { minutesStates } from '#src/platform/database/schema/minutes.ts'
import { deskOf } from '#src/platform/desk.ts'
import { getFile } from '#src/platform/files.ts'
import { PrintOrder } from '#src/platform/paper/print.ts'
import { text } from '#src/platform/text.ts'
import { hotQuery } from './hot-route.ts'
import type { Kit } from './kit.ts'
import { languageAsked } from './language-asked.ts'
import { minutesContent, minutesVersion, wholeMinutes } from './minutes-schemas.ts'
import { command, FileAnswer, JsonAnswer, query } from './route.ts'
import { choice, count, id, instantOut, pageOfRows, pageQuery, receipt, sortBy } from './schemas.ts'

const minutesRow = z.object({
  id: z.string(),
  meetingId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  title: z.string().nullable(),
  startsAt: instantOut,
  state: z.enum(minutesStates),
  circulatedAt: instantOut.nullable(),
  approvedAt: instantOut.nullable(),
  publishedAt: instantOut.nullable(),
  version: z.number().int(),
})

const params = z.strictObject({ minutesId: id })

export function minutesRoutes(app: FastifyInstance, kit: Kit) {
  const desk = deskOf(kit)
  command(app, kit, {
    method: 'POST',
    path: '/meetings/:meetingId/minutes',
    summary: 'Begin the minutes of a meeting',
    tag: 'Minutes',
    params: z.strictObject({ meetingId: id }),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/minutes/${made}`,
    run: ({ tx, actor, params }) => openDraft(tx, actor, params),
  })

  query(app, kit, {
    path: '/minutes',
    summary: 'Minutes that you may read, by when the meetings were',
    tag: 'Minutes',
    query: z.strictObject({
      ...pageQuery,
      sort: sortBy(minutesSorts),
      groupId: id.optional(),
      meetingId: id.optional(),
      state: choice(minutesStates).optional(),
    }),
    answer: pageOfRows(minutesRow),
    run: ({ db, actor, query }) => listMinutes(db, actor, query),
  })

  hotQuery(app, kit, {
    path: '/minutes/:minutesId',
    summary: 'The whole minutes: a draft as it stands, otherwise as they were frozen',
    tag: 'Minutes',
    params,
    answer: wholeMinutes,
    ask: ({ db, params }) => findMinutes(db, params.minutesId),
    show: ({ actor, asked }) => presentMinutes(actor, asked),
  })

  query(app, kit, {
    path: '/minutes/:minutesId/pdf',
    summary: 'The PDF: of the frozen version, or for a draft a marked preview made now',
    tag: 'Minutes',
    params,
    run: async ({ db, actor, params }) => {
      const made = await getMinutesPdf(db, actor, params)
      return made instanceof PrintOrder ? made : new FileAnswer({ ...made, inline: true })
    },
  })

  command(app, kit, {
    method: 'POST',
    path: '/minutes/:minutesId/publication',
    summary:
      'Publish approved minutes. Refused with `findings` while private reasons would stand before everybody',
    tag: 'Minutes',
    params,
    body: z
      .strictObject({
        notPrivate: z
          .array(z.string().max(100))
          .max(1_000)
          .optional()
          .meta({ description: 'ids of findings that were looked at and are no private data' }),
      })
      .nullish(),
    answer: receipt,
    run: ({ tx, actor, params, body, request }) =>
      releaseMinutes(tx, actor, { ...params, ...body, language: languageAsked(request, actor) }),
  })

  command(app, kit, {
    method: 'POST',
    path: '/minutes/:minutesId/corrections',
    summary: 'Correct approved minutes by a new version that says what it corrects',
    tag: 'Minutes',
    params,
    body: z.strictObject({
      correction: text(20_000).refine((value) => value.trim() !== '', 'text.empty'),
    }),
    status: 201,
    answer: receipt.extend({ versionNumber: z.number().int(), versionHash: z.string() }),
    run: ({ tx, actor, params, body }) => correctMinutes(tx, actor, { ...params, ...body }, desk),
  })

  versionRoutes(app, kit)
}

function versionRoutes(app: FastifyInstance, kit: Kit) {
  const versionParams = z.strictObject({
    minutesId: id,
    number: z.coerce.number('request.not-an-id').pipe(count(1, 100_000)),
  })

  query(app, kit, {
    path: '/minutes/:minutesId/versions',
    summary: 'The versions that were frozen, each with its hashes',
    tag: 'Minutes',
    params,
    query: z.strictObject(pageQuery),
    answer: pageOfRows(minutesVersion),
    run: async ({ db, actor, params, query }) => {
      refuseReading(actor, await getMinutesHead(db, params.minutesId))
      return listVersions(db, params.minutesId, query)
    },
  })

  query(app, kit, {
    path: '/minutes/:minutesId/versions/:number',
    summary: 'The canonical JSON that was frozen, byte for byte',
    tag: 'Minutes',
    params: versionParams,
    answer: minutesContent,
    run: async ({ db, actor, params }) => {
      return new JsonAnswer((await getVersionToRead(db, actor, params)).content)
    },
  })

  query(app, kit, {
    path: '/minutes/:minutesId/versions/:number/pdf',
    summary: 'The PDF that was frozen, byte for byte',
    tag: 'Minutes',
    params: versionParams,
    run: async ({ db, actor, params }) => {
      const { pdfFileId } = await getVersionToRead(db, actor, params)
      const { name, bytes } = await getFile(db, pdfFileId)
      return new FileAnswer({ name, mediaType: 'application/pdf', bytes, inline: true })
    },
  })

  query(app, kit, {
    path: '/minutes/:minutesId/verification',
    summary: 'Compute all hashes anew and say whether anything was changed',
    tag: 'Minutes',
    params,
    answer: z.object({
      intact: z.boolean(),
      versions: z.array(
        z.object({
          number: z.number().int(),
          hash: z.string(),
          fault: z.enum(['content', 'pdf', 'hash', 'link', 'missing']).nullable(),
        }),
      ),
    }),
    run: async ({ db, actor, params }) => {
      refuseReading(actor, await getMinutesHead(db, params.minutesId))
      return verifyVersions(db, params.minutesId)
    },
  })
}
