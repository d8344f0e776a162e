import { html } from 'ghtml'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { message } from '../layout/fields.ts'
import type { ShownItem } from '../meeting/read.ts'
import type { View } from '../view.ts'
import { approvalPart } from './approval.ts'
import { neighbours } from './contents.ts'
import { decisionsPart } from './decisions.ts'
import { findingsHtml } from './findings.ts'
import { followUpsPart } from './follow-ups.ts'
import type { Writing } from './read.ts'
import { textForm } from './text-form.ts'
import { versionsPart } from './versions.ts'
import { workingGroupsPart } from './working-groups.ts'

/** One item: what is written under it, and what was decided, promised and set up. `written` is HTML already written. */
export function itemHtml(
  writing: Writing,
  item: ShownItem,
  { view, written }: { view: View; written: string },
): string {
  const { meeting, findings, under } = writing
  const mine = findings.filter(({ place }) => place.itemId === item.id)
  const text = meeting.may.write
    ? textForm(writing, item, view)
    : html`<div class="document">!${written || html`<p class="hint">${view.say(words.unwritten)}</p>`}</div>`
  return html`<header class="item-head"><h2><span class="number">${item.number ?? ''}</span> ${item.title}</h2>!${steps(writing, view)}</header>
    !${item.exemptBasis ? message('note', view.say(words.exempt, { basis: item.exemptBasis })) : ''}
    !${item.withdrawn ? message('note', view.say(words.isWithdrawn)) : ''}
    !${item.kind === 'approve-minutes' ? approvalPart(item, under?.approves ?? null, view) : ''}
    !${text}!${meeting.may.write ? versionsPart(writing, item, view) : ''}
    !${mine.length > 0 ? html`<section class="card"><h3>${view.say(words.lookAt)}</h3>!${findingsHtml(view, mine, { meetingId: meeting.id })}</section>` : ''}
    !${decisionsPart(writing, item, view)}!${followUpsPart(writing, item, view)}!${workingGroupsPart(writing, item, view)}`
}

function steps(writing: Writing, view: View): string {
  const { before, after } = neighbours(writing)
  const link = (path: string | null, { word, keys }: { word: string; keys: string }) =>
    path ? html`<a href="${path}" data-keys="${keys}">${word}</a>` : ''
  return html`<p class="steps">!${link(before, { word: view.say(words.before), keys: 'p' })}!${link(after, { word: view.say(words.after), keys: 'n' })}</p>`
}
