import { html } from 'ghtml'
import type { PrivateData } from '#src/domain/quality/check.ts'
import { listOf } from '#src/platform/language/formats.ts'
import { roundWords as words } from '#src/platform/language/words/web-round.ts'
import { sendingWords } from '#src/platform/language/words/web-sending.ts'
import { hiddenField, message } from '../layout/fields.ts'
import { askFirst, type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import { findingsHtml } from '../writing/findings.ts'
import type { RoundView } from './page.ts'

/** Once the minutes are approved: the stamp, publishing them, and correcting what is found to be wrong. */
export function afterApproval(round: RoundView): string {
  const { watched, stamp, view } = round
  const { head } = watched
  if (head.state !== 'approved' && head.state !== 'published') return ''
  const minutesId = head.id
  const published =
    head.state === 'published'
      ? html`<p><a href="${to(patterns.publicMinutes, { minutesId })}">${view.say(words.toPublic)}</a></p>`
      : publishForm(round)
  return html`<section class="card"><h2>${view.say(words.approvedTitle)}</h2>!${message('good', view.say(words.locked), '', stamp)}!${published}!${correctionForm(minutesId, view)}</section>`
}

function publishForm({ watched, privateData, view }: RoundView): string {
  const exempt = watched.items
    .filter(({ exemptBasis }) => exemptBasis)
    .map(({ number, title }) => [number, title].filter(Boolean).join(' '))
  const out =
    exempt.length > 0
      ? html`<p>${view.say(words.exemptOut, { items: listOf(view.language, exempt) })}</p>`
      : html`<p>${view.say(words.nothingExempt)}</p>`
  return askFirst(view, {
    act: 'publish',
    summary: view.say(words.publish),
    question: view.say(words.publishQuestion),
    body: (fields) => out + privatePart(privateData, { fields, view, meetingId: watched.head.meetingId }),
    action: to(patterns.minutesPublication, { minutesId: watched.head.id }),
    submit: view.say(words.publish),
    danger: false,
  })
}

type Given = { fields: Fields; view: View; meetingId: string }

/** What the public variant goes without; and what looks private and would stand in it, until somebody has looked at it. */
function privatePart({ standing, takenOut }: PrivateData, { fields, view, meetingId }: Given): string {
  const out = takenOut.map(({ quote }) => `«${quote}»`)
  const gone =
    out.length > 0
      ? html`<p>${view.say(sendingWords.takenOut, { words: listOf(view.language, out) })}</p>`
      : ''
  if (standing.length === 0) return gone
  const findings = findingsHtml(view, standing, { meetingId, places: true, locked: true })
  const ids = hiddenField('notPrivate', standing.map(({ id }) => id).join(','))
  const looked = fields.tick('looked', {
    label: view.say(sendingWords.notPrivate),
    ticked: false,
    required: true,
  })
  return html`!${gone}<p><b>${view.say(sendingWords.looksPrivate)}</b></p>!${findings}!${ids}!${looked}`
}

function correctionForm(minutesId: string, view: View): string {
  const form = screenForm(view, {
    act: 'correct',
    action: to(patterns.minutesCorrection, { minutesId }),
    submit: view.say(words.correct),
    body: (fields) =>
      fields.text('correction', {
        label: view.say(words.correction),
        hint: view.say(words.correctionHint),
        rows: 4,
        maxLength: 20_000,
        required: true,
      }),
  })
  return folded(view, { act: 'correct', summary: view.say(words.correctTitle), body: form })
}
