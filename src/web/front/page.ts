import { html } from 'ghtml'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { form, hiddenField, lineField, message } from '../layout/fields.ts'
import { patterns } from '../paths.ts'

type Front = {
  language: Language
  demo: boolean
  formToken: string
  /** the page that was asked for, to go on to */
  to?: string | undefined
}

/** What this is, for one who is not signed in, and how to sign in. */
export function visitorsFront({ language, demo, formToken, to: wanted }: Front) {
  const title = say(webWords.frontTitle, language)
  const email = lineField({
    name: 'email',
    label: say(webWords.email, language),
    hint: say(webWords.emailHint, language),
    type: 'email',
    autocomplete: 'email',
    maxLength: 254,
    required: true,
  })
  const submit = say(webWords.sendCode, language)
  return {
    title,
    main: html`!${wanted ? message('note', say(frameWords.signInFirst, language)) : ''}<h1>${title}</h1><p class="lead">${say(webWords.frontLead, language)}</p>
      <p>${say(webWords.frontMail, language)}</p>
      !${demo ? demoInvitation(language) : ''}
      <section><h2>${say(webWords.frontSignIn, language)}</h2>
      !${form({ action: patterns.signIn, formToken, submit, body: email + (wanted ? hiddenField('to', wanted) : ''), quiet: demo })}</section>
      !${forDevelopers(language)}`,
  }
}

const demoInvitation = (language: Language) =>
  html`<section><h2>${say(webWords.frontDemo, language)}</h2><p>${say(webWords.frontDemoWhy, language)}</p>
    <p class="actions"><a class="ds-button" href="${patterns.demo}">${say(webWords.frontDemo, language)}</a></p></section>`

const forDevelopers = (language: Language) =>
  html`<section><h2>${say(webWords.frontForDevelopers, language)}</h2><p>${say(webWords.frontApi, language)}</p>
    <p><a href="${patterns.apiReference}">${say(webWords.apiReference, language)}</a></p></section>`
