import { html } from 'ghtml'
import { chooseLanguage } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { formToken } from './form-token.ts'
import type { Exchange, WebKit } from './kit.ts'
import { button, form, hiddenField, lineField, message } from './layout/fields.ts'
import { frameOf } from './layout/frame.ts'
import { sendPage } from './layout/page.ts'
import { patterns } from './paths.ts'
import type { Sent } from './posted.ts'
import { chosenLanguage, visitorMark } from './session-cookie.ts'
import type { View } from './view.ts'

/** A form that came without a session: everything typed travels on through signing in. */
export type Resumed = {
  action: string
  from: string
  act: string
  version: string
  typed: Record<string, string>
}

/** Asks one who is no longer signed in to do so, and carries what they wrote. */
export function sendLostSession(kit: WebKit, exchange: Exchange, sent: Sent) {
  const { request } = exchange
  const language = chosenLanguage(kit, exchange) ?? chooseLanguage(request.headers['accept-language'], 'nb')
  const resumed: Resumed = {
    action: request.url,
    from: `${sent.from.pathname}${sent.from.search}`,
    act: sent.name,
    version: String(sent.version ?? ''),
    typed: sent.typed,
  }
  const title = say(frameWords.lostTitle, language)
  const withFile = request.isMultipart?.() ? html`<p>${say(frameWords.lostFile, language)}</p>` : ''
  const email = lineField({
    name: 'email',
    label: say(webWords.email, language),
    type: 'email',
    autocomplete: 'email',
    maxLength: 254,
    required: true,
  })
  const body = hiddenField('resume', JSON.stringify(resumed)) + email
  const owner = { shownTo: `visitor:${visitorMark(kit, exchange)}`, visitor: null }
  return sendPage(exchange, 401, {
    language,
    title,
    main: html`<h1>${title}</h1><p class="lead">${say(frameWords.lostText, language)}</p>!${withFile}
      !${form({ action: patterns.signIn, formToken: formToken(kit, owner), submit: say(webWords.sendCode, language), body })}`,
  })
}

/** What was carried, to be looked at and saved by one who has signed in again. */
export function resumedPage(view: View, { action, from, act, version, typed }: Resumed): string {
  const hidden = Object.entries({ from, act, version, ...typed }).map(([name, value]) =>
    hiddenField(name, value),
  )
  return html`<h1>${view.say(frameWords.resumeTitle)}</h1><p class="lead">${view.say(frameWords.resumeText)}</p>
    !${typedList(typed)}
    <form method="post" action="${action}">!${hiddenField('formToken', view.formToken)}!${hidden.join('')}
    <p class="actions">!${button(view.say(frameWords.resumeSave))}<a class="ds-button" data-variant="secondary" href="${from}">${view.say(frameWords.resumeDrop)}</a></p></form>`
}

/** The page that a form stood on is gone or closed to its writer: what they wrote is at least theirs to copy. */
export function sendLostForm(exchange: Exchange, status: number, view: View) {
  const title = view.shown.trouble ?? view.say(frameWords.errorsTitle)
  const typed = typedList(view.shown.typed)
  return sendPage(exchange, status, {
    language: view.language,
    title,
    frame: frameOf(view, {}),
    main: html`<h1>${title}</h1>!${typed ? message('note', view.say(frameWords.goneOn)) + typed : ''}
      <p><a href="${patterns.home}">${view.say(frameWords.home)}</a></p>`,
  })
}

/** What somebody wrote, to be read and copied; nothing where they only pressed a button. */
function typedList(typed: Record<string, string>): string {
  const written = Object.values(typed).filter(
    (value) => value.trim() !== '' && !/^[0-9a-f-]{36}$/.test(value) && value !== 'on',
  )
  if (written.length === 0) return ''
  return html`<ul class="typed-before">!${written.map((value) => html`<li class="typed">${value}</li>`).join('')}</ul>`
}
