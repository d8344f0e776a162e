import { html } from 'ghtml'
import { duplicateWords as words } from '#src/platform/language/words/web-duplicates.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { peopleWords } from '#src/platform/language/words/web-people.ts'
import { buttonLink, hiddenField } from '../layout/fields.ts'
import { tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { countedIn, entryPath, isPerson, mergingPath, type Standing, standingHtml } from './standing.ts'

type Preview = { keep: Standing; drop: Standing; moves: object; takesOver?: readonly string[] }

/** What merging two would do, as a question: which is kept and which ends, what moves, and what is taken over. */
export function mergePage({ keep, drop, moves, takesOver = [] }: Preview, view: View): ScreenPage {
  const person = isPerson(keep)
  const kind = person ? 'people' : 'organisations'
  const moving = countedIn(moves, view).map((line) => html`<li>${line}</li>`)
  const details = takesOver.map((detail) => html`<li>${detailInWords(detail, view)}</li>`)
  const side = (standing: Standing, mark: string) =>
    html`<section class="card"><h2>${standing.name} !${mark}</h2>!${standingHtml(standing, view)}</section>`
  return {
    title: view.say(words.mergeTitle, { name: keep.name }),
    lead: view.say(words.mergeLead),
    crumbs: [
      [view.say(frameWords[kind]), patterns[kind]],
      [view.say(words.title), to(patterns.duplicates, {}, { kind })],
    ],
    actions: buttonLink(view.say(words.swap, { name: drop.name }), mergingPath(drop, keep), { quiet: true }),
    main: html`<div class="columns even">!${side(keep, tag(view.say(words.kept), 'success'))}!${side(drop, tag(view.say(words.dropped), 'warning'))}</div>
      <section><h2>${view.say(words.moves)}</h2>!${moving.length > 0 ? html`<ul>!${moving.join('')}</ul>` : html`<p>${view.say(words.nothingMoves)}</p>`}
      !${details.length > 0 ? html`<h3>${view.say(words.takesOver)}</h3><ul>!${details.join('')}</ul>` : ''}</section>
      <section class="ask-body"><p>${view.say(words.mergeQuestion, { drop: drop.name, keep: keep.name })}</p>
      !${person ? html`<p>${view.say(words.signedOut)}</p>` : ''}!${mergeForm({ keep, drop }, view)}</section>`,
  }
}

function mergeForm({ keep, drop }: Pick<Preview, 'keep' | 'drop'>, view: View): string {
  return screenForm(view, {
    act: 'merge',
    action: isPerson(keep)
      ? to(patterns.personMerging, { personId: keep.id })
      : to(patterns.organisationMerging, { organisationId: keep.id }),
    submit: view.say(words.merge),
    danger: true,
    version: keep.version,
    body: hiddenField('dropId', drop.id),
    beside: html`<a href="${entryPath(keep)}">${view.say(frameWords.cancel)}</a>`,
  })
}

function detailInWords(detail: string, view: View): string {
  const names = {
    email: peopleWords.email,
    phone: peopleWords.phone,
    title: peopleWords.title,
    language: peopleWords.language,
    organisationId: peopleWords.organisation,
  }
  const phrase = (names as Partial<Record<string, typeof names.email>>)[detail]
  return phrase ? view.say(phrase) : detail
}
