import { html } from 'ghtml'
import { typedParagraphs } from '#src/domain/attendance/paper-blocks.ts'
import { invitationWords } from '#src/platform/language/words/invitation.ts'
import { itemWords } from '#src/platform/language/words/web-agenda.ts'
import type { Press } from '#src/platform/paper/press.ts'
import { empty, tag } from '../layout/lists.ts'
import type { View } from '../view.ts'
import { paperList } from './papers.ts'
import type { ShownItem, ShownMeeting } from './read.ts'

/** The agenda to be read: what is taken up, by whom, how long, with what it says beforehand and its papers. */
export async function agendaShown(view: View, meeting: ShownMeeting, press: Press): Promise<string> {
  if (meeting.items.length === 0) return empty(view.say(invitationWords.noAgenda))
  const rows = await Promise.all(meeting.items.map((item) => shownItem(view, item, press)))
  return html`<ol class="agenda">!${rows.join('')}</ol>`
}

async function shownItem(view: View, item: ShownItem, press: Press): Promise<string> {
  const said = await descriptionHtml(item.description, press)
  return html`<li id="item-${item.id}"><span class="number">${item.number ?? ''}</span><div>
    <h3>!${item.withdrawn ? html`<s>${item.title}</s>` : html`${item.title}`}</h3>
    <p class="hint">!${itemNotes(view, item)}</p>!${said}!${paperList(view, item.papers)}</div></li>`
}

/** What the agenda says of an item beforehand, typed in Markdown. */
export async function descriptionHtml(description: string, press: Press): Promise<string> {
  const blocks = typedParagraphs(description)
  return blocks.length === 0
    ? ''
    : html`<div class="said-before">!${await press.html(blocks, { firstLevel: 4 })}</div>`
}

/** Kind, who presents it, how long, and what is special about it. HTML. */
export function itemNotes(view: View, item: ShownItem): string {
  const plain = item.kind === 'approve-invitation' || item.kind === 'any-other-business'
  const presenter = item.presenterText ?? item.presenter?.name
  const notes = [
    plain ? '' : view.say(itemWords[item.kind]),
    presenter ? view.say(invitationWords.presenter, { name: presenter }) : '',
    item.minutesAllotted ? view.say(invitationWords.minutes, { count: item.minutesAllotted }) : '',
  ].filter(Boolean)
  const tags = [
    item.withdrawn ? tag(view.say(itemWords.withdrawn), 'warning') : '',
    item.exemptBasis ? tag(view.say(itemWords.exemptAs, { basis: item.exemptBasis }), 'danger') : '',
  ].filter(Boolean)
  return html`${notes.join(' · ')} !${tags.join(' ')}`
}
