import { readFileSync } from 'node:fs'
import { html } from 'ghtml'
import type { Language } from '../language/language.ts'
import { toHtml } from '../paper/html.ts'
import { type BlockMakers, type Facts, fillTemplate } from '../paper/template.ts'
import { toText } from '../paper/text.ts'

const folder = new URL('../../../templates/mail/', import.meta.url)

/**
 * Writes a mail from templates/mail/<name>.<language>.md: the first line is its subject, the rest its body, as text
 * and as HTML from one tree. `blocks` fill the template's block directives.
 */
export function writeLetter(
  name: string,
  language: Language,
  facts: Facts,
  blocks: BlockMakers = {},
): { subject: string; text: string; html: string } {
  const { subjectSource, bodySource } = templateOf(name, language)
  const subject = toText(fillTemplate(subjectSource, { facts, blocks: {} }))
    .replace(/\s+/g, ' ')
    .trim()
  const body = fillTemplate(bodySource, { facts, blocks })
  return {
    subject,
    text: toText(body),
    html: pageOf({ title: subject, language, body: toHtml(body, { mail: true }) }),
  }
}

// The body is a tree already written as HTML: the exclamation mark lets it through unescaped.
const pageOf = ({ title, language, body }: { title: string; language: Language; body: string }) =>
  html`<!doctype html>
    <html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body>!${body}</body></html>`

const known = new Map<string, { subjectSource: string; bodySource: string }>()

function templateOf(name: string, language: Language) {
  const file = `${name}.${language}.md`
  let template = known.get(file)
  if (!template) {
    const source = readFileSync(new URL(file, folder), 'utf8')
    const end = source.indexOf('\n')
    template = { subjectSource: source.slice(0, end).replace(/^#\s*/, ''), bodySource: source.slice(end + 1) }
    known.set(file, template)
  }
  return template
}
