import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addItem, changeItem, removeItem, withdrawItem } from '#src/domain/agenda/keep.ts'
import { getItem, listPointable } from '#src/domain/agenda/read.ts'
import { reorderAgenda } from '#src/domain/agenda/reorder.ts'
import { listInvitees } from '#src/domain/meetings/read.ts'
import { addPaper, removePaper } from '#src/domain/papers/keep.ts'
import { getPaperFile } from '#src/domain/papers/read.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { action } from '../../action.ts'
import { file } from '../../file.ts'
import type { WebKit } from '../../kit.ts'
import { patterns, to } from '../../paths.ts'
import { id, screen } from '../../screen.ts'
import { readMeeting } from '../read.ts'
import { itemTyped } from './item-form.ts'
import { agendaPage } from './page.ts'
import { paperTyped } from './paper-form.ts'
import { presenterTyped } from './presenters.ts'

const ofMeeting = z.object({ meetingId: id })
const ofItem = z.object({ itemId: id })
const ofPaper = z.object({ paperId: id })
const nothing = z.strictObject({})

export function agendaRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.meetingAgenda,
    params: ofMeeting,
    read: async ({ db, actor, params }) => {
      const [meeting, pointable] = await Promise.all([
        readMeeting(db, actor, params.meetingId),
        listPointable(db, params),
      ])
      return { meeting, pointable }
    },
    page: (read, view, { press }) => agendaPage(read, view, press),
  })

  action(web, kit, {
    path: patterns.meetingItems,
    params: ofMeeting,
    body: itemTyped,
    creates: true,
    run: async ({ tx, actor, params, body }) =>
      addItem(tx, actor, { ...params, ...(await withPresenter(tx, params.meetingId, body)) }),
    next: ({ params, result }) => rowOf(params.meetingId, result.id),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.meetingOrder,
    params: ofMeeting,
    body: orderTyped,
    run: ({ tx, actor, params, body, expected }) =>
      reorderAgenda(tx, actor, { ...params, itemIds: body.itemIds, expected }),
    next: ({ params, body }) => rowOf(params.meetingId, body.focus),
    said: 'moved',
  })

  itemActions(web, kit)
  paperActions(web, kit)
}

function itemActions(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.item,
    params: ofItem,
    body: itemTyped,
    run: async ({ tx, actor, params, body, expected }) => {
      const { meetingId } = await getItem(tx, params.itemId)
      return changeItem(tx, actor, { ...params, ...(await withPresenter(tx, meetingId, body)), expected })
    },
    next: ({ params, from }) => `${from}#item-${params.itemId}`,
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.itemWithdrawal,
    params: ofItem,
    body: nothing,
    run: ({ tx, actor, params }) => withdrawItem(tx, actor, { ...params, withdrawn: true }),
    said: 'itemWithdrawn',
    undo: ({ params }) => to(patterns.itemWithdrawalEnding, params),
  })

  action(web, kit, {
    path: patterns.itemWithdrawalEnding,
    params: ofItem,
    body: nothing,
    run: ({ tx, actor, params }) => withdrawItem(tx, actor, { ...params, withdrawn: false }),
    said: 'itemRestored',
    undo: ({ params }) => to(patterns.itemWithdrawal, params),
  })

  action(web, kit, {
    path: patterns.itemRemoval,
    params: ofItem,
    body: nothing,
    run: ({ tx, actor, params, expected }) => removeItem(tx, actor, { ...params, expected }),
    said: 'removed',
  })
}

function paperActions(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.meetingPapers,
    params: ofMeeting,
    body: paperTyped,
    files: true,
    creates: true,
    run: ({ tx, actor, params, body: { title, url, file, agendaItemId } }) =>
      addPaper(tx, actor, {
        ...params,
        agendaItemId,
        title: title ?? undefined,
        url: url ?? undefined,
        file,
      }),
    next: ({ body, from }) => (body.agendaItemId ? `${from}#item-${body.agendaItemId}` : from),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.paperRemoval,
    params: ofPaper,
    body: nothing,
    run: ({ tx, actor, params, expected }) => removePaper(tx, actor, { ...params, expected }),
    said: 'removed',
  })

  file(web, kit, {
    path: patterns.paperFile,
    params: ofPaper,
    read: ({ db, actor, params }) => getPaperFile(db, actor, params.paperId),
  })
}

const rowOf = (meetingId: string, itemId: string): string =>
  `${to(patterns.meetingAgenda, { meetingId })}#item-${itemId}`

/** The order as it stands in the page, with one row moved by a button, or as it was dragged. */
const orderTyped = z
  .strictObject({
    order: z.string().max(60_000),
    focus: z.string().max(40).default(''),
    move: z
      .string()
      .regex(/^(up|down) [0-9a-f-]{36}$/)
      .optional(),
  })
  .transform(({ order, focus, move }) => {
    const itemIds = order.split(' ').filter(Boolean)
    const [direction, moved] = move?.split(' ') ?? []
    if (!moved) return { itemIds, focus }
    const at = itemIds.indexOf(moved)
    const next = direction === 'up' ? at - 1 : at + 1
    const rest = itemIds.toSpliced(at, 1)
    return { itemIds: at === -1 ? itemIds : rest.toSpliced(Math.max(0, next), 0, moved), focus: moved }
  })

/** Who presents it, where that was changed: a name that stands as it was says nothing new of whose it is. */
async function withPresenter(
  tx: Tx,
  meetingId: string,
  { presenter, presenterBefore, ...item }: z.output<typeof itemTyped>,
) {
  if ((presenter ?? '') === presenterBefore) return item
  const asked = (await listInvitees(tx, meetingId)).filter(({ removedAt }) => removedAt === null)
  return { ...item, ...presenterTyped(presenter, asked) }
}
