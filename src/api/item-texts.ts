import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { getItemInMeeting, refuseReadingHistory, refuseReadingText } from '#src/domain/minutes/item.ts'
import { mergeText } from '#src/domain/minutes/merge-text.ts'
import { restoreText, saveText } from '#src/domain/minutes/save-text.ts'
import { getTextFor, listTextVersions } from '#src/domain/minutes/texts.ts'
import { text } from '#src/platform/text.ts'
import type { Kit } from './kit.ts'
import { type Asking, command, query } from './route.ts'
import { count, id, instantOut, pageOfRows, pageQuery, receipt } from './schemas.ts'

const params = z.strictObject({ itemId: id })
const writer = z.object({ id: z.string(), name: z.string() }).nullable()

const itemText = z.object({
  agendaItemId: z.string(),
  meetingId: z.string(),
  text: z.string().meta({ description: 'Markdown; empty while nothing is written' }),
  version: z.number().int().meta({ description: '0 while nothing is written' }),
  writtenAt: instantOut.nullable(),
  writtenBy: writer,
})

const current = {
  answer: itemText,
  run: async ({ db, actor, params }: Asking<{ itemId: string }>) => {
    const item = await getItemInMeeting(db, params.itemId)
    refuseReadingText(actor, item)
    return getTextFor(db, actor, item)
  },
}

export function itemTextRoutes(app: FastifyInstance, kit: Kit) {
  query(app, kit, {
    path: '/agenda-items/:itemId/text',
    summary: 'The text minuted under an item, as it stands now',
    tag: 'Minutes',
    params,
    ...current,
    version: 'only',
  })

  command(app, kit, {
    method: 'PUT',
    path: '/agenda-items/:itemId/text',
    summary: 'Save the text under an item; If-Match "0" where there is none yet',
    tag: 'Minutes',
    editable: true,
    current,
    params,
    body: z.strictObject({ text: text(100_000) }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) => saveText(tx, actor, { ...params, ...body, expected }),
  })

  command(app, kit, {
    method: 'PATCH',
    path: '/agenda-items/:itemId/text',
    summary:
      'Save the text under an item as written upon an earlier version, together with what others have saved since: nobody’s words go',
    tag: 'Minutes',
    params,
    body: z.strictObject({
      text: text(100_000),
      basedOn: count(0, 1_000_000).meta({
        description: 'the version it was written upon; 0 where there was none',
      }),
    }),
    answer: receipt.extend({
      text: z.string().meta({ description: 'as it stands now, with what others wrote' }),
    }),
    run: ({ tx, actor, params, body }) => mergeText(tx, actor, { ...params, ...body }),
  })

  query(app, kit, {
    path: '/agenda-items/:itemId/text/versions',
    summary: 'Every saved version of the text under an item, for those who write it and the meeting’s chair',
    tag: 'Minutes',
    params,
    query: z.strictObject(pageQuery),
    answer: pageOfRows(
      z.object({
        version: z.number().int(),
        text: z.string(),
        writtenAt: instantOut,
        writtenBy: writer,
        named: z
          .array(
            z.object({
              versionNumber: z.number().int(),
              reason: z.enum(['circulated', 'approved', 'corrected']),
            }),
          )
          .meta({ description: 'the versions of the minutes that were frozen with this text' }),
      }),
    ),
    run: async ({ db, actor, params, query }) => {
      refuseReadingHistory(actor, await getItemInMeeting(db, params.itemId))
      return listTextVersions(db, params.itemId, query)
    },
  })

  command(app, kit, {
    method: 'POST',
    path: '/agenda-items/:itemId/text/restoration',
    summary: 'Make an earlier version of the text the newest one',
    tag: 'Minutes',
    editable: true,
    current,
    params,
    body: z.strictObject({ version: count(1, 1_000_000) }),
    answer: receipt,
    run: ({ tx, actor, params, body, expected }) => restoreText(tx, actor, { ...params, ...body, expected }),
  })
}
