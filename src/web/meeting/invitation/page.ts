import { html } from 'ghtml'
import type { previewInvitation } from '#src/domain/attendance/preview-invitation.ts'
import { invitationPageWords as words } from '#src/platform/language/words/web-invitation.ts'
import { message } from '../../layout/fields.ts'
import { empty } from '../../layout/lists.ts'
import { screenForm } from '../../layout/screen-form.ts'
import { patterns, to } from '../../paths.ts'
import type { ScreenPage, View } from '../../view.ts'
import type { ShownMeeting } from '../read.ts'
import { meetingHead } from '../tabs.ts'
import { changeList, recipientsOf, unreached } from './recipients.ts'
import { versionsSent } from './versions.ts'

export type Preview = Awaited<ReturnType<typeof previewInvitation>>

type Read = { meeting: ShownMeeting; preview: Preview | null }

/** The invitation: what would be sent now and to whom, for those who send it; and the versions that were. */
export function invitationPage(
  { meeting, preview }: Read,
  { view, message: typed }: { view: View; message: string },
): ScreenPage {
  const sent =
    meeting.invitations.length > 0
      ? html`<section><h2>${view.say(words.versions)}</h2>!${versionsSent(view, meeting)}</section>`
      : preview
        ? ''
        : empty(view.say(words.noneYet))
  return {
    ...meetingHead(view, meeting, 'invitation'),
    main: html`!${preview ? draft(view, { meeting, preview, typed }) : ''}!${sent}`,
  }
}

type Draft = { meeting: ShownMeeting; preview: Preview; typed: string }

function draft(view: View, given: Draft): string {
  const { meeting, preview } = given
  if (!preview.sendable)
    return html`<section><h2>${view.say(words.nextVersion, { number: preview.number })}</h2>
      !${message('note', view.say(meeting.invitees.length === 0 ? words.nobodyAsked : words.nothingNew))}!${unreached(view, preview)}</section>`
  return html`<section><h2>${view.say(preview.number === 1 ? words.firstVersion : words.nextVersion, { number: preview.number })}</h2>
    !${changeList(view, preview)}
    <div class="columns even"><section><h3>${view.say(words.whoGetsIt)}</h3>!${recipientsOf(view, preview)}!${unreached(view, preview)}
    !${sendForm(view, given)}</section>
    <section><h3>${view.say(words.theMail)}</h3>!${letter(preview)}</section></div>
    !${pdfShown(view, given)}</section>`
}

/** The message beside it, looked at in the mail and the PDF before it is sent, and the one click that sends. */
function sendForm(view: View, { meeting, preview, typed }: Draft): string {
  const meetingId = meeting.id
  const count = preview.recipients.length
  const look = html`<button class="ds-button" type="submit" data-variant="secondary" name="look" value="on">${view.say(words.look)}</button>`
  return screenForm(view, {
    act: 'send',
    action: to(patterns.meetingInvitation, { meetingId }),
    submit: view.say(count === 1 ? words.sendToOne : words.sendTo, { count }),
    body: (fields) =>
      fields.text('message', {
        label: view.say(words.message),
        hint: view.say(words.messageHint),
        value: typed,
        rows: 4,
        maxLength: 5_000,
      }),
    beside: look,
  })
}

const letter = ({ subject, text }: Preview): string =>
  html`<div class="letter"><p class="subject">${subject ?? ''}</p><pre>${text ?? ''}</pre></div>`

function pdfShown(view: View, { meeting, typed }: Draft): string {
  const path = to(patterns.meetingInvitationPdf, { meetingId: meeting.id }, { message: typed })
  return html`<section><h3>${view.say(words.thePdf)}</h3><p><a href="${path}">${view.say(words.openPdf)}</a></p>
    <iframe class="pdf" src="${path}" title="${view.say(words.thePdf)}" loading="lazy"></iframe></section>`
}
