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
import { uploadedFile } from '#src/platform/upload.ts'
import { action } from '../action.ts'
import { pageAsked } from '../asked-values.ts'
import { file } from '../file.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { picturePage, picturesPage } from './page.ts'

const params = z.object({ pictureId: id })
const words = z.strictObject({
  name: line(40).regex(/^[a-z0-9-]+$/, 'pictures.name-form'),
  alt: line(300),
})

export function pictureRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.pictures,
    query: z.object(pageAsked()),
    read: ({ db, actor, query }) => listPictures(db, actor, { ...query, order: 'asc' }),
    page: (found, view) => picturesPage(found, view),
  })

  screen(web, kit, {
    path: patterns.picture,
    params,
    read: ({ db, params }) => getPicture(db, params.pictureId),
    page: (picture, view) => picturePage(picture, view),
  })

  file(web, kit, {
    path: patterns.pictureFile,
    params,
    shown: 'as-picture',
    read: ({ db, params }) => getPictureFile(db, params.pictureId),
  })

  action(web, kit, {
    path: patterns.pictures,
    body: words.extend({ file: uploadedFile }),
    files: true,
    creates: true,
    prepare: ({ actor, body }) => readSentPicture(actor, body.file.bytes),
    run: ({ tx, actor, body: { name, alt }, prepared }) =>
      addPicture(tx, actor, { name, alt, picture: prepared }),
    next: ({ result }) => to(patterns.picture, { pictureId: result.id }),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.picture,
    params,
    body: words,
    run: ({ tx, actor, params, body, expected }) =>
      changePicture(tx, actor, { ...params, ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.pictureFile,
    params,
    body: z.strictObject({ file: uploadedFile }),
    files: true,
    prepare: ({ actor, body }) => readSentPicture(actor, body.file.bytes),
    run: ({ tx, actor, params, expected, prepared }) =>
      replacePicture(tx, actor, { ...params, expected, picture: prepared }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.pictureRemoval,
    params,
    body: z.strictObject({}),
    run: ({ tx, actor, params, expected }) => removePicture(tx, actor, { ...params, expected }),
    next: () => patterns.pictures,
    said: 'removed',
  })
}
