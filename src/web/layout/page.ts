import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html } from 'ghtml'
import type { Actor } from '#src/platform/actor.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
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
  /** HTML already written and escaped */
  main: string
}

/** The stylesheet, read once; its address changes with its content, so that browsers may keep it for ever. */
export const stylesheet = readFileSync(new URL('../public/style.css', import.meta.url), 'utf8')
const stylesheetPath = `${patterns.stylesheet}?v=${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}`

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

function pageHtml({ language, title, owner, visitor, isPublic, main }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
!${isPublic ? '' : '<meta name="robots" content="noindex">'}
<title>${title} – Referat</title>
<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body>
<a class="skip" href="#main">${say(webWords.skip, language)}</a>
<header class="top"><div class="within">
<p class="mark"><a href="${patterns.front}">Referat</a>!${owner ? html`<span class="owner">${owner}</span>` : ''}</p>
!${visitor ? html`<p class="visitor">${say(webWords.signedInAs, language, { name: visitor.name })}</p>` : ''}
</div></header>
<main id="main" class="within">
!${main}
</main>
<footer class="foot"><div class="within"><p>${say(webWords.footer, language)}</p></div></footer>
</body>
</html>
`
}
