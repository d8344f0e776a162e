import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeGroup, endGroup } from '#src/domain/groups/keep.ts'
import { mayKeep } from '#src/domain/groups/may.ts'
import { getGroupFor, listStandingItems } from '#src/domain/groups/read.ts'
import { putStandingItems } from '#src/domain/groups/standing-items.ts'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import {
  approvalPolicies,
  groupKinds,
  numberingSchemes,
  recordForms,
} from '#src/platform/database/schema/groups.ts'
import { forbidden } from '#src/platform/errors.ts'
import { languages } from '#src/platform/language/language.ts'
import { leads } from '#src/platform/may.ts'
import { line, text, zone } from '#src/platform/text.ts'
import { action } from '../action.ts'
import { dateOrNone, oneOf, orNone, ticked, wholeNumber } from '../asked-values.ts'
import { reshapeRows, withRows } from '../form-rows.ts'
import type { WebKit } from '../kit.ts'
import { patterns, to } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { settingsPage } from './settings-page.ts'
import { blankItem, standingPage } from './standing-page.ts'

const params = z.object({ groupId: id })

/** A kind that a standing group may have. */
export const standingKind = oneOf(groupKinds).exclude(['working-group'])

/** One sentence a line. */
const sentences = text(13_000)
  .transform((typed) => typed.split('\n').filter((one) => one.trim() !== ''))
  .pipe(z.array(line(300)).max(40, 'request.too-many-rows'))

const settings = z.strictObject({
  name: line(200),
  kind: standingKind.optional(),
  language: oneOf(languages),
  zone,
  defaultPlace: orNone(line(300)),
  approvalPolicy: oneOf(approvalPolicies),
  writtenReviewDays: wholeNumber(1, 90),
  silenceApproves: ticked,
  numbering: oneOf(numberingSchemes),
  recordForm: orNone(oneOf(recordForms)),
  calendarPublic: ticked,
  phrases: sentences,
})

const items = z.preprocess(
  withRows('items'),
  z.strictObject({
    items: z
      .array(
        z.strictObject({
          place: oneOf(['first', 'last']),
          kind: oneOf(itemKinds),
          title: line(300),
          minutesAllotted: orNone(wholeNumber(1, 1_440)),
        }),
      )
      .max(30, 'request.too-many-rows'),
  }),
)

/** How a group works, and what its agendas always hold. */
export function settingRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.groupSettings,
    params,
    read: async ({ db, actor, params }) => {
      const group = await getGroupFor(db, actor, params.groupId)
      if (!mayKeep(actor, group)) throw forbidden('request.only-secretariat')
      return group
    },
    page: settingsPage,
  })

  action(web, kit, {
    path: patterns.groupSettings,
    params,
    body: settings,
    run: ({ tx, actor, params, body, expected }) => changeGroup(tx, actor, { ...params, ...body, expected }),
    said: 'saved',
  })

  action(web, kit, {
    path: patterns.groupEnding,
    params,
    body: z.strictObject({ untilOn: dateOrNone }),
    run: ({ tx, actor, params, body }) =>
      endGroup(tx, actor, { ...params, untilOn: body.untilOn ?? undefined }),
    next: ({ params }) => to(patterns.group, params),
    said: 'ended',
  })

  standingRoutes(web, kit)
}

function standingRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.groupStandingItems,
    params,
    read: async ({ db, actor, params }) => {
      const [group, standing] = await Promise.all([
        getGroupFor(db, actor, params.groupId),
        listStandingItems(db, actor, params.groupId),
      ])
      if (!mayKeep(actor, group) && !leads(actor, group.id)) throw forbidden('request.only-secretariat')
      return { group, standing }
    },
    page: standingPage,
  })

  action(web, kit, {
    path: patterns.groupStandingItems,
    params,
    body: items,
    reshape: reshapeRows({ name: 'items', blank: blankItem, most: 30 }),
    run: ({ tx, actor, params, body, expected }) =>
      putStandingItems(tx, actor, { ...params, ...body, expected }),
    said: 'saved',
  })
}
