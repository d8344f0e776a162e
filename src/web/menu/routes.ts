import type { FastifyInstance } from 'fastify'
import { html } from 'ghtml'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import type { WebKit } from '../kit.ts'
import { placesFor } from '../layout/frame.ts'
import { icon } from '../layout/icons.ts'
import { patterns } from '../paths.ts'
import { screen } from '../screen.ts'

/** Every page there is, for those whose screen has no room for them at the side. */
export function menuRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.menu,
    read: async () => null,
    page: (_nothing, view) => {
      const rows = [
        ...placesFor(view.actor).map(({ path, word, icon: drawing }) => ({ path, word, drawing })),
        { path: patterns.me, word: frameWords.me, drawing: 'people' as const },
      ]
      return {
        title: view.say(frameWords.menuTitle),
        main: html`<ul class="menu">!${rows.map(({ path, word, drawing }) => html`<li><a href="${path}">!${icon(drawing)}<span>${view.say(word)}</span></a></li>`).join('')}</ul>`,
      }
    },
  })
}
