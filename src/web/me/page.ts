import { html } from 'ghtml'
import type { listSessions } from '#src/domain/access/read.ts'
import type { getPersonAtWork } from '#src/domain/people/read.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { languageNames, languages } from '#src/platform/language/language.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { meWords as words } from '#src/platform/language/words/web-me.ts'
import { localDate } from '#src/platform/time.ts'
import { facts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { rowsOf } from '../layout/lists.ts'
import { askFirst, screenForm } from '../layout/screen-form.ts'
import { patterns } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { sessionsSection } from './sessions-part.ts'

export type MeFound = Awaited<ReturnType<typeof getPersonAtWork>> & {
  sessions: Awaited<ReturnType<typeof listSessions>>
  feed: { createdAt: Date } | null
}

/** The other collaborations of one's address; null where this browser has not proved it. */
type Elsewhere = { id: string; name: string }[]

/** One's own page: what is known of oneself, the calendar, where one is signed in, and where else one belongs. */
export function mePage(found: MeFound, elsewhere: Elsewhere | null, view: View): ScreenPage {
  return {
    title: view.say(frameWords.me),
    lead: found.person.name,
    main: html`!${aboutSection(view, found)}!${calendarSection(view, found)}!${sessionsSection(view, found.sessions)}!${collaborationsSection(view, elsewhere)}`,
  }
}

function aboutSection(view: View, { person, organisation }: MeFound): string {
  const choices = [
    { value: '', label: view.say(words.asBrowser) },
    ...languages.map((language) => ({ value: language, label: languageNames[language] })),
  ]
  const form = screenForm(view, {
    act: 'about',
    action: patterns.me,
    submit: view.say(frameWords.save),
    version: person.version,
    body: (
      fields,
    ) => html`!${fields.line('name', { label: view.say(words.name), value: person.name, autocomplete: 'name', maxLength: 200, required: true })}
      !${fields.line('title', { label: view.say(words.jobTitle), hint: view.say(words.jobTitleHint), value: person.title, autocomplete: 'organization-title', maxLength: 200 })}
      !${fields.line('phone', { label: view.say(words.phone), hint: view.say(words.phoneHint), value: person.phone, type: 'tel', autocomplete: 'tel', maxLength: 30, width: 'medium' })}
      !${fields.select('language', { label: view.say(words.language), hint: view.say(words.languageHint), value: person.language, choices, width: 'medium' })}`,
  })
  const known = facts([
    [view.say(words.email), person.email && `${person.email}. ${view.say(words.emailWhose)}`],
    [view.say(words.organisation), organisation],
  ])
  return html`<section><h2>${view.say(words.about)}</h2><div class="card">!${known}!${form}</div></section>`
}

/** The form whose answer is an address that is shown once. */
const feedAct = 'feed'

function calendarSection(view: View, { feed }: MeFound): string {
  const url = view.shown.act === feedAct ? view.shown.typed.url : undefined
  const since = feed && longDate(view.language, localDate(feed.createdAt, view.actor.zone))
  const make = screenForm(view, {
    act: feedAct,
    action: patterns.meFeed,
    submit: view.say(feed ? words.calendarAgain : words.calendarMake),
    quiet: true,
    body: feed ? html`<p class="hint">${view.say(words.calendarAgainText)}</p>` : '',
  })
  const end = feed
    ? askFirst(view, {
        act: 'feed-end',
        summary: view.say(words.calendarEnd),
        question: view.say(words.calendarEndQuestion),
        action: patterns.meFeedEnding,
        submit: view.say(words.calendarEnd),
      })
    : ''
  return html`<section id="calendar"><h2>${view.say(words.calendar)}</h2><p>${view.say(words.calendarText)}</p>
    !${url ? madeMessage(view, url) : since ? html`<p>${view.say(words.calendarSince, { date: since })}</p>` : ''}!${make}!${end}</section>`
}

const madeMessage = (view: View, url: string): string =>
  message(
    'good',
    view.say(words.calendarMade),
    '',
    html`<p>${view.say(words.calendarMadeText)}</p><p><label class="ds-label" for="feed-url">${view.say(words.calendarAddress)}</label>
      <input class="ds-input" id="feed-url" readonly value="${url}"></p>`,
  )

function collaborationsSection(view: View, elsewhere: Elsewhere | null): string {
  const here = { title: view.actor.collaborationName, aside: view.say(words.here) }
  const others = (elsewhere ?? []).map(({ id, name }) => ({
    title: name,
    actions: screenForm(view, {
      act: `switch-${id}`,
      action: patterns.meSwitch,
      submit: view.say(words.switchTo, { name }),
      small: true,
      quiet: true,
      inline: true,
      body: html`<input type="hidden" name="collaborationId" value="${id}">`,
    }),
  }))
  const why = elsewhere === null ? words.notProved : others.length > 0 ? words.switchWhy : words.onlyHere
  return html`<section id="collaborations"><h2>${view.say(words.collaborations)}</h2>!${rowsOf([here, ...others])}
    <p class="hint">${view.say(why)}</p></section>`
}
