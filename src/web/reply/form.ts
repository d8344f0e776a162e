import { html } from 'ghtml'
import type { InvitedReply } from '#src/domain/attendance/invited-reply.ts'
import { mostNoteLetters } from '#src/domain/attendance/reply.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { form, hiddenField, lineField, radioField, selectField, textField } from '../layout/fields.ts'
import { linkActPath } from '../paths.ts'
import { answerOf } from './answer.ts'
import type { ReplyView } from './page.ts'

/** The form, filled in with the reply that stands or with what was just typed. */
export function replyForm(invited: InvitedReply, { visit, shown }: ReplyView): string {
  const { language, token, formToken } = visit
  const { attendance, invitation } = invited
  const kept: Record<string, string | undefined> =
    shown.act === 'reply'
      ? shown.typed
      : {
          answer: answerOf(attendance) ?? undefined,
          note: attendance?.replyNote ?? undefined,
          deputyId: attendance?.replyDeputyId ?? undefined,
        }
  const field = (name: string) => ({ name, value: kept[name], error: shown.errors[name] })
  const choices = [
    {
      value: 'room',
      label: say(screenWords.answerRoom, language),
      hint: invitation.content.meeting.place ?? undefined,
    },
    ...(invitation.content.meeting.videoUrl
      ? [{ value: 'video', label: say(screenWords.answerVideo, language) }]
      : []),
    { value: 'no', label: say(screenWords.answerNo, language) },
    { value: 'perhaps', label: say(screenWords.answerPerhaps, language) },
  ]
  const body = [
    radioField({ ...field('answer'), label: say(screenWords.replyQuestion, language), choices }),
    invited.invitee.part === 'member' ? deputyFields(invited, { language, field }) : '',
    textField({
      ...field('note'),
      label: say(screenWords.replyNote, language),
      hint: say(screenWords.replyNoteHint, language),
      maxLength: mostNoteLetters,
    }),
  ].join('')
  const submit = say(attendance?.reply ? screenWords.replyChange : screenWords.replyButton, language)
  const heading = say(attendance?.reply ? screenWords.replyAgain : screenWords.replyHeading, language)
  return html`<section class="card" id="answer-form"><h2>${heading}</h2>!${form({ action: linkActPath(token, 'reply'), formToken, submit, body })}</section>`
}

type Fields = {
  language: ReplyView['visit']['language']
  field: (name: string) => { name: string; value: string | undefined; error: string | undefined }
}

/** Who comes instead. Somebody new belongs to the same organisation, so a seat of one's own has no newcomers. */
function deputyFields({ deputies, invitee, attendance }: InvitedReply, { language, field }: Fields): string {
  const choices = [
    { value: '', label: say(screenWords.deputyNone, language) },
    ...deputies.map(({ id, name, ofSeat }) => ({
      value: id,
      label: ofSeat ? say(screenWords.deputyOfSeat, language, { name }) : name,
    })),
  ]
  const known =
    deputies.length > 0
      ? html`!${hiddenField('deputyBefore', attendance?.replyDeputyId ?? '')}!${selectField({ ...field('deputyId'), label: say(screenWords.deputyWho, language), choices })}`
      : ''
  const newcomer = invitee.organisationId
    ? [
        lineField({
          ...field('deputyName'),
          label: say(screenWords.deputyName, language),
          autocomplete: 'off',
          maxLength: 200,
        }),
        lineField({
          ...field('deputyEmail'),
          label: say(webWords.email, language),
          type: 'email',
          autocomplete: 'off',
          maxLength: 254,
        }),
      ].join('')
    : ''
  if (known === '' && newcomer === '') return ''
  const open = ['deputyId', 'deputyName', 'deputyEmail'].some(
    (name) => field(name).value || field(name).error,
  )
  return html`<details !${open ? 'open' : ''}><summary>${say(screenWords.deputyHeading, language)}</summary>
    <p class="hint">${say(screenWords.deputyHint, language)}</p>!${known}!${newcomer}</details>`
}
