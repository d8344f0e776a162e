import { html } from 'ghtml'
import type { Actor } from '#src/platform/actor.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { markPath, scriptPath, stylesheetPaths } from '../assets/bundle.ts'
import type { Exchange } from '../kit.ts'
import { patterns } from '../paths.ts'

export type Page = {
  language: Language
  /** the browser's title; the page's own h1 stands in `main` */
  title: string
  /** whose page it is, shown beside the name of the system */
  owner?: string | undefined
  visitor?: Pick<Actor, 'name'> | null | undefined
  /** the same for everybody: may be kept a while, and found by a search engine */
  isPublic?: boolean
  /** for the head: other forms of what the page shows */
  alternates?: { type: string; path: string; title: string }[]
  /** the way about, for one who is signed in; HTML already written */
  frame?: { top: string; side: string; wide: boolean }
  /** HTML already written and escaped */
  main: string
}

/** Sends a page. Unless it is public, nothing of it may be kept by a browser that others use, nor found by a search engine. */
export function sendPage({ reply }: Exchange, status: number, page: Page) {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', page.language)
    .header('cache-control', page.isPublic ? 'public, max-age=300' : 'private, no-store')
    .header('vary', 'accept-language, cookie')
    .send(pageHtml(page))
}

function pageHtml({ language, title, isPublic, main, frame, alternates = [], ...page }: Page): string {
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
<link rel="stylesheet" href="${frame ? stylesheetPaths.app : stylesheetPaths.plain}">
!${frame ? html`<script type="module" src="${scriptPath}"></script>` : ''}!${links}
</head>
<body class="!${frame ? 'app' : 'plain'}">
<a class="ds-skip-link" href="#main">${say(webWords.skip, language)}</a>
<header class="top">!${frame ? frame.top : plainTop(language, page)}</header>
!${
    frame
      ? html`<div class="shell">!${frame.side}<main id="main" tabindex="-1" class="!${frame.wide ? 'wide' : ''}">!${main}</main></div>`
      : html`<main id="main" tabindex="-1" class="within">!${main}</main>`
  }
<footer class="foot"><div class="within"><p>${say(webWords.footer, language)}</p></div></footer>
</body>
</html>
`
}

function plainTop(language: Language, { owner, visitor }: Pick<Page, 'owner' | 'visitor'>): string {
  return html`<div class="within"><p class="mark"><a href="${patterns.front}">Referat</a>!${owner ? html` <span class="owner">${owner}</span>` : ''}</p>
    !${visitor ? html`<p class="visitor">${say(webWords.signedInAs, language, { name: visitor.name })}</p>` : ''}</div>`
}
