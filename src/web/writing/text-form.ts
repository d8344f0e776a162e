import { html } from 'ghtml'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { say } from '#src/platform/language/phrase.ts'
import { standardPhrases } from '#src/platform/language/words/standard-phrases.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { button } from '../layout/fields.ts'
import { screenForm } from '../layout/screen-form.ts'
import type { ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { neighbours } from './contents.ts'
import type { Writing } from './read.ts'

/** The text under an item, with the sentences that its kind mostly takes; saved, or saved and on to the next. */
export function textForm(writing: Writing, item: ShownItem, view: View): string {
  const { after } = neighbours(writing)
  const onward = after ? button(view.say(words.saveAndOn), { quiet: true, name: 'on', value: after }) : ''
  return screenForm(view, {
    act: `text-${item.id}`,
    action: to(patterns.itemText, { itemId: item.id }),
    submit: view.say(frameWords.save),
    version: item.text?.version ?? 0,
    beside: html`!${onward}<span class="hint">${savedAt(writing, item, view)}</span>`,
    body: (fields) =>
      html`<div class="minuted">!${fields.text('text', {
        label: view.say(words.text),
        hint: view.say(words.textHint),
        value: item.text?.text,
        rows: 8,
        maxLength: 100_000,
        keys: 'e',
      })}</div>!${phrases(writing, item, view)}`,
  })
}

function phrases({ meeting }: Writing, item: ShownItem, view: View): string {
  const { language, phrases: own } = meeting.group
  const sentences = [...standardPhrases[item.kind].map((phrase) => say(phrase, language)), ...own]
  const buttons = sentences.map((sentence) =>
    button(sentence, { quiet: true, small: true, name: 'put', value: sentence }),
  )
  return html`<div class="phrases" lang="${language}" role="group" aria-label="${view.say(words.phrases)}">!${buttons.join('')}</div>`
}

function savedAt({ under }: Writing, { text }: ShownItem, view: View): string {
  if (!text) return ''
  const time = dateAndTime(view.language, { at: new Date(text.writtenAt), zone: view.actor.zone })
  return view.say(words.savedAt, { time, name: under?.writtenBy ?? '–' })
}
