import { html } from 'ghtml'
import type { Actor } from '#src/platform/actor.ts'
import { type Language, languageNames, languages } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { publicWords } from '#src/platform/language/words/web-public.ts'
import { markPath, scriptPath, stylesheetPaths } from '../assets/bundle.ts'
import { roomPolicy } from '../content-policy.ts'
import type { Exchange } from '../kit.ts'
import { patterns } from '../paths.ts'
import { hiddenField } from './fields.ts'

export type Page = {
  language: Language
  /** the browser's title; the page's own h1 stands in `main` */
  title: string
  /** whose page it is, shown beside the name of the system */
  owner?: string | undefined
  visitor?: Pick<Actor, 'name'> | null | undefined
  /** the same for everybody: may be kept a while, and found by a search engine */
  isPublic?: boolean
  /** for whoever is not signed in: a language can be chosen at the foot */
  choosesLanguage?: boolean
  /** for the head: other forms of what the page shows */
  alternates?: { type: string; path: string; title: string }[]
  /** the way about, for one who is signed in; HTML already written */
  frame?: { top: string; side: string; wide: boolean }
  /** something on it goes easier with the browser's help; a page in a frame always has it */
  script?: true
  /** holds the drafting room: its script may open a line to our own host, and read what is pasted */
  room?: { baseUrl: string } | undefined
  /** HTML already written and escaped */
  main: string
}

/** Sends a page. Unless it is public, nothing of it may be kept by a browser that others use, nor found by a search engine. */
export function sendPage({ request, reply }: Exchange, status: number, page: Page) {
  if (page.room) reply.header('content-security-policy', roomPolicy(page.room))
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', page.language)
    .header('cache-control', page.isPublic ? 'public, max-age=300' : 'private, no-store')
    .header('vary', 'accept-language, cookie')
    .send(pageHtml({ ...page, back: request.url }))
}

function pageHtml(page: Page & { back: string }): string {
  const { language, title, isPublic, main, frame, script, alternates = [] } = page
  const links = alternates.map(
    (one) => html`<link rel="alternate" type="${one.type}" href="${one.path}" title="${one.title}">`,
  )
  return html`<!doctype html>
<html lang="${language}" data-color-scheme="auto" data-size="sm">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
!${isPublic ? '' : '<meta name="robots" content="noindex">'}
<title>${title} – Referat</title>
<link rel="icon" href="${markPath}" type="image/svg+xml">
<link rel="stylesheet" href="${frame || isPublic ? stylesheetPaths.app : stylesheetPaths.plain}">
!${frame || script ? html`<script type="module" src="${scriptPath}"></script>` : ''}!${links}
</head>
<body class="!${frame ? 'app' : 'plain'}">
<a class="ds-skip-link" href="#main">${say(webWords.skip, language)}</a>
<header class="top">!${frame ? frame.top : plainTop(language, page)}</header>
!${
    frame
      ? html`<div class="shell">!${frame.side}<main id="main" tabindex="-1" class="!${frame.wide ? 'wide' : ''}">!${main}</main></div>`
      : html`<main id="main" tabindex="-1" class="within">!${main}</main>`
  }
<footer class="foot"><div class="within"><p>${say(webWords.footer, language)}</p>!${isPublic || page.choosesLanguage ? languageForm(language, page.back) : ''}</div></footer>
</body>
</html>
`
}

function plainTop(language: Language, { owner, visitor }: Pick<Page, 'owner' | 'visitor'>): string {
  return html`<div class="within"><p class="mark"><a href="${patterns.front}">Referat</a>!${owner ? html` <span class="owner">${owner}</span>` : ''}</p>
    !${visitor ? html`<p class="visitor">${say(webWords.signedInAs, language, { name: visitor.name })}</p>` : ''}</div>`
}

/**
 * Chooses the language of this browser. It carries no proof of its page, which is the same for everybody and may be kept; what
 * another site could do with it is to change a language.
 */
function languageForm(language: Language, back: string): string {
  const choices = languages.map(
    (one) =>
      html`<button type="submit" name="language" value="${one}" lang="${one}" !${one === language ? 'aria-current="true"' : ''}>${languageNames[one]}</button>`,
  )
  return html`<form method="post" action="${patterns.language}" class="languages" aria-label="${say(publicWords.chooseLanguage, language)}">!${hiddenField('back', back)}!${choices.join('')}</form>`
}
