import { html } from 'ghtml'
import { itemKinds } from '#src/platform/database/schema/agenda.ts'
import { itemWords } from '#src/platform/language/words/web-agenda.ts'
import { roomWords as words } from '#src/platform/language/words/web-room.ts'
import { sendingWords } from '#src/platform/language/words/web-sending.ts'
import { writingWords } from '#src/platform/language/words/web-writing.ts'
import { button, hiddenField } from '../layout/fields.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { findingsHtml } from './findings.ts'
import type { Writing } from './read.ts'

/** What the room says and offers at its head. Its script shows it: without one there is nothing that it could do. */
export function roomBar(view: View): string {
  const tools = [
    tool('agenda', view.say(words.agenda), { panel: true }),
    tool('newItem', view.say(words.newItem), { keys: 'Alt+N' }),
    tool('findShort', view.say(words.findShort), { keys: 'Alt+L', label: view.say(words.find) }),
    tool('check', view.say(words.check), { keys: 'Alt+Q' }),
    tool('preview', view.say(words.preview), { keys: 'Alt+R' }),
    tool('send', view.say(sendingWords.title), { keys: 'Alt+S' }),
    tool('people', view.say(words.people), { keys: 'Alt+P', panel: true }),
    tool('keys', view.say(words.keys), { keys: '? / F1' }),
  ]
  const unseen = [
    listed(view.say(words.nextItem), 'Alt+J'),
    listed(view.say(words.itemBefore), 'Alt+K'),
    listed(view.say(words.decision), 'Alt+V'),
    listed(view.say(words.followUp), 'Alt+O'),
    listed(view.say(words.workingGroup), 'Alt+G'),
    listed(view.say(words.toText), 'Alt+T / Esc'),
    listed(view.say(words.columns), 'F6'),
  ]
  return html`<div class="room-bar" id="room-bar" hidden><p class="room-status" id="room-status" role="status"></p>
    <div class="room-tools" role="group" aria-label="${view.say(words.tools)}">!${tools.join('')}</div><div hidden>!${unseen.join('')}</div></div>
    <div id="room-messages" class="room-messages"></div>`
}

type Tool = { keys?: string; label?: string; panel?: boolean }

/** The keys are listed once the script has taken them up: until then they do nothing. */
function tool(name: string, text: string, { keys, label, panel }: Tool): string {
  return html`<button type="button" class="room-tool !${panel ? 'opens-panel' : ''}" data-tool="${name}" !${label ? html`aria-label="${label}"` : ''}
    !${panel ? 'aria-expanded="false"' : ''} !${keys ? html`data-room-keys="${keys}"` : ''}>${text}</button>`
}

const listed = (text: string, keys: string): string => html`<span data-room-keys="${keys}">${text}</span>`

/** The panels that open over the text: each a dialog, closed by Esc. */
export function roomPanels(writing: Writing, view: View): string {
  const { meeting } = writing
  const minutesId = meeting.minutes?.id ?? ''
  const preview = html`<p class="actions">!${plainButton(view.say(words.again), 'again')}</p>
    <iframe title="${view.say(words.previewTitle)}" data-path="${to(patterns.minutesDraftPdf, { minutesId })}"></iframe>`
  const find = html`<div class="ds-field field"><label class="ds-label" for="room-find-words">${view.say(words.findWords)}</label>
    <p class="hint" id="room-find-hint">${view.say(words.findHint)}</p>
    <input class="ds-input" type="text" id="room-find-words" autocomplete="off" role="combobox" aria-expanded="true" aria-autocomplete="list"
      aria-controls="room-hits" aria-describedby="room-find-hint room-hit-count"></div>
    <p class="hint" id="room-hit-count" role="status"></p><ul id="room-hits" class="hits" role="listbox" aria-label="${view.say(words.hits)}"></ul>`
  return [
    dialog(view, { id: 'room-preview', title: view.say(words.previewTitle), body: preview }),
    dialog(view, {
      id: 'room-check',
      title: view.say(words.checkTitle),
      body: html`<div data-region="check">!${writing.checks ? checkHtml(writing, view) : ''}</div>`,
      open: writing.checks,
    }),
    dialog(view, { id: 'room-find', title: view.say(words.find), body: find }),
    dialog(view, {
      id: 'room-new-item',
      title: view.say(words.newItem),
      body: html`<div data-region="new-item">!${newItemForm(writing, view)}</div>`,
      open: view.shown.act === newItemAct,
    }),
  ].join('')
}

type Dialog = { id: string; title: string; body: string; open?: boolean }

function dialog(view: View, { id, title, body, open }: Dialog): string {
  return html`<dialog id="${id}" class="ds-dialog room-dialog" aria-labelledby="${id}-title" !${open ? 'open' : ''}>
    <div class="dialog-head"><h2 id="${id}-title">${title}</h2><form method="dialog">!${button(view.say(words.close), { quiet: true, small: true })}</form></div>!${body}</dialog>`
}

const plainButton = (text: string, does: string): string =>
  html`<button type="button" class="ds-button" data-variant="secondary" data-small="yes" data-does="${does}">${text}</button>`

const newItemAct = 'new-item'

function newItemForm({ meeting, item }: Writing, view: View): string {
  const kinds = itemKinds.map((kind) => ({ value: kind, label: view.say(itemWords[kind]) }))
  return screenForm(view, {
    act: newItemAct,
    action: to(patterns.meetingMinutesItems, { meetingId: meeting.id }),
    submit: view.say(itemWords.add),
    body: (fields) =>
      [
        html`<p class="hint">${view.say(words.newItemText)}</p>`,
        hiddenField('afterItemId', item?.id ?? ''),
        fields.line('title', {
          label: view.say(itemWords.title),
          maxLength: 500,
          required: true,
          autocomplete: 'off',
        }),
        fields.select('kind', {
          label: view.say(itemWords.kind),
          choices: [{ value: '', label: view.say(words.kindByTitle) }, ...kinds],
          width: 'medium',
        }),
      ].join(''),
  })
}

/** Everything the check found, what blocks first, item by item. */
function checkHtml({ meeting, findings }: Writing, view: View): string {
  const meetingId = meeting.id
  if (findings.length === 0) return html`<p>${view.say(words.checkNothing)}</p>`
  const bars = ({ blocks }: Writing['findings'][number]) => blocks === 'sending'
  const inOrder = findings.toSorted((one, other) => Number(bars(other)) - Number(bars(one)))
  const barring = findings.filter(bars).length
  const of = (itemId: string | null) => inOrder.filter(({ place }) => place.itemId === itemId)
  const groups = [
    { title: view.say(writingWords.aboutMeeting), found: of(null) },
    ...meeting.items.map(({ id, number, title }) => ({
      title: `${number ?? ''} ${title}`.trim(),
      found: of(id),
    })),
  ].filter(({ found }) => found.length > 0)
  // What must be put right stands first, wherever it was found.
  const weight = ({ found }: (typeof groups)[number]) => (found.some(bars) ? 0 : 1)
  const sections = groups
    .toSorted((one, other) => weight(one) - weight(other))
    .map(
      ({ title, found }) =>
        html`<section><h3>${title}</h3>!${findingsHtml(view, found, { meetingId, places: 'under-heading' })}</section>`,
    )
  return html`!${barring > 0 ? html`<p><strong>${view.say(words.checkBlocking, { count: barring })}</strong></p>` : ''}!${sections.join('')}`
}
