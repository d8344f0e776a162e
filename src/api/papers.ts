import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addPaper, changePaper, removePaper, reorderPapers } from '#src/domain/papers/keep.ts'
import { getPaperFile, getPaperToRead, listPapers } from '#src/domain/papers/read.ts'
import { line, webAddress } from '#src/platform/text.ts'
import { takeUploads, uploadedFile } from '#src/platform/upload.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, FileAnswer, query } from './route.ts'
import { id, receipt } from './schemas.ts'
import { paper } from './whole-meeting.ts'

const tag = 'Papers'
const ofMeeting = z.strictObject({ meetingId: id })
const params = z.strictObject({ paperId: id })

const paperOfMeeting = paper.extend({
  meetingId: z.string(),
  agendaItemId: z.string().nullable(),
  position: z.number(),
})

const one = {
  answer: paperOfMeeting,
  run: ({ db, actor, params }: Asking<{ paperId: string }>) => getPaperToRead(db, actor, params.paperId),
}

export async function paperRoutes(app: FastifyInstance, kit: Kit) {
  await app.register(async (scope) => {
    await takeUploads(scope)
    command(scope, kit, {
      method: 'POST',
      path: '/meetings/:meetingId/papers',
      summary:
        'Attach a paper: a file of at most 25 MB (multipart/form-data) or a link (JSON), to the meeting or one item',
      tag,
      params: ofMeeting,
      consumes: ['application/json', 'multipart/form-data'],
      body: z.strictObject({
        title: line(300).optional(),
        agendaItemId: id.optional(),
        url: webAddress.optional(),
        file: uploadedFile.optional(),
      }),
      status: 201,
      answer: receipt,
      location: (made) => `/api/v1/papers/${made}`,
      run: ({ tx, actor, params, body }) => addPaper(tx, actor, { ...params, ...body }),
    })
  })

  query(app, kit, {
    path: '/meetings/:meetingId/papers',
    summary: 'A meeting’s papers in order, with the version of the order',
    tag,
    params: ofMeeting,
    answer: z.object({ papersVersion: z.number(), items: z.array(paperOfMeeting) }),
    run: ({ db, actor, params }) => listPapers(db, actor, params.meetingId),
    version: ({ papersVersion }) => papersVersion,
  })

  command(app, kit, {
    method: 'PUT',
    path: '/meetings/:meetingId/paper-order',
    summary:
      'Put the papers in another order, each of them named once; If-Match takes the meeting’s `papersVersion`',
    tag,
    editable: true,
    params: ofMeeting,
    body: z.strictObject({ paperIds: z.array(id).max(500, 'request.too-many-rows') }),
    run: ({ tx, actor, params, body, expected }) =>
      reorderPapers(tx, actor, { ...params, ...body, expected }),
  })

  query(app, kit, {
    path: '/papers/:paperId',
    summary: 'One paper',
    tag,
    params,
    ...one,
  })

  query(app, kit, {
    path: '/papers/:paperId/file',
    summary: 'A paper’s file, as a download',
    tag,
    params,
    run: async ({ db, actor, params }) => new FileAnswer(await getPaperFile(db, actor, params.paperId)),
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/papers/:paperId',
    summary: 'Name a paper anew, move it to another item or to none, correct its link',
    tag,
    editable: true,
    current: one,
    params,
    body: z.strictObject({
      title: line(300).optional(),
      agendaItemId: id.nullable().optional(),
      url: webAddress.optional(),
    }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) => changePaper(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/papers/:paperId',
    summary: 'Take a paper away, its file with it',
    tag,
    editable: true,
    current: one,
    params,
    run: ({ tx, actor, params, expected }) => removePaper(tx, actor, { ...params, expected }),
  })
}
