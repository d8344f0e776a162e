import { html } from 'ghtml'
import type { FollowUpComment, WholeFollowUp } from '#src/domain/follow-ups/whole.ts'
import { dateAndTime, listOf, longDate } from '#src/platform/language/formats.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { localDate } from '#src/platform/time.ts'
import { htmlFacts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { tag } from '../layout/lists.ts'
import { askFirst, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { completeForm, factFields } from './forms.ts'
import { daysHtml } from './rows.ts'

/** One follow-up: what, who, by when, where it comes from and how it goes, with what its reader may do. */
export function followUpPage(whole: WholeFollowUp, view: View): ScreenPage {
  const { followUp, comments, unreached, may } = whole
  const open = followUp.state === 'open'
  const isLong = followUp.text.length > longestTitle
  const note =
    open && unreached.length > 0
      ? message('note', view.say(words.unreached, { names: listOf(view.language, unreached) }))
      : ''
  const complete =
    open && may.complete
      ? html`<section class="card"><h2>${view.say(words.completeTitle)}</h2>!${completeForm(view, { id: followUp.id })}</section>`
      : ''
  return {
    title: isLong ? `${followUp.text.slice(0, longestTitle).trimEnd()} …` : followUp.text,
    beside: stateTag(view, followUp),
    crumbs: [
      [view.say(frameWords.followUps), patterns.followUps],
      [followUp.group.name, to(patterns.followUps, {}, { groupId: followUp.group.id })],
    ],
    main: html`!${note}!${isLong ? html`<p class="typed">${followUp.text}</p>` : ''}
      <div class="columns"><div>!${factsOf(view, whole)}!${complete}!${commentsHtml(view, { comments, whole })}</div>
      <div>!${managing(view, whole)}</div></div>`,
  }
}

const longestTitle = 160

function stateTag(view: View, { state, overdue }: WholeFollowUp['followUp']): string {
  if (overdue) return tag(view.say(words['when.overdue']), 'danger')
  const colours = { open: 'info', done: 'success', dropped: 'neutral' } as const
  return tag(view.say(words[`state.${state}`]), colours[state])
}

function factsOf(view: View, { followUp, source }: WholeFollowUp): string {
  const { assignee, responsible, helpers, createdAt, closedAt, closedBy, closingComment } = followUp
  const names = (people: { name: string }[]) =>
    listOf(
      view.language,
      people.map(({ name }) => name),
    )
  const behind = assignee && assignee.kind !== 'person' && responsible.length > 0
  const closed =
    closedAt &&
    view.say(words.closedBy, {
      time: dateAndTime(view.language, { at: new Date(closedAt), zone: view.actor.zone }),
      name: closedBy?.name ?? '',
    })
  return html`<div class="card">!${htmlFacts([
    [
      view.say(words.assignee),
      assignee
        ? html`${behind ? view.say(words.onBehalf, { name: assignee.name, people: names(responsible) }) : assignee.name}`
        : html`<span class="quiet">${view.say(words.nobody)}</span>`,
    ],
    [view.say(words.helpers), helpers.length > 0 ? html`${names(helpers)}` : null],
    [view.say(words.due), dueFact(view, followUp)],
    [view.say(words.group), html`${followUp.group.name}`],
    [view.say(words.source), sourceHtml(view, source)],
    [
      view.say(words.givenOn),
      html`${longDate(view.language, localDate(new Date(createdAt), view.actor.zone))}`,
    ],
    [view.say(words.closed), closed ? html`${closed}` : null],
    [view.say(words.comment), closingComment ? html`<span class="typed">${closingComment}</span>` : null],
  ])}</div>`
}

function dueFact(view: View, { state, dueOn, overdue }: WholeFollowUp['followUp']): string | null {
  if (dueOn === null) return null
  const days = state === 'open' ? daysHtml(view, { dueOn, overdue }) : ''
  return [html`${longDate(view.language, dueOn)}`, days].filter(Boolean).join(' · ')
}

function sourceHtml(view: View, { meeting, item, decision }: WholeFollowUp['source']): string | null {
  if (!meeting && !decision) return null
  const lines = []
  if (meeting) {
    const date = longDate(view.language, localDate(new Date(meeting.startsAt), meeting.zone))
    const path = to(patterns.meeting, { meetingId: meeting.id })
    lines.push(html`<a href="${path}">${view.say(words.meetingOn, { date })}</a>`)
    if (item) lines.push(html`<a href="${path}#item-${item.id}">${itemName(view, item)}</a>`)
  }
  if (decision)
    lines.push(
      html`<a href="${to(patterns.decision, { decisionId: decision.id })}">${view.say(words.decisionIs, { number: decision.number })}</a>`,
    )
  return lines.join('<br>')
}

function commentsHtml(
  view: View,
  { comments, whole }: { comments: FollowUpComment[]; whole: WholeFollowUp },
): string {
  const { followUp, may } = whole
  const rows = comments.map(
    ({ person, text, createdAt }) =>
      html`<li><div><p class="hint">${person.name} · ${dateAndTime(view.language, { at: new Date(createdAt), zone: view.actor.zone })}</p><p class="typed">${text}</p></div></li>`,
  )
  const list =
    rows.length > 0
      ? html`<ul class="rows">!${rows.join('')}</ul>`
      : html`<p class="quiet">${view.say(words.noComments)}</p>`
  const form = may.comment
    ? screenForm(view, {
        act: 'comment',
        action: to(patterns.followUpComments, { followUpId: followUp.id }),
        submit: view.say(words.sendComment),
        quiet: true,
        body: (fields) =>
          fields.text('text', { label: view.say(words.comment), maxLength: 4_000, required: true, rows: 2 }),
      })
    : ''
  return html`<section><h2>${view.say(words.comments)}</h2>!${list}!${form}</section>`
}

/** What those who hand it out, and those who closed it, may do besides. */
function managing(view: View, { followUp, candidates, may }: WholeFollowUp): string {
  const followUpId = followUp.id
  const open = followUp.state === 'open'
  const change =
    candidates &&
    folded(view, {
      act: 'change',
      summary: view.say(words.change),
      keys: 'e',
      body: screenForm(view, {
        act: 'change',
        action: to(patterns.followUp, { followUpId }),
        submit: view.say(frameWords.save),
        version: followUp.version,
        body: (fields) => factFields(fields, { view, candidates, stored: followUp }),
      }),
    })
  const drop =
    open && may.manage
      ? askFirst(view, {
          act: 'drop',
          summary: view.say(words.drop),
          question: view.say(words.dropQuestion, { text: followUp.text }),
          action: to(patterns.followUpDropping, { followUpId }),
          submit: view.say(words.drop),
          body: (fields) =>
            fields.text('reason', {
              label: view.say(words.reason),
              maxLength: 4_000,
              required: true,
              rows: 2,
            }),
        })
      : ''
  const reopen =
    !open && may.complete
      ? screenForm(view, {
          act: 'reopen',
          action: to(patterns.followUpReopening, { followUpId }),
          submit: view.say(words.reopen),
          quiet: true,
        })
      : ''
  return html`!${change ?? ''}!${drop}!${reopen}`
}

const itemName = (view: View, { number, title }: { number: string | null; title: string }): string =>
  number ? view.say(words.itemIs, { number, title }) : title
