import type { FastifyRequest } from 'fastify'
import type { Actor } from '#src/platform/actor.ts'
import { chooseLanguage, type Language } from '#src/platform/language/language.ts'

/** The language that a request asks for, else its reader's own. */
export const languageAsked = (request: FastifyRequest, actor: Actor): Language =>
  chooseLanguage(request.headers['accept-language'], actor.language as Language)
