import { html } from 'ghtml'
import type { Group } from '#src/domain/groups/read.ts'
import { type HitKind, hitKinds } from '#src/domain/search/kinds.ts'
import type { search } from '#src/domain/search/search.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { searchWords as words } from '#src/platform/language/words/web-search.ts'
import { button, hiddenField, selectField } from '../layout/fields.ts'
import { empty, pagesOf } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { hitHtml } from './hit.ts'

type Asked = { q?: string | undefined; kind?: HitKind | undefined; groupId?: string | undefined }
type Found = Awaited<ReturnType<typeof search>> | null

/** One field for everything that one may read, and what was found. */
export function searchPage(
  view: View,
  { found, groups, asked }: { found: Found; groups: Group[]; asked: Asked },
): ScreenPage {
  return {
    title: view.say(frameWords.search),
    main: html`!${searchForm(view, groups, asked)}!${kindsHtml(view, asked)}!${foundHtml(view, found, asked)}`,
  }
}

function searchForm(view: View, groups: Group[], { q = '', kind, groupId }: Asked): string {
  const group = selectField({
    name: 'groupId',
    label: view.say(words.group),
    value: groupId,
    choices: [
      { value: '', label: view.say(frameWords.all) },
      ...groups.map(({ id, name }) => ({ value: id, label: name })),
    ],
  })
  return html`<form class="search" method="get" action="${patterns.search}" role="search">
    <div class="ds-field field"><label class="ds-label" for="search-words">${view.say(words.field)}</label>
    <input class="ds-input" type="search" id="search-words" name="q" value="${q}" maxlength="200" autocomplete="off" aria-describedby="search-hint" data-keys="/" !${q ? '' : 'autofocus'}></div>
    !${group}!${kind ? hiddenField('kind', kind) : ''}<p class="actions">!${button(view.say(frameWords.search))}</p>
    <p class="hint" id="search-hint">${view.say(words.hint)}</p></form>`
}

/** The same search among one kind of things. */
function kindsHtml(view: View, { q, kind, groupId }: Asked): string {
  if (q === undefined) return ''
  const link = (one: HitKind | undefined, label: string) =>
    html`<li><a href="${to(patterns.search, {}, { q, kind: one, groupId })}" !${one === kind ? 'aria-current="page"' : ''}>${label}</a></li>`
  const links = hitKinds.map((one) => link(one, view.say(words[`kind.${one}`])))
  return html`<nav class="tabs" aria-label="${view.say(words.kinds)}"><ul>!${link(undefined, view.say(words.everything))}!${links.join('')}</ul></nav>`
}

function foundHtml(view: View, found: Found, asked: Asked): string {
  if (found === null) return empty(view.say(words.begin))
  const { q = '' } = asked
  if (found.items.length === 0) return nothingHtml(view, asked)
  const rows = found.items.map((hit) => hitHtml(view, hit))
  return html`<h2 class="sr-only">${view.say(words.hits, { words: q })}</h2><ol class="rows">!${rows.join('')}</ol>!${pagesOf(view, found)}`
}

/** Nothing was found: what to try instead, the widest search as a link. */
function nothingHtml(view: View, { q = '', kind, groupId }: Asked): string {
  const everywhere = html`<a href="${to(patterns.search, {}, { q })}">${view.say(words.tryEverything)}</a>`
  const hints = [
    kind || groupId ? everywhere : '',
    html`${view.say(words.tryFewer)}`,
    html`${view.say(words.tryOther)}`,
  ]
  const rows = hints.filter(Boolean).map((hint) => html`<li>!${hint}</li>`)
  return empty(
    view.say(words.nothing, { words: q }),
    html`<p>${view.say(words.tryTitle)}</p><ul>!${rows.join('')}</ul>`,
  )
}
