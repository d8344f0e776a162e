import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  addPicture,
  changePicture,
  readSentPicture,
  removePicture,
  replacePicture,
} from '#src/domain/collaborations/pictures.ts'
import { getPicture, getPictureFile, listPictures } from '#src/domain/collaborations/read-pictures.ts'
import { line } from '#src/platform/text.ts'
import { takeUploads, uploadedFile } from '#src/platform/upload.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, FileAnswer, query } from './route.ts'
import { id, instantOut, pageOfRows, pageQuery, receipt } from './schemas.ts'

const tag = 'Pictures'
const params = z.strictObject({ pictureId: id })
const name = line(40).regex(/^[a-z0-9-]+$/, 'pictures.name-form')
const alt = line(300)

const picture = z.object({
  id: z.string(),
  name: z.string(),
  alt: z.string(),
  mediaType: z.string(),
  width: z.number(),
  height: z.number(),
  sizeBytes: z.number(),
  version: z.number(),
  createdAt: instantOut,
})

const one = {
  answer: picture,
  run: ({ db, params }: Asking<{ pictureId: string }>) => getPicture(db, params.pictureId),
}

export async function pictureRoutes(app: FastifyInstance, kit: Kit) {
  await app.register(async (scope) => {
    await takeUploads(scope)
    uploadRoutes(scope, kit)
  })

  query(app, kit, {
    path: '/pictures',
    summary: 'The pictures that templates may show, by name',
    tag,
    query: z.strictObject(pageQuery),
    answer: pageOfRows(picture),
    run: ({ db, actor, query }) => listPictures(db, actor, query),
  })

  query(app, kit, {
    path: '/pictures/:pictureId',
    summary: 'One picture',
    tag,
    params,
    ...one,
  })

  query(app, kit, {
    path: '/pictures/:pictureId/file',
    summary: 'The picture itself: PNG or JPEG, written by us',
    tag,
    params,
    run: async ({ db, params }) =>
      new FileAnswer({ ...(await getPictureFile(db, params.pictureId)), inline: true }),
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/pictures/:pictureId',
    summary: 'Change what a picture is called or what is read in its place',
    tag,
    editable: true,
    current: one,
    params,
    body: z.strictObject({ name: name.optional(), alt: alt.optional() }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) =>
      changePicture(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'DELETE',
    path: '/pictures/:pictureId',
    summary: 'Take a picture away that is not the logo',
    tag,
    editable: true,
    current: one,
    params,
    run: ({ tx, actor, params, expected }) => removePicture(tx, actor, { ...params, expected }),
  })
}

function uploadRoutes(scope: FastifyInstance, kit: Kit) {
  command(scope, kit, {
    method: 'POST',
    path: '/pictures',
    summary: 'Keep a picture for templates and letterhead: PNG, JPEG, WebP, GIF or SVG of at most 5 MB',
    tag,
    consumes: ['multipart/form-data'],
    body: z.strictObject({ name, alt, file: uploadedFile }),
    status: 201,
    answer: receipt,
    location: (made) => `/api/v1/pictures/${made}`,
    prepare: ({ actor, body }) => readSentPicture(actor, body.file.bytes),
    run: ({ tx, actor, body: { name, alt }, prepared }) =>
      addPicture(tx, actor, { name, alt, picture: prepared }),
  })

  command(scope, kit, {
    method: 'PUT',
    path: '/pictures/:pictureId/file',
    summary: 'Put another picture under the same name',
    tag,
    editable: true,
    current: one,
    consumes: ['multipart/form-data'],
    params,
    body: z.strictObject({ file: uploadedFile }),
    answer: receipt,
    prepare: ({ actor, body }) => readSentPicture(actor, body.file.bytes),
    run: ({ tx, actor, params, expected, prepared }) =>
      replacePicture(tx, actor, { ...params, expected, picture: prepared }),
  })
}
