import { html } from 'ghtml'
import { z } from 'zod'
import type { Review } from '#src/domain/approvals/review.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { text } from '#src/platform/text.ts'
import { hiddenField } from '../layout/fields.ts'
import type { Fields } from '../layout/screen-form.ts'
import type { Shown } from '../view.ts'

/** The version that a reader answers, by its hash. */
export const versionHash = z.string('text.missing').regex(/^[0-9a-f]{64}$/, 'request.not-a-choice')

/** The version that a form which is shown again was read by; whatever else it carries is none. */
export const hashTyped = ({ typed }: Shown): string | undefined =>
  versionHash.safeParse(typed.versionHash).data

/** A remark as its form sends it. */
export const remarkBody = z.strictObject({
  versionHash,
  agendaItemId: z
    .union([z.literal(''), z.uuid()], 'request.not-a-choice')
    .transform((id) => (id === '' ? undefined : id)),
  quote: text(2_000).transform((quote) => quote.trim()),
  text: text(10_000).refine((words) => words.trim() !== '', 'text.empty'),
})

/** Whether the round still takes this reader's approval. */
export const mayStillApprove = ({ mayApprove, approvedAt, round }: Review): boolean =>
  mayApprove && approvedAt === null && round !== null && round.closedAt === null

/** The question, and the form that approves: HTML already written. */
export const approvalCard = ({ now }: Review, language: Language, form: string): string =>
  html`<section class="card"><h2>${say(screenWords.approveTitle, language)}</h2>
    <p>${say(screenWords.approveText, language, { number: now.number })}</p>!${form}</section>`

const standings: Record<Review['remarks'][number]['state'], Phrase> = {
  open: screenWords.remarkOpen,
  accepted: screenWords.remarkAccepted,
  declined: screenWords.remarkDeclined,
}

/** The remarks that the reader has sent, each with its answer. */
export function ownRemarks({ remarks }: Review, language: Language): string {
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

/** The form for a remark, HTML already written, in its place; a browser with JavaScript fills it in with words that are marked in the minutes. */
export const remarkCard = (language: Language, form: string): string =>
  html`<section class="card" id="remark-card" data-suggest="${say(screenWords.remarkSuggest, language)}" data-suggest-hint="${say(screenWords.remarkMarkHint, language)}"><h2>${say(screenWords.remarkTitle, language)}</h2>!${form}</section>`

/** The fields of a remark: the item, the sentence, how it should read. */
export function remarkFields(
  fields: Pick<Fields, 'select' | 'text'>,
  { now }: Review,
  language: Language,
): string {
  const choices = [
    { value: '', label: say(screenWords.remarkWhole, language) },
    ...now.content.items.map(({ id, number, title }) => ({
      value: id,
      label: [number, title].filter(Boolean).join(' '),
    })),
  ]
  return [
    hiddenField('versionHash', now.hash),
    fields.select('agendaItemId', { label: say(screenWords.remarkItem, language), choices }),
    fields.text('quote', {
      label: say(screenWords.remarkQuote, language),
      hint: say(screenWords.remarkQuoteHint, language),
      rows: 2,
      maxLength: 2_000,
    }),
    fields.text('text', {
      label: say(screenWords.remarkText, language),
      hint: say(screenWords.remarkTextHint, language),
      rows: 5,
      maxLength: 10_000,
      required: true,
    }),
  ].join('')
}
