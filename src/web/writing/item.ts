import { html } from 'ghtml'
import { itemWords } from '#src/platform/language/words/web-agenda.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { message } from '../layout/fields.ts'
import type { ShownItem } from '../meeting/read.ts'
import type { View } from '../view.ts'
import { approvalPart } from './approval.ts'
import { neighbours } from './contents.ts'
import { decisionsPart } from './decisions.ts'
import { findingsHtml, foundUnder } from './findings.ts'
import { followUpsPart } from './follow-ups.ts'
import type { Writing } from './read.ts'
import { textForm } from './text-form.ts'
import { versionsPart } from './versions.ts'
import { workingGroupsPart } from './working-groups.ts'

/** What an item is called, and what is to be known before one writes under it. */
export function itemHead(writing: Writing, item: ShownItem, view: View): string {
  const { under } = writing
  const named = view.say(itemWords[item.kind])
  // "Eventuelt" is no more of an "Eventuelt" for being called so twice.
  const says = item.title.toLowerCase().startsWith(named.toLowerCase())
  const kind = says ? '' : html`<span class="hint kind">${named}</span>`
  return html`<header class="item-head"><h2 tabindex="-1"><span class="number">${item.number ?? ''}</span> ${item.title}</h2>!${kind}!${steps(writing, view)}</header>
    !${item.exemptBasis ? message('note', view.say(words.exempt, { basis: item.exemptBasis })) : ''}
    !${item.withdrawn ? message('note', view.say(words.isWithdrawn)) : ''}
    !${item.kind === 'approve-minutes' ? approvalPart(item, under?.approves ?? null, view) : ''}`
}

/** The text as it is written in a form, or, for whoever does not write, as it will look. `written` is HTML already written. */
export function itemText(
  writing: Writing,
  item: ShownItem,
  { view, written }: { view: View; written: string },
): string {
  return writing.meeting.may.write
    ? textForm(writing, item, view)
    : html`<div class="document">!${written || html`<p class="hint">${view.say(words.unwritten)}</p>`}</div>`
}

/** What stands under the text: what to look at, and what was decided, promised and set up. */
export function itemUnder(writing: Writing, item: ShownItem, view: View): string {
  const { meeting, findings, checks } = writing
  const mine = checks ? [] : foundUnder(findings, item.id)
  return html`!${meeting.may.write ? versionsPart(item, view) : ''}
    !${mine.length > 0 ? html`<section class="card"><h3>${view.say(words.lookAt)}</h3>!${findingsHtml(view, mine, { meetingId: meeting.id })}</section>` : ''}
    !${decisionsPart(writing, item, view)}!${followUpsPart(writing, item, view)}!${workingGroupsPart(writing, item, view)}`
}

function steps(writing: Writing, view: View): string {
  const { before, after } = neighbours(writing)
  const link = (path: string | null, { word, keys }: { word: string; keys: string }) =>
    path ? html`<a href="${path}" data-keys="${keys}">${word}</a>` : ''
  return html`<p class="steps">!${link(before, { word: view.say(words.before), keys: 'p' })}!${link(after, { word: view.say(words.after), keys: 'n' })}</p>`
}
