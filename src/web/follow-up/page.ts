import { html } from 'ghtml'
import type { LoadedFollowUp } from '#src/domain/follow-ups/load.ts'
import { dateAndTime, longDate } from '#src/platform/language/formats.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { facts } from '../layout/facts.ts'
import { form, message, textField } from '../layout/fields.ts'
import { readerNote } from '../link/reader-note.ts'
import type { LinkVisit } from '../link/visit.ts'
import { linkActPath } from '../paths.ts'
import type { Shown } from '../view.ts'

export type FollowUpView = { visit: LinkVisit; shown: Shown; mayComplete: boolean }

/** What somebody shall do by when, and a form to say that it is done. */
export function followUpPage(followUp: LoadedFollowUp, view: FollowUpView) {
  const { visit, shown, mayComplete } = view
  const { language } = visit
  const title = say(screenWords.taskTitle, language, { group: followUp.group.name })
  const due = followUp.dueOn && longDate(language, followUp.dueOn)
  const overdue = due && followUp.overdue ? say(screenWords.taskOverdue, language, { date: due }) : due
  const open = followUp.state === 'open' && mayComplete
  return {
    title,
    main: html`!${shown.trouble ? message('bad', shown.trouble) : ''}<h1>${title}</h1>!${outcome(followUp, visit)}
      <blockquote class="task typed">${followUp.text}</blockquote>
      !${facts([
        [say(screenWords.taskAssignee, language), followUp.assignee?.name],
        [say(screenWords.taskHelpers, language), followUp.helpers.map(({ name }) => name).join(', ')],
        [say(screenWords.taskDue, language), overdue],
        [say(screenWords.taskComment, language), followUp.closingComment],
      ])}!${open ? completionForm(view) : ''}!${readerNote(visit, { open })}`,
  }
}

function outcome(followUp: LoadedFollowUp, { language, holder }: LinkVisit): string {
  const { state, closedAt, closedBy } = followUp
  if (state === 'open' || !closedAt) return ''
  const time = dateAndTime(language, { at: new Date(closedAt), zone: holder.collaboration.zone })
  const text = say(screenWords.taskClosedBy, language, { time, name: closedBy?.name ?? '' })
  return state === 'done'
    ? message('good', say(screenWords.taskDone, language), text)
    : message('note', say(screenWords.taskDropped, language), text)
}

function completionForm({ visit, shown: { typed, errors } }: FollowUpView): string {
  const { language, token, formToken } = visit
  const body = textField({
    name: 'comment',
    label: say(screenWords.taskHow, language),
    hint: say(screenWords.optional, language),
    value: typed.comment,
    error: errors.comment,
    maxLength: 4_000,
  })
  const submit = say(screenWords.taskButton, language)
  return html`<section class="card">!${form({ action: linkActPath(token, 'completion'), formToken, submit, body })}</section>`
}
