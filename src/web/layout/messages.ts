import { html } from 'ghtml'
import { frameWords, saidWords } from '#src/platform/language/words/web-frame.ts'
import type { Said } from '../session-cookie.ts'
import type { View } from '../view.ts'
import { button, hiddenField, message } from './fields.ts'

/** What stands above a page: what was just done, or what is wrong with what was just sent, each with a link to its field. */
export function messagesOf(view: View, said: Said | null): string {
  const { shown } = view
  if (shown.stale) return staleMessage(view)
  if (shown.trouble) return troubleMessage(view)
  return said ? saidMessage(view, said) : ''
}

function troubleMessage(view: View): string {
  const { act, errors, trouble = '' } = view.shown
  const links = Object.entries(errors).filter(([name]) => name !== '')
  if (links.length === 0) return message('bad', trouble)
  const rows = links.map(
    ([name, error]) =>
      html`<li><a href="#${act ?? ''}-${name}">${[view.labels.get(name), error].filter(Boolean).join(': ')}</a></li>`,
  )
  return html`<div class="ds-error-summary" role="alert"><h2>${view.say(frameWords.errorsTitle)}</h2><ul>!${rows.join('')}</ul></div>`
}

function staleMessage(view: View): string {
  const toForm = html`<a href="#${view.shown.act ?? ''}">${view.say(frameWords.staleToForm)}</a>`
  const keep = html`<p>!${toForm} · <a href="${view.url}">${view.say(frameWords.staleKeepOther)}</a></p>`
  return message(
    'bad',
    view.say(frameWords.staleTitle),
    '',
    html`<p>${view.say(frameWords.staleText)}</p>!${keep}`,
  )
}

function saidMessage(view: View, { what, undo }: Said): string {
  if (!Object.hasOwn(saidWords, what)) return ''
  const phrase = saidWords[what as keyof typeof saidWords]
  const back = undo && /^\/(?![/\\])[\w/-]*$/.test(undo) ? undoForm(view, undo) : ''
  return html`<div class="said" role="status"><p>${view.say(phrase)}</p>!${back}</div>`
}

function undoForm(view: View, path: string): string {
  return html`<form method="post" action="${path}" class="inline">!${hiddenField('formToken', view.formToken)}!${hiddenField('from', view.url)}!${hiddenField('act', 'undo')}
    !${button(view.say(frameWords.undo), { quiet: true, small: true })}</form>`
}
