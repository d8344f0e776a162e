import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { approveInMeeting } from '#src/domain/approvals/approve-in-meeting.ts'
import { mendText } from '#src/domain/minutes/mend-text.ts'
import { openDraft } from '#src/domain/minutes/open-draft.ts'
import { restoreText, saveText } from '#src/domain/minutes/save-text.ts'
import { startInMeeting } from '#src/domain/working-groups/start.ts'
import { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import { text } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { oneOf, wholeNumber } from '../asked-values.ts'
import { reshapeRows } from '../form-rows.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
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
    query: z.object({ item: id.optional(), versions: z.literal('true').optional() }),
    read: ({ db, actor, params, query, shown }) =>
      readWriting(db, actor, { ...params, ...query, act: shown.act }),
    page: async (read, view, { press }) => writingPage(read, view, await writtenHtml(press, read)),
  })

  action(web, kit, {
    path: patterns.meetingMinutes,
    params: ofMeeting,
    body: z.strictObject({}),
    run: ({ tx, actor, params }) => openDraft(tx, actor, params),
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
