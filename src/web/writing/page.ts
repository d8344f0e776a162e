import { html } from 'ghtml'
import { dayHasCome } from '#src/domain/meetings/times.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { buttonLink, message } from '../layout/fields.ts'
import { framedPdf } from '../layout/framed-pdf.ts'
import { empty } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { meetingHead } from '../meeting/tabs.ts'
import { minutesStateTag } from '../minutes/list-page.ts'
import { patterns, to } from '../paths.ts'
import { peopleList } from '../people-choice.ts'
import type { ScreenPage, View } from '../view.ts'
import { contentsHtml } from './contents.ts'
import { findingsHtml } from './findings.ts'
import { itemHtml } from './item.ts'
import type { Writing } from './read.ts'

/** The draft being written: the items with their state at the side, and the one that is written now. */
export function writingPage(writing: Writing, given: View, written: string): ScreenPage {
  const { meeting, item } = writing
  const meetingId = meeting.id
  // Every form says which item it stands under, so that the page comes back to it.
  const view = item ? { ...given, url: to(patterns.meetingMinutes, { meetingId }, { item: item.id }) } : given
  const state = meeting.minutes?.state
  return {
    ...meetingHead(given, meeting, 'minutes'),
    wide: true,
    actions: actionsOf(writing, view),
    main:
      state === 'draft' || state === 'in-review'
        ? openDraft(writing, view, written)
        : html`<h2 class="sr-only">${view.say(words.title)}</h2>!${state ? locked(writing, view) : notBegun(writing, view)}`,
  }
}

function actionsOf({ meeting }: Writing, view: View): string {
  const { minutes, may } = meeting
  if (!minutes) return ''
  const minutesId = minutes.id
  const read = buttonLink(
    view.say(minutes.state === 'draft' ? words.read : words.readMinutes),
    to(patterns.minutes, { minutesId }),
    {
      quiet: true,
      keys: 'l',
    },
  )
  const round = buttonLink(view.say(words.toRound), to(patterns.minutesReview, { minutesId }), {
    quiet: true,
    keys: 'r',
  })
  return [minutesStateTag(view, minutes.state), read, may.write ? round : ''].join('')
}

function notBegun({ meeting }: Writing, view: View): string {
  const meetingId = meeting.id
  const hasCome = dayHasCome({ startsAt: new Date(meeting.startsAt), zone: meeting.zone }, view.now)
  if (meeting.state === 'cancelled') return empty(view.say(words.cancelled))
  if (!hasCome) return empty(view.say(words.notYet))
  const attendance = html`<p><a href="${to(patterns.meetingAttendance, { meetingId })}">${view.say(words.attendanceFirst)}</a></p>`
  const begin = meeting.may.write
    ? screenForm(view, {
        act: 'begin',
        action: to(patterns.meetingMinutes, { meetingId }),
        submit: view.say(words.begin),
      })
    : ''
  return empty(view.say(words.notBegun), html`!${attendance}!${begin}`)
}

function locked({ meeting }: Writing, view: View): string {
  const minutesId = meeting.minutes?.id ?? ''
  return message(
    'note',
    view.say(words.locked),
    '',
    html`<p><a href="${to(patterns.minutes, { minutesId })}">${view.say(words.readMinutes)}</a></p>`,
  )
}

function openDraft(writing: Writing, view: View, written: string): string {
  const { meeting, item, findings, people, assignable } = writing
  const minutesId = meeting.minutes?.id ?? ''
  const inReview = meeting.minutes?.state === 'in-review'
  const general = findings.filter(({ place }) => place.itemId === null)
  const pdf = framedPdf(view, {
    path: to(patterns.minutesDraftPdf, { minutesId }),
    summary: view.say(words.preview),
  })
  const main = item ? itemHtml(writing, item, { view, written }) : empty(view.say(words.noItems))
  const lists = html`!${peopleList(people)}<datalist id="assignable">!${assignable.map((name) => html`<option value="${name}">`).join('')}</datalist>`
  return html`!${inReview ? message('note', view.say(words.inReview), view.say(words.inReviewText)) : ''}
    <div class="writing"><section class="now">!${main}!${pdf}</section><section class="contents">!${contentsHtml(writing, view)}
    !${general.length > 0 ? html`<h3>${view.say(words.aboutMeeting)}</h3>!${findingsHtml(view, general, { meetingId: meeting.id, places: true })}` : ''}</section></div>!${lists}`
}
