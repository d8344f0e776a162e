import { html } from 'ghtml'
import type { Review } from '#src/domain/approvals/review.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { form, hiddenField, selectField, textField } from '../layout/fields.ts'
import { linkActPath } from '../paths.ts'
import type { ReviewView } from './page.ts'

/** What the reader may answer, and the remarks they have sent. */
export function answers(review: Review, view: ReviewView): string {
  const waiting = review.mayApprove && !review.approvedAt && review.round && !review.round.closedAt
  return html`<div id="answer">!${waiting ? approval(review, view) : ''}!${ownRemarks(review, view)}!${remarkForm(review, view)}</div>`
}

function approval({ now }: Review, { visit: { language, token, formToken } }: ReviewView): string {
  return html`<section class="card"><h2>${say(screenWords.approveTitle, language)}</h2>
    <p>${say(screenWords.approveText, language, { number: now.number })}</p>
    !${form({
      action: linkActPath(token, 'approval'),
      formToken,
      submit: say(screenWords.approveButton, language),
      body: hiddenField('versionHash', now.hash),
    })}</section>`
}

const standings: Record<Review['remarks'][number]['state'], Phrase> = {
  open: screenWords.remarkOpen,
  accepted: screenWords.remarkAccepted,
  declined: screenWords.remarkDeclined,
}

function ownRemarks({ remarks }: Review, { visit: { language } }: ReviewView): string {
  if (remarks.length === 0) return ''
  const rows = remarks.map(
    ({
      quote,
      text,
      state,
      answer,
    }) => html`<li>!${quote ? html`<blockquote>${quote}</blockquote>` : ''}<p class="typed">${text}</p>
      <p class="hint">${say(standings[state], language)}!${answer ? html` ${answer}` : ''}</p></li>`,
  )
  return html`<section><h2>${say(screenWords.remarksTitle, language)}</h2><ul class="remarks">!${rows.join('')}</ul></section>`
}

function remarkForm({ now }: Review, { visit, shown }: ReviewView): string {
  const { language } = visit
  const mine = shown.act === 'remark'
  const field = (name: string) => ({
    name,
    value: mine ? shown.typed[name] : undefined,
    error: mine ? shown.errors[name] : undefined,
  })
  const choices = [
    { value: '', label: say(screenWords.remarkWhole, language) },
    ...now.content.items.map(({ id, number, title }) => ({
      value: id,
      label: [number, title].filter(Boolean).join(' '),
    })),
  ]
  const body = [
    hiddenField('versionHash', now.hash),
    selectField({ ...field('agendaItemId'), label: say(screenWords.remarkItem, language), choices }),
    textField({
      ...field('quote'),
      label: say(screenWords.remarkQuote, language),
      hint: say(screenWords.remarkQuoteHint, language),
      rows: 2,
      maxLength: 2_000,
    }),
    textField({
      ...field('text'),
      label: say(screenWords.remarkText, language),
      hint: say(screenWords.remarkTextHint, language),
      rows: 5,
      maxLength: 10_000,
      required: true,
    }),
  ].join('')
  const action = linkActPath(visit.token, 'remark')
  const submit = say(screenWords.remarkButton, language)
  return html`<section class="card"><h2>${say(screenWords.remarkTitle, language)}</h2>
    !${form({ action, formToken: visit.formToken, submit, body, quiet: true })}</section>`
}
