import { html } from 'ghtml'
import type { ReplyGiven } from '#src/domain/attendance/invited-reply.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { inviteeWords as words } from '#src/platform/language/words/web-invitees.ts'
import { type Row, tag } from '../../layout/lists.ts'
import { askFirst, screenForm } from '../../layout/screen-form.ts'
import { patterns, to } from '../../paths.ts'
import type { View } from '../../view.ts'
import { answeredBy } from '../attending.ts'
import type { ShownInvitee, ShownMeeting } from '../read.ts'
import { replyFields } from '../reply.ts'
import type { PeopleAsked, PeopleRead } from './page.ts'

type About = { view: View; read: PeopleRead; asked: PeopleAsked; edits: boolean }

const colours = { accepted: 'success', tentative: 'warning', declined: 'danger', missing: 'neutral' } as const

/** One who is asked: where from, as what, what they answered; the one who is worked on with the forms for it. */
export function inviteeRow(invitee: ShownInvitee, { view, read, asked, edits }: About): Row {
  const { id, person, organisation } = invitee
  const { meeting, notes, given } = read
  const answered = answeredBy(invitee)
  const how = invitee.reply === 'accepted' && invitee.replyHow === 'video' ? view.say(words.byVideo) : ''
  const facts = [organisation?.name, partOf(view, invitee, meeting), how, deputyOf(view, invitee, meeting)]
  const note = notes.get(id)
  const said = note ? html`<br><span class="typed">«${note}»</span>` : ''
  const open = asked.edit === id && given
  const path = `${to(patterns.meetingPeople, { meetingId: meeting.id }, { answer: asked.answer, edit: id })}#invitee-${id}`
  const edit = html`<a href="${path}" aria-label="${view.say(words.editName, { name: person.name })}">${view.say(frameWords.change)}</a>`
  return {
    title: person.name,
    id: `invitee-${id}`,
    text: html`${facts.filter(Boolean).join(' · ')}!${said}`,
    aside: tag(view.say(words[`answer.${answered}`]), colours[answered]),
    ...(edits && { actions: open ? editing(invitee, { view, meeting, given }) : edit }),
  }
}

function partOf(view: View, { part, roleText, agendaItemId }: ShownInvitee, { items }: ShownMeeting): string {
  const item = items.find(({ id }) => id === agendaItemId)
  const forItem = item && view.say(words.forItem, { item: item.number ?? item.title })
  return [roleText, view.say(words[`part.${part}`]), forItem].filter(Boolean).join(', ')
}

/** Who comes instead; and for whom a deputy comes. */
function deputyOf(
  view: View,
  { person, part, replyDeputyId }: ShownInvitee,
  { invitees }: ShownMeeting,
): string {
  const deputy = replyDeputyId && invitees.find((one) => one.person.id === replyDeputyId)
  if (deputy) return view.say(words.sends, { name: deputy.person.name })
  const absent = part === 'deputy' && invitees.find((one) => one.replyDeputyId === person.id)
  return absent ? view.say(words.insteadOf, { name: absent.person.name }) : ''
}

type Editing = { view: View; meeting: ShownMeeting; given: ReplyGiven }

/** A reply given by telephone or mail, written down; and to take the person off the list. */
function editing(
  { id: inviteeId, person, attendanceVersion }: ShownInvitee,
  { view, meeting, given }: Editing,
): string {
  const open = meeting.state === 'planned' || meeting.state === 'called'
  const reply = screenForm(view, {
    act: `reply-${inviteeId}`,
    action: to(patterns.inviteeReply, { inviteeId }),
    submit: view.say(words.keepReply),
    version: attendanceVersion,
    body: (fields) => replyFields(fields, { view, meeting, given, newcomers: false, forOther: true }),
  })
  const remove = askFirst(view, {
    act: `remove-${inviteeId}`,
    summary: view.say(words.remove),
    question: view.say(words.removeAsks, { name: person.name }),
    action: to(patterns.inviteeRemoval, { inviteeId }),
    submit: view.say(words.remove),
    version: attendanceVersion,
  })
  return html`<div class="panel">!${open ? html`<h3>${view.say(words.replyOf, { name: person.name })}</h3>!${reply}` : ''}!${remove}</div>`
}
