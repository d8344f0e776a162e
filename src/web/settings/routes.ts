import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeCollaboration } from '#src/domain/collaborations/change.ts'
import { getCollaboration } from '#src/domain/collaborations/read.ts'
import { listPictures } from '#src/domain/collaborations/read-pictures.ts'
import { languages } from '#src/platform/language/language.ts'
import { line, text, zone } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { screen } from '../screen.ts'
import { settingsPage } from './page.ts'

/** One line of text for each row of the field; empty rows are none. */
const rows = text(2_000)
  .transform((value) => value.split('\n').filter((row) => row.trim() !== ''))
  .pipe(z.array(line(200)).max(6, 'request.too-many-rows'))

export function settingsRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.settings,
    read: async ({ db, actor }) => {
      const [collaboration, { items }] = await Promise.all([
        getCollaboration(db),
        listPictures(db, actor, { limit: 200, order: 'asc' }),
      ])
      return { collaboration, pictures: items }
    },
    page: (found, view) => settingsPage(found, view),
  })

  action(web, kit, {
    path: patterns.settings,
    body: z.strictObject({ name: line(200), language: oneOf(languages), zone }),
    run: ({ tx, actor, body, expected }) => changeCollaboration(tx, actor, { ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.settingsLetterhead,
    body: z.strictObject({
      letterheadLines: rows,
      letterheadColour: z.string('text.not-text').regex(/^#[0-9a-fA-F]{6}$/, 'request.not-a-colour'),
    }),
    run: ({ tx, actor, body, expected }) => changeCollaboration(tx, actor, { ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.settingsLogo,
    body: z.strictObject({ logoPictureId: orNone(chosenId) }),
    run: ({ tx, actor, body, expected }) => changeCollaboration(tx, actor, { ...body, expected }),
    said: 'saved',
  })
}
