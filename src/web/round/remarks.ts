import { html } from 'ghtml'
import type { Remark } from '#src/domain/approvals/proceedings.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { roundWords as words } from '#src/platform/language/words/web-round.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { hiddenField } from '../layout/fields.ts'
import { tag } from '../layout/lists.ts'
import { folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { RoundView } from './page.ts'

/** The remarks on the minutes, those that wait for an answer first. */
export function remarksSection(round: RoundView): string {
  const { remarks } = round.watched.proceedings
  if (remarks.length === 0) return ''
  const open = remarks.filter(({ state }) => state === 'open')
  const answered = remarks.filter(({ state }) => state !== 'open')
  const count = open.length > 0 ? html` <span class="count">${open.length}</span>` : ''
  const rows = [...open, ...answered].map((remark) => remarkRow(remark, round))
  return html`<section><h2>${round.view.say(words.remarksTitle)}!${count}</h2><ul class="remarks">!${rows.join('')}</ul></section>`
}

const states = { open: 'warning', accepted: 'success', declined: 'neutral' } as const

function remarkRow(remark: Remark, round: RoundView): string {
  const { view, watched } = round
  const { id, person, quote, text, state, answer, createdAt, versionNumber } = remark
  const item = watched.items.find((one) => one.id === remark.agendaItemId)
  const about = item ? [item.number, item.title].filter(Boolean).join(' ') : view.say(screenWords.remarkWhole)
  const time = dateAndTime(view.language, { at: new Date(createdAt), zone: view.actor.zone })
  const waits = state === 'open' && (watched.head.state === 'draft' || watched.head.state === 'in-review')
  return html`<li id="remark-${id}"><p><b>${person.name}</b> <span class="hint">${view.say(words.remarkOn, { item: about, version: versionNumber, time })}</span></p>
    !${quote ? html`<blockquote>${quote}</blockquote>` : ''}<p class="typed">${text}</p>
    <p>!${tag(view.say(words[`remark.${state}`]), states[state])}!${answer ? html` ${answer}` : ''}</p>!${waits ? answerForms(remark, round) : ''}</li>`
}

function answerForms(remark: Remark, { view, watched }: RoundView): string {
  const action = to(patterns.remarkAnswer, { remarkId: remark.id })
  const stands = remark.agendaItemId ? watched.plan.texts[remark.agendaItemId] : undefined
  const accept = screenForm(view, {
    act: `accept-${remark.id}`,
    action,
    submit: view.say(words.accept),
    version: stands?.version,
    body: (fields) =>
      [
        hiddenField('outcome', 'accepted'),
        stands
          ? html`<div class="minuted">!${fields.text('text', { label: view.say(words.newText), hint: view.say(words.newTextHint), value: stands.text, maxLength: 100_000 })}</div>`
          : '',
        fields.text('answer', { label: view.say(words.answerOptional), maxLength: 10_000, rows: 2 }),
      ].join(''),
  })
  const decline = screenForm(view, {
    act: `decline-${remark.id}`,
    action,
    submit: view.say(words.decline),
    quiet: true,
    body: (fields) =>
      hiddenField('outcome', 'declined') +
      fields.text('answer', {
        label: view.say(words.reason),
        hint: view.say(words.reasonHint),
        maxLength: 10_000,
        required: true,
      }),
  })
  return [
    folded(view, { act: `accept-${remark.id}`, summary: view.say(words.accept), body: accept }),
    folded(view, { act: `decline-${remark.id}`, summary: view.say(words.decline), body: decline }),
  ].join('')
}
