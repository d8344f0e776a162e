import { html } from 'ghtml'
import type { Actor } from '#src/platform/actor.ts'
import { chooseLanguage, type Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { formToken } from '../form-token.ts'
import type { Exchange, WebKit } from '../kit.ts'
import { form } from '../layout/fields.ts'
import { sendPage } from '../layout/page.ts'
import { patterns } from '../paths.ts'

/** One page for every link that opens nothing, so that nobody learns which links there have been. */
export function sendDeadLink(exchange: Exchange) {
  const language = chooseLanguage(exchange.request.headers['accept-language'], 'nb')
  const title = say(webWords.deadTitle, language)
  return sendPage(exchange, 404, {
    language,
    title,
    main: html`<h1>${title}</h1><p class="lead">${say(webWords.deadWhy, language)}</p>
      <p>${say(webWords.deadDo, language)}</p><p><a href="${patterns.front}">${say(webWords.toFront, language)}</a></p>`,
  })
}

/** For one who is signed in as somebody else: says whose link it is not, never whose it is. */
export function sendOtherReader(kit: WebKit, exchange: Exchange, visitor: Actor) {
  const language = visitor.language as Language
  const title = say(webWords.otherTitle, language)
  return sendPage(exchange, 403, {
    language,
    title,
    visitor,
    main: html`<h1>${title}</h1><p class="lead">${say(webWords.otherWhy, language, { name: visitor.name })}</p>
      <p>${say(webWords.otherDo, language)}</p>
      !${form({
        action: patterns.signOut,
        formToken: formToken(kit, { shownTo: 'session', visitor }),
        submit: say(webWords.signOut, language),
        quiet: true,
      })}`,
  })
}
