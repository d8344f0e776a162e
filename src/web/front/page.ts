import { html } from 'ghtml'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { form, lineField } from '../layout/fields.ts'
import { patterns } from '../paths.ts'

type Front = { language: Language; demo: boolean; formToken: string }

/** What this is, for one who is not signed in, and how to sign in. */
export function visitorsFront({ language, demo, formToken }: Front) {
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
    main: html`<h1>${title}</h1><p class="lead">${say(webWords.frontLead, language)}</p>
      <p>${say(webWords.frontMail, language)}</p>
      !${demo ? demoInvitation(language) : ''}
      <section><h2>${say(webWords.frontSignIn, language)}</h2>
      !${form({ action: patterns.signIn, formToken, submit, body: email, quiet: demo })}</section>
      !${forDevelopers(language)}`,
  }
}

/** The same for one who is. */
export function signedInFront(front: Front & { name: string; collaboration: string }) {
  const { language, demo, formToken, name, collaboration } = front
  const title = say(webWords.frontHello, language, { name })
  const submit = say(webWords.signOut, language)
  return {
    title,
    main: html`<h1>${title}</h1><p class="lead">${say(webWords.frontSignedIn, language, { collaboration })}</p>
      !${form({ action: patterns.signOut, formToken, submit, quiet: true })}
      !${demo ? demoInvitation(language) : ''}!${forDevelopers(language)}`,
  }
}

const demoInvitation = (language: Language) =>
  html`<section><h2>${say(webWords.frontDemo, language)}</h2><p>${say(webWords.frontDemoWhy, language)}</p>
    <p class="actions"><a class="button" href="${patterns.demo}">${say(webWords.frontDemo, language)}</a></p></section>`

const forDevelopers = (language: Language) =>
  html`<section><h2>${say(webWords.frontForDevelopers, language)}</h2><p>${say(webWords.frontApi, language)}</p>
    <p><a href="${patterns.apiReference}">${say(webWords.apiReference, language)}</a></p></section>`
