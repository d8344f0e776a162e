import { html } from 'ghtml'
import { dayHasCome } from '#src/domain/meetings/times.ts'
import { roomWords } from '#src/platform/language/words/web-room.ts'
import { sendingWords } from '#src/platform/language/words/web-sending.ts'
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
import { factsHtml } from './facts-json.ts'
import { findingsHtml } from './findings.ts'
import { itemHead, itemText, itemUnder } from './item.ts'
import { peopleHtml } from './people.ts'
import type { Writing } from './read.ts'
import { roomBar, roomPanels } from './room.ts'

type Made = {
  /** the item's text as it will look, HTML already written */
  written: string
  /** the address of the room's script; null where it could not be made */
  script: string | null
}

/** The draft being written: the items with their state at the side, and the one that is written now. */
export function writingPage(writing: Writing, given: View, made: Made): ScreenPage {
  const { meeting, item } = writing
  const meetingId = meeting.id
  // Every form says which item it stands under, so that the page comes back to it.
  const asked = { item: item?.id, panel: writing.checks ? 'check' : null }
  const view = item ? { ...given, url: to(patterns.meetingMinutes, { meetingId }, asked) } : given
  const state = meeting.minutes?.state
  const isOpen = state === 'draft' || state === 'in-review'
  const head = meetingHead(given, meeting, 'minutes')
  return {
    ...head,
    windowTitle: [item && isOpen ? item.title : '', head.windowTitle].filter(Boolean).join(' – '),
    wide: true,
    room: isOpen && hasRoom(writing),
    actions: actionsOf(writing, view),
    main: isOpen
      ? openDraft(writing, view, made)
      : html`<h2 class="sr-only">${view.say(words.title)}</h2>!${state ? locked(writing, view) : notBegun(writing, view)}`,
  }
}

function actionsOf(writing: Writing, view: View): string {
  const { minutes, may } = writing.meeting
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
  return [minutesStateTag(view, minutes.state), read, may.write ? onward(writing, view) : ''].join('')
}

/** What comes after writing: a draft is sent, and what is sent has its answers. The room says the former itself. */
function onward({ meeting }: Writing, view: View): string {
  const [meetingId, minutesId] = [meeting.id, meeting.minutes?.id ?? '']
  if (meeting.minutes?.state === 'draft') {
    const send = buttonLink(view.say(sendingWords.title), to(patterns.meetingSending, { meetingId }), {
      quiet: true,
      keys: 'r',
    })
    return html`<span class="without-room">!${send}</span>`
  }
  return buttonLink(view.say(sendingWords.toRound), to(patterns.minutesReview, { minutesId }), {
    quiet: true,
    keys: 'r',
  })
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

/** Whoever writes, and has something to write under. */
const hasRoom = ({ meeting, item }: Writing): boolean => meeting.may.write && item !== null

function openDraft(writing: Writing, view: View, { written, script }: Made): string {
  const { meeting, item, findings, people, assignable } = writing
  const general = findings.filter(({ place }) => place.itemId === null)
  const about =
    general.length > 0 && !writing.checks
      ? html`<h3>${view.say(words.aboutMeeting)}</h3>!${findingsHtml(view, general, { meetingId: meeting.id, places: 'under-heading' })}`
      : ''
  const lists = html`!${peopleList(people)}<datalist id="assignable">!${assignable.map((name) => html`<option value="${name}">`).join('')}</datalist>`
  const inReview = meeting.minutes?.state === 'in-review'
  const note = inReview ? message('note', view.say(words.inReview), view.say(words.inReviewText)) : ''
  const now = item ? textColumn(writing, item, { view, written }) : empty(view.say(words.noItems))
  const contents = html`<section class="contents" data-region="contents">!${contentsHtml(writing, view)}!${about}</section>`
  if (!hasRoom(writing))
    return html`!${note}<div class="writing"><section class="now">!${now}</section>!${contents}</div>!${lists}`
  const sending = to(patterns.meetingSending, { meetingId: meeting.id })
  return html`!${note ? html`<div class="room-note">!${note}</div>` : ''}!${roomBar(view)}<div class="writing room" id="room" data-sending="${sending}"><section class="now" aria-label="${view.say(roomWords.text)}">!${now}</section>!${contents}
    <section class="who-came" id="room-people" tabindex="-1" aria-label="${view.say(roomWords.people)}"><div class="field find-person" hidden><p class="leaves"><button type="button" class="room-tool" data-tool="toText">${view.say(roomWords.toText)}</button></p><label class="ds-label" for="room-find-person">${view.say(roomWords.findPerson)}</label>
    <input class="ds-input" type="search" id="room-find-person" autocomplete="off" aria-describedby="room-find-person-hint"><p class="hint" id="room-find-person-hint">${view.say(roomWords.findPersonHint)}</p></div>
    <div data-region="people">!${peopleHtml(writing, view)}</div></section></div>!${roomPanels(writing, view)}!${lists}!${factsHtml(writing, view)}!${script ? html`<script type="module" src="${script}"></script>` : ''}`
}

/** The item's title, its text, and what stands under it. The editor comes where the form stands; what is around it is renewed. */
function textColumn(
  writing: Writing,
  item: NonNullable<Writing['item']>,
  { view, written }: { view: View; written: string },
): string {
  const minutesId = writing.meeting.minutes?.id ?? ''
  const pdf = framedPdf(view, {
    path: to(patterns.minutesDraftPdf, { minutesId }),
    summary: view.say(words.preview),
  })
  const region = (name: string, inside: string) =>
    html`<div data-region="${name}" data-item="${item.id}">!${inside}</div>`
  return html`!${region('head', itemHead(writing, item, view))}<div id="room-text"></div><div id="room-form">!${itemText(writing, item, { view, written })}</div>
    !${region('under', itemUnder(writing, item, view))}!${pdf}`
}
