import { html } from 'ghtml'
import { nameOrder } from '#src/platform/language/formats.ts'
import { inviteeWords as words } from '#src/platform/language/words/web-invitees.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { ShownInvitee, ShownMeeting } from './read.ts'

export const answers = ['accepted', 'tentative', 'declined', 'missing'] as const
export type Answered = (typeof answers)[number]

/** What an invitee has answered; `missing` while they have not. */
export const answeredBy = ({ reply }: ShownInvitee): Answered => reply ?? 'missing'

/** How many have answered what, each the way to their names. */
export function answerFigures(view: View, meeting: ShownMeeting, current?: Answered): string {
  const meetingId = meeting.id
  const count = (answered: Answered) =>
    meeting.invitees.filter((invitee) => answeredBy(invitee) === answered).length
  const rows = answers.map((answered) => {
    const path = to(patterns.meetingPeople, { meetingId }, { answer: answered })
    const here = answered === current ? 'aria-current="true"' : ''
    return html`<li><a href="${path}" !${here}><b>${count(answered)}</b> ${view.say(words[`answer.${answered}`])}</a></li>`
  })
  return html`<ul class="answers">!${rows.join('')}</ul>`
}

/** Who comes, in the room and by video, and who sends somebody else: names in order. */
export function attending(view: View, meeting: ShownMeeting): string {
  const coming = meeting.invitees.filter(({ reply }) => reply === 'accepted')
  if (coming.length === 0) return ''
  const inOrder = nameOrder(view.language)
  const rows = coming
    .toSorted((one, other) => inOrder(one.person.name, other.person.name))
    .map(
      ({ person, organisation, replyHow }) =>
        html`<li>${person.name}!${organisation ? html` <span class="hint">${organisation.name}</span>` : ''}!${replyHow === 'video' ? html` <span class="hint">(${view.say(words.byVideo)})</span>` : ''}</li>`,
    )
  return html`<details><summary>${view.say(words.namesComing, { count: coming.length })}</summary><ul class="plain-list">!${rows.join('')}</ul></details>`
}
