import { html } from 'ghtml'
import type { Review } from '#src/domain/approvals/review.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { form, hiddenField, selectField, textField } from '../layout/fields.ts'
import type { Fields } from '../layout/screen-form.ts'
import { approvalCard, mayStillApprove, ownRemarks, remarkCard, remarkFields } from '../minutes/answers.ts'
import { linkActPath } from '../paths.ts'
import type { ReviewView } from './page.ts'

/** What the reader may answer, and the remarks they have sent. */
export function answers(review: Review, view: ReviewView): string {
  const { language } = view.visit
  const approval = mayStillApprove(review) ? approvalForm(review, view) : ''
  return html`<div id="answer">!${approval}!${ownRemarks(review, language)}!${remarkForm(review, view)}</div>`
}

function approvalForm(review: Review, { visit: { language, token, formToken } }: ReviewView): string {
  const approve = form({
    action: linkActPath(token, 'approval'),
    formToken,
    submit: say(screenWords.approveButton, language),
    body: hiddenField('versionHash', review.now.hash),
  })
  return approvalCard(review, language, approve)
}

function remarkForm(review: Review, { visit, shown }: ReviewView): string {
  const { language, token, formToken } = visit
  const mine = shown.act === 'remark'
  const field = (name: string) => ({
    name,
    value: mine ? shown.typed[name] : undefined,
    error: mine ? shown.errors[name] : undefined,
  })
  const fields: Pick<Fields, 'select' | 'text'> = {
    select: (name, { value: _, ...given }) => selectField({ ...given, ...field(name) }),
    text: (name, { value: _, ...given }) => textField({ ...given, ...field(name) }),
  }
  const remark = form({
    action: linkActPath(token, 'remark'),
    formToken,
    submit: say(screenWords.remarkButton, language),
    body: remarkFields(fields, review, language),
    quiet: true,
  })
  return remarkCard(language, remark)
}
