import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { guessKind } from '#src/domain/agenda/guess-kind.ts'
import { approveInMeeting } from '#src/domain/approvals/approve-in-meeting.ts'
import { takeUpItem } from '#src/domain/drafting/take-up-item.ts'
import { mendText } from '#src/domain/minutes/mend-text.ts'
import { openDraft } from '#src/domain/minutes/open-draft.ts'
import { restoreText, saveText } from '#src/domain/minutes/save-text.ts'
import { takeOutProposed } from '#src/domain/working-groups/rewrite.ts'
import { startInMeeting } from '#src/domain/working-groups/start.ts'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import { line, text } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { chosenId, oneOf, orNone, wholeNumber } from '../asked-values.ts'
import { roomScriptPath } from '../assets/room-script.ts'
import { reshapeRows } from '../form-rows.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { blankSeat } from '../working-groups/start-page.ts'
import { startBody, startTyped } from '../working-groups/start-routes.ts'
import { decisionRoutes } from './decision-routes.ts'
import { followUpActions } from './follow-up-actions.ts'
import { writingPage } from './page.ts'
import { readWriting } from './read.ts'
import { writtenHtml } from './written.ts'

const ofMeeting = z.object({ meetingId: id })
const ofItem = z.object({ itemId: id })

/** From the meeting to the draft of its minutes: an item at a time, with what was decided, promised and set up under it. */
export function writingRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.meetingMinutes,
    params: ofMeeting,
    query: z.object({
      item: id.optional(),
      panel: z.literal('check').optional(),
    }),
    read: ({ db, actor, params, query, shown }) =>
      readWriting(db, actor, { ...params, ...query, act: shown.act }),
    page: async (read, view, { press }) => {
      // Without its script the room is still a page to write on; that it could not be made was told when the server started.
      const made = roomScriptPath().catch(() => null)
      const [written, script] = await Promise.all([writtenHtml(press, read), made])
      return writingPage(read, view, { written, script })
    },
  })

  action(web, kit, {
    path: patterns.meetingMinutes,
    params: ofMeeting,
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => openDraft(tx, actor, params),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.meetingMinutesItems,
    params: ofMeeting,
    body: z.strictObject({
      afterItemId: orNone(chosenId),
      title: line(500),
      kind: orNone(oneOf(itemKinds)),
    }),
    creates: true,
    run: ({ tx, actor, params, body: { kind, ...item } }) =>
      takeUpItem(tx, actor, { ...params, ...item, kind: kind ?? guessKind(item.title) }),
    next: ({ params, result }) => to(patterns.meetingMinutes, params, { item: result.id }),
    said: 'added',
  })

  textRoutes(web, kit)
  decisionRoutes(web, kit)
  followUpActions(web, kit)

  action(web, kit, {
    path: patterns.itemMinutesApproval,
    params: ofItem,
    body: z.strictObject({ outcome: oneOf(approvalOutcomes), corrections: text(20_000) }),
    run: ({ tx, actor, params, body, desk }) => approveInMeeting(tx, actor, { ...params, ...body }, desk),
    said: 'approved',
  })

  action(web, kit, {
    path: patterns.itemWorkingGroups,
    params: ofItem,
    body: startBody,
    creates: true,
    reshape: reshapeRows({ name: 'seats', blank: blankSeat, most: 100 }),
    run: async ({ tx, actor, params, body, desk }) =>
      startInMeeting(tx, actor, { ...params, ...(await startTyped(tx, actor, body)) }, desk),
    said: 'added',
  })

  action(web, kit, {
    path: patterns.workingGroupRemoval,
    params: z.object({ workingGroupId: id }),
    body: z.strictObject({}),
    run: ({ tx, actor, params, expected }) => takeOutProposed(tx, actor, { ...params, expected }),
    said: 'removed',
  })
}

function textRoutes(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.itemText,
    params: ofItem,
    body: z.strictObject({ text: text(100_000), on: z.string().max(300).optional() }),
    // A standard sentence is put at the end of what was typed, to be looked at before it is saved.
    reshape: ({ put, ...typed }) =>
      put === undefined
        ? { typed, again: false }
        : {
            typed: { ...typed, text: [typed.text?.trimEnd(), put].filter(Boolean).join('\n\n') },
            again: true,
          },
    run: ({ tx, actor, params, body, expected }) =>
      saveText(tx, actor, { ...params, text: body.text, expected }),
    next: ({ body, from }) =>
      body.on && /^\/meetings\/[\w-]+\/minutes\?item=[\w-]+$/.test(body.on) ? body.on : from,
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.itemRestoration,
    params: ofItem,
    body: z.strictObject({ number: wholeNumber(1, 1_000_000) }),
    run: ({ tx, actor, params, body, expected }) =>
      restoreText(tx, actor, { ...params, version: body.number, expected }),
    said: 'saved',
    undo: ({ params, result }) =>
      to(patterns.itemRestorationUndoing, { ...params, number: String(result.version) }),
  })

  action(web, kit, {
    path: patterns.itemRestorationUndoing,
    params: z.object({ itemId: id, number: z.coerce.number().int().min(2).max(1_000_000) }),
    body: z.strictObject({}),
    run: ({ tx, actor, params: { itemId, number } }) =>
      restoreText(tx, actor, { itemId, version: number - 1, expected: number }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.itemMending,
    params: ofItem,
    body: z.strictObject({ words: text(10_000), instead: text(10_000) }),
    run: ({ tx, actor, params, body }) =>
      mendText(tx, actor, { ...params, from: body.words, to: body.instead }),
    said: 'saved',
  })
}
