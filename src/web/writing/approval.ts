import { html } from 'ghtml'
import type { UnderItem } from '#src/domain/follow-ups/under-item.ts'
import { approvalOutcomes } from '#src/platform/database/schema/approvals.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { minutesPageWords } from '#src/platform/language/words/web-minutes.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { localDate } from '#src/platform/time.ts'
import { message } from '../layout/fields.ts'
import { screenForm } from '../layout/screen-form.ts'
import type { ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

/** The earlier minutes that an item stands for: approved as they are or with corrections, or how that stands. */
export function approvalPart(item: ShownItem, approves: UnderItem['approves'], view: View): string {
  if (!approves) return message('note', view.say(words.approvesNone))
  const { minutesId, state, startsAt, zone, openRemarks, stamp } = approves
  const date = longDate(view.language, localDate(new Date(startsAt), zone))
  const read = html`<p><a href="${to(patterns.minutes, { minutesId })}">${view.say(words.readEarlier, { date })}</a></p>`
  if (state === 'approved' || state === 'published') return message('good', stamp ?? '', '', read)
  if (state === 'draft') return message('note', view.say(words.earlierDraft), '', read)
  const remarks =
    openRemarks > 0
      ? message(
          'note',
          view.say(words.earlierRemarks, { count: openRemarks }),
          '',
          html`<p><a href="${to(patterns.minutesReview, { minutesId })}">${view.say(minutesPageWords.toRound)}</a></p>`,
        )
      : ''
  const form = screenForm(view, {
    act: `approval-${item.id}`,
    action: to(patterns.itemMinutesApproval, { itemId: item.id }),
    submit: view.say(words.approveEarlier),
    body: (fields) =>
      [
        fields.radio('outcome', {
          label: view.say(words.approvalOutcome),
          value: 'approved',
          choices: approvalOutcomes.map((one) => ({ value: one, label: view.say(words[`outcome.${one}`]) })),
        }),
        fields.text('corrections', {
          label: view.say(words.corrections),
          hint: view.say(words.correctionsHint),
          maxLength: 20_000,
        }),
      ].join(''),
  })
  return html`<section class="card"><h3>${view.say(words.approvalTitle, { date })}</h3>!${read}!${remarks}<p>${view.say(words.approvalLocks)}</p>!${form}</section>`
}
