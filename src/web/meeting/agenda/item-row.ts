import { html } from 'ghtml'
import type { Pointable } from '#src/domain/agenda/read.ts'
import { itemWords as words } from '#src/platform/language/words/web-agenda.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { button } from '../../layout/fields.ts'
import { icon } from '../../layout/icons.ts'
import { tag } from '../../layout/lists.ts'
import { askFirst, folded, screenForm } from '../../layout/screen-form.ts'
import { patterns, to } from '../../paths.ts'
import type { View } from '../../view.ts'
import { itemNotes } from '../agenda-shown.ts'
import type { ShownItem, ShownMeeting } from '../read.ts'
import { itemFields } from './item-form.ts'
import { papersKept } from './paper-form.ts'
import { presenterShown } from './presenters.ts'

type Row = {
  view: View
  meeting: ShownMeeting
  pointable: Pointable
  asked: Parameters<typeof presenterShown>[1]
}

/**
 * One item of the agenda with everything that may be done to it. The row can hold the keyboard: the browser gives it to the row
 * that an address ends in, so that what was moved or saved is where one goes on, and is read out.
 */
export function itemRow(item: ShownItem, at: number, row: Row): string {
  const { view, meeting } = row
  const { id, title, number, withdrawn } = item
  const papers = papersKept(view, meeting, item)
  const heading = withdrawn ? html`<s>${title}</s>` : html`${title}`
  return html`<li id="item-${id}" data-id="${id}" tabindex="-1"><span class="grip" title="${view.say(words.drag)}" aria-hidden="true">!${icon('grip')}</span>
    <span class="number">${number ?? ''}</span>
    <div class="item"><h3>!${heading}</h3><p class="hint">!${itemNotes(view, item)} !${origin(view, item)}</p>
      !${papers.list}<div class="folds">!${editing(item, row)}!${papers.add}</div></div>
    <div class="row-actions">!${moveButton(view, item, 'up', at === 0)}!${moveButton(view, item, 'down', at === meeting.items.length - 1)}</div></li>`
}

/** Where an item comes from when nobody put it there. */
function origin(
  view: View,
  { standing, approvesMinutesId, reportsGroupId, listsFollowUps }: ShownItem,
): string {
  if (standing) return tag(view.say(words.standing))
  return approvesMinutesId || reportsGroupId || listsFollowUps ? tag(view.say(words.carried)) : ''
}

/** Up or down by one, without JavaScript: a button of the form that holds the order. */
function moveButton(view: View, { id, title }: ShownItem, direction: 'up' | 'down', atEnd: boolean): string {
  if (atEnd) return ''
  const word = direction === 'up' ? frameWords.moveUp : frameWords.moveDown
  return button(view.say(word, { name: title }), {
    quiet: true,
    small: true,
    name: 'move',
    value: `${direction} ${id}`,
    form: 'order',
    icon: direction,
  })
}

function editing(item: ShownItem, { view, pointable, asked }: Row): string {
  const { id: itemId, title, version } = item
  const presenter = presenterShown(item, asked)
  const change = screenForm(view, {
    act: `item-${itemId}-form`,
    action: to(patterns.item, { itemId }),
    submit: view.say(frameWords.save),
    version,
    body: (fields) => itemFields(fields, { view, pointable, stored: item, presenter }),
  })
  const remove = askFirst(view, {
    act: `remove-${itemId}`,
    summary: view.say(words.remove),
    question: view.say(words.removeAsks, { title }),
    action: to(patterns.itemRemoval, { itemId }),
    submit: view.say(words.remove),
    version,
  })
  const acts = [`item-${itemId}-form`, `remove-${itemId}`, `withdraw-${itemId}`]
  const body = html`!${change}<hr>!${withdrawal(item, view)}!${remove}`
  return folded(view, { act: acts, summary: view.say(words.change), body })
}

const withdrawal = ({ id: itemId, withdrawn }: ShownItem, view: View): string =>
  screenForm(view, {
    act: `withdraw-${itemId}`,
    action: to(withdrawn ? patterns.itemWithdrawalEnding : patterns.itemWithdrawal, { itemId }),
    submit: view.say(withdrawn ? words.restore : words.withdraw),
    quiet: true,
    small: true,
    inline: true,
  })
