import { html } from 'ghtml'
import type { Duplicate } from '#src/domain/duplicates/read.ts'
import type { Page } from '#src/platform/database/paging.ts'
import { duplicateReasons } from '#src/platform/language/words/duplicates.ts'
import { duplicateWords as words } from '#src/platform/language/words/web-duplicates.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { buttonLink, hiddenField } from '../layout/fields.ts'
import { empty, pagesOf, tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { entryPath, mergingPath, type Standing, standingHtml } from './standing.ts'

export type DuplicateKind = 'people' | 'organisations'

/** Pairs that may be one, the likeliest first, with why and what each has; said not to be, or merged on a page of its own. */
export function duplicatesPage(
  found: Page<Duplicate<Standing>>,
  { view, kind }: { view: View; kind: DuplicateKind },
): ScreenPage {
  const tab = (one: DuplicateKind) => ({
    label: view.say(frameWords[one]),
    path: to(patterns.duplicates, {}, { kind: one }),
    current: one === kind,
  })
  const pairs = found.items.map((pair) => pairHtml(pair, { view, kind }))
  return {
    title: view.say(words.title),
    lead: view.say(words.lead),
    crumbs: [[view.say(frameWords[kind]), patterns[kind]]],
    tabs: [tab('people'), tab('organisations')],
    main: html`!${pairs.join('') || empty(view.say(kind === 'people' ? words.none : words.noneOrganisations))}!${pagesOf(view, found)}`,
  }
}

function pairHtml(
  { one, other, reasons }: Duplicate<Standing>,
  { view, kind }: { view: View; kind: DuplicateKind },
): string {
  const why = reasons.map((reason) => tag(view.say(duplicateReasons[reason]), 'info'))
  const act = `not-same-${one.id}-${other.id}`
  const dismiss = screenForm(view, {
    act,
    action: patterns.duplicateDismissals,
    submit: view.say(words.notSame),
    label: `${view.say(words.notSame)}: ${view.say(words.pair, { one: one.name, other: other.name })}`,
    quiet: true,
    body: [hiddenField('kind', kind), hiddenField('oneId', one.id), hiddenField('otherId', other.id)].join(
      '',
    ),
  })
  return html`<section class="card pair"><h2>${view.say(words.pair, { one: one.name, other: other.name })}</h2><p class="tags">!${why.join(' ')}</p>
    <div class="sides">!${sideHtml(one, { other, view })}!${sideHtml(other, { other: one, view })}</div>!${dismiss}</section>`
}

function sideHtml(standing: Standing, { other, view }: { other: Standing; view: View }): string {
  const keep = buttonLink(view.say(words.keepName, { name: standing.name }), mergingPath(standing, other), {
    quiet: true,
  })
  return html`<div><h3><a href="${entryPath(standing)}">${standing.name}</a></h3>!${standingHtml(standing, view)}<p>!${keep}</p></div>`
}
