import { html } from 'ghtml'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import type { View } from '../view.ts'
import { button, type Choice } from './fields.ts'

export type Row = {
  title: string
  path?: string | undefined
  /** beneath the title; HTML already written */
  text?: string
  /** below that, such as a list; HTML already written */
  more?: string
  /** at the end of the row: a date, a state; HTML already written */
  aside?: string
  /** forms and links of the row; HTML already written */
  actions?: string
  id?: string
}

/** Rows of things, each a link to its page. */
export function rowsOf(rows: Row[]): string {
  return html`<ul class="rows">!${rows.map(rowHtml).join('')}</ul>`
}

export function rowHtml({ title, path, text, more = '', aside, actions, id }: Row): string {
  const name = path ? html`<a href="${path}">${title}</a>` : html`${title}`
  return html`<li !${id ? html`id="${id}"` : ''}><div><p class="title">!${name}</p>!${text ? html`<p class="hint">!${text}</p>` : ''}!${more}</div>
    !${aside ? html`<p class="aside">!${aside}</p>` : ''}!${actions ? html`<div class="row-actions">!${actions}</div>` : ''}</li>`
}

/** Where there is nothing yet: what it would be, and what to do next. `action` is HTML already written. */
export const empty = (text: string, action = ''): string =>
  html`<div class="empty"><p>${text}</p>!${action}</div>`

/** What a list holds, or that there is nothing. */
export const rowsOrEmpty = (rows: Row[], text: string, action = ''): string =>
  rows.length > 0 ? rowsOf(rows) : empty(text, action)

type Column<Item> = {
  label: string
  /** HTML already written */
  cell(item: Item): string
  numeric?: boolean
}

/** A table with its headings; the first cell of a row is its heading. */
export function tableOf<Item>(caption: string, columns: Column<Item>[], items: Item[]): string {
  const heads = columns.map(({ label }) => html`<th scope="col">${label}</th>`)
  const rows = items.map((item) => {
    const cells = columns.map(({ cell, numeric }, at) =>
      at === 0
        ? html`<th scope="row">!${cell(item)}</th>`
        : html`<td !${numeric ? 'class="numbers"' : ''}>!${cell(item)}</td>`,
    )
    return html`<tr>!${cells.join('')}</tr>`
  })
  return html`<div class="table-scroll" role="region" aria-label="${caption}" tabindex="0"><table class="ds-table" data-color="neutral"><caption class="sr-only">${caption}</caption>
    <thead><tr>!${heads.join('')}</tr></thead><tbody>!${rows.join('')}</tbody></table></div>`
}

type Filter = {
  path: string
  /** what a free text is searched for in, when the list has that */
  search?: { value: string | undefined; label: string }
  choices?: { name: string; label: string; value: string | undefined; choices: Choice[] }[]
  /** HTML already written: a tick, a date */
  more?: string
}

/** What a list is narrowed by: a plain form that asks for the same page with something behind the question mark. */
export function filterForm(view: View, { path, search, choices = [], more = '' }: Filter): string {
  const typed = search
    ? html`<div class="ds-field field"><label class="ds-label" for="filter-search">${search.label}</label>
      <input class="ds-input" type="search" id="filter-search" name="search" value="${search.value ?? ''}" maxlength="200" data-keys="s"></div>`
    : ''
  const selects = choices.map(
    (
      one,
    ) => html`<div class="ds-field field"><label class="ds-label" for="filter-${one.name}">${one.label}</label>
      <select class="ds-input" id="filter-${one.name}" name="${one.name}"><option value="">${view.say(frameWords.all)}</option>!${one.choices
        .map(
          ({ value, label }) =>
            html`<option value="${value}" !${value === one.value ? 'selected' : ''}>${label}</option>`,
        )
        .join('')}</select></div>`,
  )
  const asked = view.url.includes('?')
  const clear = asked ? html`<a href="${path}">${view.say(frameWords.clear)}</a>` : ''
  return html`<form class="filter" method="get" action="${path}" role="search">!${typed}!${selects.join('')}!${more}
    <p class="actions">!${button(view.say(frameWords.show), { quiet: true })}!${clear}</p></form>`
}

/** On to the next page of a list, and back to its beginning. */
export function pagesOf(view: View, { nextCursor }: { nextCursor: string | null }): string {
  const [path = '', asked = ''] = view.url.split('?')
  const query = new URLSearchParams(asked)
  const isFirst = !query.has('cursor')
  if (isFirst && nextCursor === null) return ''
  query.delete('cursor')
  const first = isFirst ? '' : html`<a href="${addressOf(path, query)}">${view.say(frameWords.firstPage)}</a>`
  if (nextCursor !== null) query.set('cursor', nextCursor)
  const next =
    nextCursor === null
      ? ''
      : html`<a rel="next" href="${addressOf(path, query)}">${view.say(frameWords.nextPage)}</a>`
  return html`<nav class="pages" aria-label="${view.say(frameWords.nextPage)}">!${first}!${next}</nav>`
}

const addressOf = (path: string, query: URLSearchParams): string =>
  query.size > 0 ? `${path}?${query}` : path

/** A word in a coloured field; the word says it, the colour helps. */
export const tag = (
  text: string,
  colour: 'neutral' | 'info' | 'success' | 'warning' | 'danger' = 'neutral',
): string => html`<span class="ds-tag" data-color="${colour}">${text}</span>`
