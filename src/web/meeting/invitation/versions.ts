import { html } from 'ghtml'
import { changeSentence } from '#src/domain/attendance/invitation-changes.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { invitationPageWords as words } from '#src/platform/language/words/web-invitation.ts'
import { rowsOf } from '../../layout/lists.ts'
import { patterns, to } from '../../paths.ts'
import type { View } from '../../view.ts'
import type { ShownInvitation, ShownMeeting } from '../read.ts'

/** Every version that was sent, the newest first: when, what changed with it, and its PDF. */
export const versionsSent = (view: View, { invitations, zone }: ShownMeeting): string =>
  rowsOf(invitations.toReversed().map((version) => versionRow(view, version, zone)))

function versionRow(
  view: View,
  { id: invitationId, number, kind, changes, sentAt }: ShownInvitation,
  zone: string,
) {
  const time = dateAndTime(view.language, { at: new Date(sentAt), zone })
  const sentences = changes.map((change) => html`<li>${changeSentence(change, view.language)}</li>`)
  const said = sentences.length > 0 ? html`<ul>!${sentences.join('')}</ul>` : ''
  const cancelled = kind === 'cancellation'
  return {
    title: view.say(cancelled ? words.cancellation : words.version, { number }),
    text: html`${view.say(words.sentAt, { time })}`,
    more: said,
    ...(!cancelled && {
      actions: html`<a href="${to(patterns.invitationPdf, { invitationId })}" aria-label="${view.say(words.versionPdf, { number })}">PDF</a>`,
    }),
  }
}
