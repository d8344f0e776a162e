import type { FastifyInstance } from 'fastify'
import { html } from 'ghtml'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import type { WebKit } from '../kit.ts'
import { form } from '../layout/fields.ts'
import { patterns } from '../paths.ts'
import { screen } from '../screen.ts'

/** What one should do now. */
export function homeRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.home,
    read: async () => null,
    page: (_nothing, view) => ({
      title: view.say(webWords.frontHello, { name: view.actor.name }),
      main: html`!${form({ action: patterns.signOut, formToken: view.formToken, submit: say(webWords.signOut, view.language), quiet: true })}`,
    }),
  })
}
