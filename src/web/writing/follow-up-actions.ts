import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addFollowUp } from '#src/domain/follow-ups/add.ts'
import { findAssignee } from '#src/domain/follow-ups/choose-assignee.ts'
import { takeOutFollowUp } from '#src/domain/follow-ups/rewrite.ts'
import { getItemInMeeting } from '#src/domain/minutes/item.ts'
import { chooserFor } from '#src/domain/people/choosing.ts'
import { line } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { dateOrNone, orNone } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { typedPerson } from '../people-choice.ts'
import { id } from '../screen.ts'
import { helperLines } from './follow-ups.ts'

const helperNames = Array.from({ length: helperLines }, (_, at) => `helpers.${at}`)

const promise = z.strictObject({
  text: line(1_000),
  assignee: orNone(line(500)),
  dueOn: dateOrNone,
  ...Object.fromEntries(helperNames.map((name) => [name, typedPerson])),
})

/** What somebody shall do, promised under an item and taken out again. */
export function followUpActions(web: FastifyInstance, kit: WebKit) {
  action(web, kit, {
    path: patterns.itemFollowUps,
    params: z.object({ itemId: id }),
    body: promise,
    creates: true,
    run: async ({ tx, actor, params, body, desk }) => {
      const { meetingId } = await getItemInMeeting(tx, params.itemId)
      const { text, dueOn, assignee: typed } = body
      const assignee = await findAssignee(tx, actor, { field: 'assignee', typed, meetingId })
      const choose = await chooserFor(tx, actor)
      const named = body as Record<string, unknown>
      const helpers = helperNames.flatMap(
        (field) => choose({ field, typed: named[field] as string | null }) ?? [],
      )
      return addFollowUp(tx, actor, { agendaItemId: params.itemId, text, dueOn, assignee, helpers }, desk)
    },
    said: 'added',
  })

  action(web, kit, {
    path: patterns.followUpRemoval,
    params: z.object({ followUpId: id }),
    body: z.strictObject({}),
    run: ({ tx, actor, params, expected }) => takeOutFollowUp(tx, actor, { ...params, expected }),
    said: 'removed',
  })
}
