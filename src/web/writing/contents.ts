import { html } from 'ghtml'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import type { ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { foundUnder } from './findings.ts'
import type { Writing } from './read.ts'

/** The items in order, each with how far it is: what one goes about by. */
export function contentsHtml({ meeting, item: current, findings }: Writing, view: View): string {
  const rows = meeting.items.map((item) => {
    const found = foundUnder(findings, item.id).length
    const path = to(patterns.meetingMinutes, { meetingId: meeting.id }, { item: item.id })
    return html`<li data-item="${item.id}"><a href="${path}" !${item.id === current?.id ? 'aria-current="page"' : ''}><span class="number">${item.number ?? ''}</span>
      <span><span class="item-title">${item.title}</span><span class="hint">!${stateOf(item, { view, found })}</span></span></a></li>`
  })
  return html`<nav aria-label="${view.say(words.contents)}"><h2>${view.say(words.contents)}</h2><ol>!${rows.join('')}</ol></nav>`
}

/** In words: "skrevet · 1 vedtak · 2 å se på". Whether it is written is marked, for that changes while one writes. */
function stateOf(
  { withdrawn, text, decisions }: ShownItem,
  { view, found }: { view: View; found: number },
): string {
  const isWritten = (text?.text ?? '').trim() !== ''
  const state = view.say(withdrawn ? words.withdrawn : isWritten ? words.written : words.unwritten)
  const more = [
    decisions.length > 0 ? view.say(words.decisionCount, { count: decisions.length }) : '',
    found > 0 ? view.say(words.findingCount, { count: found }) : '',
  ].filter(Boolean)
  return html`<span !${withdrawn ? '' : html`data-written="${isWritten ? 'yes' : 'no'}"`}>${state}</span>${more.map((one) => ` · ${one}`).join('')}`
}

/** The items before and after, by their addresses. */
export function neighbours({ meeting, item }: Writing): { before: string | null; after: string | null } {
  const at = meeting.items.findIndex(({ id }) => id === item?.id)
  const path = (index: number) => {
    const found = meeting.items[index]
    return found ? to(patterns.meetingMinutes, { meetingId: meeting.id }, { item: found.id }) : null
  }
  return { before: at > 0 ? path(at - 1) : null, after: path(at + 1) }
}
