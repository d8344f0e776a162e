import { html } from 'ghtml'
import { suggestPresence } from '#src/domain/attendance/suggest-presence.ts'
import { dayHasCome } from '#src/domain/meetings/times.ts'
import type { Choosable } from '#src/domain/people/choosing.ts'
import { inviteeParts } from '#src/platform/database/schema/meetings.ts'
import { attendanceWords as words } from '#src/platform/language/words/web-attendance.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { inviteeWords } from '#src/platform/language/words/web-invitees.ts'
import { meetingWords } from '#src/platform/language/words/web-meetings.ts'
import { rowsIn } from '../form-rows.ts'
import { buttonLink, message } from '../layout/fields.ts'
import { empty } from '../layout/lists.ts'
import { type Fields, screenForm } from '../layout/screen-form.ts'
import type { ShownInvitee, ShownMeeting } from '../meeting/read.ts'
import { meetingHead } from '../meeting/tabs.ts'
import { patterns, to } from '../paths.ts'
import { peopleList, personField } from '../people-choice.ts'
import type { ScreenPage, View } from '../view.ts'
import { attendanceRow } from './row.ts'
import { whoCameTable } from './table.ts'

export type AttendanceRead = { meeting: ShownMeeting; notes: Map<string, string>; people: Choosable[] }

const act = 'attendance'

/** Who came: a form for those who take attendance while it may still change, else what was taken. */
export function attendancePage(
  read: AttendanceRead,
  { view, everybody }: { view: View; everybody: boolean },
): ScreenPage {
  const { meeting } = read
  const hasCome = dayHasCome({ startsAt: new Date(meeting.startsAt), zone: meeting.zone }, view.now)
  const locked = meeting.minutes?.state === 'approved' || meeting.minutes?.state === 'published'
  const takes = meeting.may.takePresence && meeting.state !== 'cancelled' && !locked
  return {
    ...meetingHead(view, meeting, 'attendance'),
    wide: true,
    actions: actionsOf(meeting, { view, hasCome }),
    main: html`<h2 class="sr-only">${view.say(words.title)}</h2>!${
      takes && hasCome
        ? takingForm(read, { view, everybody })
        : html`!${why(view, { takes, hasCome, locked })}!${whoCameTable(view, meeting)}`
    }`,
  }
}

function actionsOf(meeting: ShownMeeting, { view, hasCome }: { view: View; hasCome: boolean }): string {
  const meetingId = meeting.id
  const { may, state } = meeting
  const list = buttonLink(view.say(words.signingList), to(patterns.meetingAttendanceList, { meetingId }), {
    quiet: true,
    keys: 'p',
  })
  const hold = screenForm(view, {
    act: 'hold',
    action: to(patterns.meetingHolding, { meetingId }),
    submit: view.say(meetingWords.hold),
    quiet: true,
    inline: true,
  })
  const write = buttonLink(view.say(words.toMinutes), to(patterns.meetingMinutes, { meetingId }), {
    quiet: true,
    keys: 'w',
  })
  const open = state === 'planned' || state === 'called'
  return [
    list,
    open && hasCome && may.prepare ? hold : '',
    may.write && state !== 'cancelled' && hasCome ? write : '',
  ].join('')
}

/** Why nothing can be changed here. */
function why(view: View, { takes, hasCome, locked }: Record<'takes' | 'hasCome' | 'locked', boolean>) {
  if (locked) return message('note', view.say(words.locked))
  return takes && !hasCome ? message('note', view.say(words.notYet), view.say(words.notYetText)) : ''
}

type Taking = { view: View; everybody: boolean }

function takingForm(read: AttendanceRead, { view, everybody }: Taking): string {
  const { meeting, people } = read
  const meetingId = meeting.id
  const suggested = suggestPresence(meeting.invitees, { everybody })
  const fill = html`<a href="${to(patterns.meetingAttendance, { meetingId }, { fill: 'present' })}">${view.say(words.fillAll)}</a>`
  const untaken = meeting.invitees.every(({ presence }) => presence === null)
  const title = view.say(suggested.size > 0 ? words.suggestedTitle : words.untaken)
  const about = html`!${suggested.size > 0 ? html`<p>${view.say(words.suggestedText)}</p>` : ''}!${everybody ? '' : html`<p>!${fill}</p>`}`
  const note = untaken ? message('note', title, '', about) : ''
  const form = screenForm(view, {
    act,
    action: to(patterns.meetingAttendance, { meetingId }),
    submit: view.say(words.save),
    body: (fields) => {
      const rows = inOrder(read, view).map(({ at, invitee }) =>
        attendanceRow(fields, { view, read, at, invitee, suggested: suggested.get(invitee.id) }),
      )
      return html`!${rows.length > 0 ? html`<ul class="rows attendance">!${rows.join('')}</ul>` : nobody(meetingId, view)}!${meeting.may.prepare ? unaskedFields(fields, { view, meeting }) : ''}`
    },
  })
  return html`!${note}<div class="taking">!${form}</div>!${people.length > 0 ? peopleList(people) : ''}`
}

const nobody = (meetingId: string, view: View): string =>
  empty(
    view.say(inviteeWords.nobody),
    html`<p><a href="${to(patterns.meetingPeople, { meetingId })}">${view.say(meetingWords['tab.people'])}</a></p>`,
  )

/** As they were typed a moment ago, so that nobody's row moves to another when the list has changed meanwhile; new ones last. */
function inOrder({ meeting }: AttendanceRead, { shown }: View): { at: number; invitee: ShownInvitee }[] {
  const typed = shown.act === act ? (rowsIn(shown.typed, 'rows') ?? []) : []
  const before = typed.flatMap(({ inviteeId }, at) => {
    const invitee = meeting.invitees.find(({ id }) => id === inviteeId)
    return invitee ? [{ at, invitee }] : []
  })
  const others = meeting.invitees.filter(({ id }) => !before.some(({ invitee }) => invitee.id === id))
  return [...before, ...others.map((invitee, index) => ({ at: typed.length + index, invitee }))]
}

/** One who came without being asked: saved with all the others, so that nothing ticked is lost. */
function unaskedFields(fields: Fields, { view, meeting }: { view: View; meeting: ShownMeeting }): string {
  const parts = (['guest', ...inviteeParts.filter((part) => part !== 'guest')] as const).map((part) => ({
    value: part,
    label: view.say(inviteeWords[`part.${part}`]),
  }))
  const others = [
    { value: '', label: view.say(frameWords.none) },
    ...meeting.invitees.map(({ person }) => ({ value: person.id, label: person.name })),
  ]
  return html`<section class="card unasked"><h3>${view.say(words.unasked)}</h3>
    <div class="field-row">!${personField(view, fields, { label: view.say(inviteeWords.person), hint: view.say(words.unaskedHint) })}
    !${fields.select('part', { label: view.say(inviteeWords.part), choices: parts, width: 'medium' })}
    !${fields.select('deputisingForId', { label: view.say(words.deputisingFor), choices: others, width: 'medium' })}</div></section>`
}
