import { html } from 'ghtml'
import { codeMinutes } from '#src/domain/access/sign-in.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { button, hiddenField, lineField, message } from '../layout/fields.ts'

export type CodeQuestion = {
  language: Language
  action: string
  /** everything the form carried, its token included: it comes back with the code, so that nothing typed is lost */
  kept: Record<string, string>
  /** where the code went, as it may be shown */
  sentTo: string
  /** whether somebody has that address is not for everybody to learn */
  perhaps?: boolean
  /** what the button will do */
  submit: string
  error?: string | undefined
}

/** Asks for the mailed code and keeps what was filled in. */
export function codeForm(question: CodeQuestion): string {
  const { language, action, kept, sentTo, perhaps, submit, error } = question
  const facts = { address: sentTo, minutes: codeMinutes }
  return html`<h1>${say(webWords.codeTitle, language)}</h1>
    !${error ? message('bad', error) : ''}
    <p class="lead">${say(perhaps ? webWords.codePerhapsSent : webWords.codeSent, language, facts)}</p>
    !${perhaps ? '' : html`<p>${say(webWords.codeKept, language)}</p>`}
    <form method="post" action="${action}">
    !${Object.entries(kept)
      .map(([name, value]) => hiddenField(name, value))
      .join('')}
    !${lineField({
      name: 'code',
      label: say(webWords.codeLabel, language),
      hint: say(webWords.codeHint, language),
      error,
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      maxLength: 20,
    })}
    <p class="actions">!${button(submit)}!${button(say(webWords.codeAgain, language), { quiet: true, name: 'newCode', value: 'yes' })}</p>
    </form><p class="hint">${say(webWords.codeHelp, language)}</p>`
}

/** Enough for its owner to know the mailbox, too little for anybody else: a…@kommune.example.org. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${[...address][0] ?? ''}…${address.slice(at)}`
}

/** The code as typed, or nothing: people copy it with spaces around and within. */
export const typedCode = (value: string | undefined): string => (value ?? '').replaceAll(/[\s\u00a0-]/g, '')
