import { invalid } from '#src/platform/errors.ts'
import { type Language, languages } from '#src/platform/language/language.ts'
import { type Letterhead, makeDocument, type Template } from '#src/platform/paper/document.ts'
import { filters } from '#src/platform/paper/facts.ts'
import { PaperError } from '#src/platform/paper/paper-error.ts'
import type { Press } from '#src/platform/paper/press.ts'
import type { DocumentTree } from '#src/platform/paper/tree.ts'
import type { DocumentName } from '../templates/names.ts'
import { picturesIn } from '../templates/read.ts'
import { catalogue } from './catalogue.ts'

type Trying = { name: DocumentName; template: Template }

/**
 * The sample meeting by a template, under a letterhead or the sample's own. Refuses one that cannot be filled, with the line, the
 * reason and what there is.
 */
export function sampleDocument(
  { name, template }: Trying,
  language: Language,
  letterhead?: Letterhead,
): DocumentTree {
  try {
    const making = catalogue[name](language)
    return makeDocument(template, { ...making, letterhead: letterhead ?? making.letterhead })
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Whether a template can be used: the sample meeting is filled in in every language and set once. Refuses it otherwise. */
export async function tryTemplate(
  trying: Trying,
  { language, press }: { language: Language; press: Press },
): Promise<void> {
  for (const each of languages) sampleDocument(trying, each)
  try {
    await press.pdf(sampleDocument(trying, language))
  } catch (error) {
    const tooMuch = error instanceof PaperError && /^paper\.(too-large|timed-out|failed)$/.test(error.code)
    throw tooMuch ? invalid('template.cannot-be-set', { field: 'source' }) : error
  }
}

/** Refuses a text that shows a picture that the collaboration does not have, or none by name. */
export function refuseUnknownPictures(source: string, known: readonly string[]): void {
  for (const { name, line } of picturesIn(source))
    if (!known.includes(name))
      throw invalid('template.unknown-picture', {
        field: 'source',
        facts: { line, name: name || '::image', known: known.join(', ') || '–' },
      })
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof PaperError) || !error.code.startsWith('template.')) return error
  const { line = 1, name = '', known = filters } = error.details
  const code = error.code as Extract<typeof error.code, `template.${string}`>
  return invalid(code, { field: 'source', facts: { line, name, known: known.join(', ') || '–' } })
}
