import { html } from 'ghtml'
import { type DemoPerson, type DemoRole, demoRoles } from '#src/domain/access/demo-people.ts'
import type { DemoThing } from '#src/domain/access/demo-things.ts'
import { shortDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { button, buttonLink, hiddenField, textField } from '../layout/fields.ts'
import { patterns } from '../paths.ts'

const headings: Record<DemoRole, Phrase> = {
  administrator: webWords.roleAdministrator,
  secretariat: webWords.roleSecretariat,
  chair: webWords.roleChair,
  member: webWords.roleMember,
  observer: webWords.roleObserver,
  other: webWords.roleOther,
}

type Choice = { language: Language; people: DemoPerson[]; formToken: string }

/** Everybody one may be, by role, each with a button. */
export function demoPeoplePage({ language, people, formToken }: Choice) {
  const title = say(webWords.demoTitle, language)
  const sections = demoRoles.map((role) => {
    const those = people.filter((person) => person.role === role)
    if (those.length === 0) return ''
    return html`<section><h2>${say(headings[role], language)}</h2><ul class="people">!${those
      .map((person) => personRow(person, { language, formToken }))
      .join('')}</ul></section>`
  })
  return {
    title,
    main: html`<h1>${title}</h1><p class="lead">${say(people.length > 0 ? webWords.demoLead : webWords.demoEmpty, language)}</p>
      !${sections.join('')}`,
  }
}

function personRow(person: DemoPerson, { language, formToken }: Pick<Choice, 'language' | 'formToken'>) {
  const where = [person.organisation, ...person.groups].filter(Boolean).join(' · ')
  const { name } = person
  return html`<li><div><p class="person">${name}</p>!${where ? html`<p class="hint">${where}</p>` : ''}</div>
    <form method="post" action="${patterns.demoSignIn}">!${hiddenField('formToken', formToken)}!${hiddenField('personId', person.id)}
    !${button(say(webWords.signIn, language), { quiet: true, small: true, label: say(webWords.demoBecome, language, { name }) })}</form></li>`
}

type SignedIn = {
  language: Language
  name: string
  things: DemoThing[]
  accessToken: string
  expiresInSeconds: number
}

/** What waits for the person one has become, and a token to try the API with. */
export function demoSignedInPage({ language, name, things, accessToken, expiresInSeconds }: SignedIn) {
  const title = say(webWords.demoSignedIn, language, { name })
  const rows = things.map(
    (thing) =>
      html`<li><a href="${thing.url}">${thing.group}, ${shortDate(language, thing.date)}</a> <span class="hint">${say(purposes[thing.purpose], language)}</span></li>`,
  )
  const waiting =
    rows.length > 0 ? html`<ul>!${rows.join('')}</ul>` : html`<p>${say(webWords.demoNothing, language)}</p>`
  const token = textField({
    name: 'accessToken',
    label: say(webWords.demoToken, language),
    hint: say(webWords.demoTokenHint, language, { minutes: expiresInSeconds / 60 }),
    value: accessToken,
    rows: 5,
    readonly: true,
  })
  return {
    title,
    main: html`<h1>${title}</h1><p class="lead">${say(webWords.demoSignedInLead, language)}</p>
      <section><h2>${say(webWords.demoThings, language)}</h2>!${waiting}</section>
      <section><h2>API</h2>!${token}
      <p class="actions">!${buttonLink(say(webWords.goHome, language), patterns.home)}!${buttonLink(say(webWords.demoOthers, language), patterns.demo, { quiet: true })}
      <a href="${patterns.apiReference}">${say(webWords.apiReference, language)}</a></p></section>`,
  }
}

const purposes: Record<DemoThing['purpose'], Phrase> = {
  reply: webWords.thingReply,
  review: webWords.thingReview,
  'name-seat': webWords.thingNameSeat,
  'follow-up': webWords.thingFollowUp,
}
