import { html } from 'ghtml'
import type { Visitor } from '#src/domain/access/read.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { type Pattern, patterns } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { hiddenField } from './fields.ts'
import { type Icon, icon } from './icons.ts'

type Place = { path: Pattern & `/${string}`; word: Phrase; icon: Icon; keys: string; first?: boolean }

/** Where one may go. The first four are within a thumb's reach on a phone; the others stand behind "more" there. */
const forEverybody: Place[] = [
  { path: patterns.home, word: frameWords.home, icon: 'home', keys: 'g h', first: true },
  { path: patterns.meetings, word: frameWords.meetings, icon: 'meetings', keys: 'g m', first: true },
  { path: patterns.followUps, word: frameWords.followUps, icon: 'followUps', keys: 'g f', first: true },
  { path: patterns.groups, word: frameWords.groups, icon: 'groups', keys: 'g g', first: true },
  { path: patterns.workingGroups, word: frameWords.workingGroups, icon: 'workingGroups', keys: 'g w' },
  { path: patterns.minutesList, word: frameWords.minutes, icon: 'minutes', keys: 'g r' },
  { path: patterns.decisions, word: frameWords.decisions, icon: 'decisions', keys: 'g d' },
  { path: patterns.search, word: frameWords.search, icon: 'search', keys: '/' },
]

const forTheSecretariat: Place[] = [
  { path: patterns.people, word: frameWords.people, icon: 'people', keys: 'g p' },
  { path: patterns.organisations, word: frameWords.organisations, icon: 'groups', keys: 'g o' },
  { path: patterns.mails, word: frameWords.mails, icon: 'mail', keys: 'g e' },
  { path: patterns.templates, word: frameWords.templates, icon: 'templates', keys: 'g t' },
  { path: patterns.settings, word: frameWords.settings, icon: 'settings', keys: 'g s' },
  { path: patterns.audit, word: frameWords.audit, icon: 'audit', keys: 'g l' },
]

export const placesFor = (actor: Visitor): Place[] =>
  isSecretariat(actor) ? [...forEverybody, ...forTheSecretariat] : forEverybody

/** What stands around a page of one who is signed in. */
export function frameOf(view: View, { wide = false, crumbs = [] }: Pick<ScreenPage, 'wide' | 'crumbs'>) {
  const { actor, language, url } = view
  const places = placesFor(actor)
  // A page belongs where the way to it begins: a working group's seats among the working groups, not the groups.
  const begins = crumbs[0]?.[1]
  const current = places.find(({ path }) => path === begins)?.path ?? url.split('?')[0] ?? url
  const rows = places.map(
    (place) =>
      html`<li class="!${place.first ? 'first' : 'later'}">!${placeLink(place, { language, current })}</li>`,
  )
  const more = { path: patterns.menu, word: frameWords.more, icon: 'more' as const, keys: '' }
  return {
    wide,
    top: html`<p class="mark"><a href="${patterns.home}">Referat</a> <a class="owner" href="${patterns.me}#collaborations">${actor.collaborationName}</a></p>
      <div class="visitor"><a href="${patterns.me}">${actor.name}</a>
      <form method="post" action="${patterns.signOut}">!${hiddenField('formToken', view.formToken)}<button type="submit">${say(webWords.signOut, language)}</button></form></div>`,
    side: html`<nav class="places" aria-label="${say(frameWords.navigation, language)}"><ul>!${rows.join('')}
      <li class="more">!${placeLink(more, { language, current })}</li></ul></nav>`,
  }
}

function placeLink(
  { path, word, icon: drawing, keys }: Place,
  { language, current }: { language: View['language']; current: string },
): string {
  const here = current === path || current.startsWith(`${path}/`)
  return html`<a href="${path}" !${here ? 'aria-current="page"' : ''} !${keys ? html`data-keys="${keys}"` : ''}>!${icon(drawing)}<span>${say(word, language)}</span></a>`
}

/** The page's own head and body: the way here, heading, messages, what may be done, its parts, its content. */
export function screenHtml(view: View, page: ScreenPage, messages: string): string {
  const { crumbs = [], title, beside, lead, actions, tabs = [], main } = page
  return [
    crumbs.length > 0 ? plainCrumbs(view.language, crumbs) : '',
    messages,
    html`<div class="head"><div><h1>${title}!${beside ? html` <span class="beside">!${beside}</span>` : ''}</h1>!${lead ? html`<p class="lead">${lead}</p>` : ''}</div>!${
      actions ? html`<div class="head-actions">!${actions}</div>` : ''
    }</div>`,
    tabs.length > 0 ? tabsHtml(view, tabs) : '',
    main,
    keysHtml(view),
  ].join('\n')
}

/** The way to a page, without the page itself. */
export function plainCrumbs(language: View['language'], crumbs: [label: string, path: string][]): string {
  const steps = crumbs.map(([label, path]) => html`<li><a href="${path}">${label}</a></li>`)
  return html`<nav class="ds-breadcrumbs" aria-label="${say(frameWords.youAreHere, language)}"><ol>!${steps.join('')}</ol></nav>`
}

function tabsHtml(view: View, tabs: NonNullable<ScreenPage['tabs']>): string {
  const links = tabs.map(
    ({ label, path, current, count }) =>
      html`<li><a href="${path}" !${current ? 'aria-current="page"' : ''}>${label}!${count ? html` <span class="count">${count}</span>` : ''}</a></li>`,
  )
  return html`<nav class="tabs" aria-label="${view.say(frameWords.partsOf)}"><ul>!${links.join('')}</ul></nav>`
}

/** The list that `?` opens: the browser fills it with the keys of the links and buttons that the page has. */
function keysHtml(view: View): string {
  const fixed: [string, Phrase][] = [
    ['?', frameWords.keysThis],
    ['Ctrl Enter', frameWords.keysSubmit],
    ['j / k', frameWords.keysNext],
    ['Alt ↑ / Alt ↓', frameWords.keysMove],
  ]
  const rows = fixed.map(
    ([keys, word]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${view.say(word)}</dd></div>`,
  )
  return html`<dialog class="ds-dialog" id="keys" aria-labelledby="keys-title" data-working="${view.say(frameWords.working)}">
    <h2 id="keys-title">${view.say(frameWords.keysTitle)}</h2><dl class="keys">!${rows.join('')}</dl>
    <form method="dialog"><button class="ds-button" data-variant="secondary">${view.say(frameWords.keysClose)}</button></form></dialog>`
}
