import { readFileSync } from 'node:fs'
import type { Template } from './document.ts'

const folder = new URL('../../../templates/', import.meta.url)
const known = new Map<string, Template>()

/** templates/<name>.md, read once: what a document is made by where nobody wrote a template of their own. */
export function shippedTemplate(name: string): Template {
  const template = known.get(name) ?? {
    source: readFileSync(new URL(`${name}.md`, folder), 'utf8'),
    images: {},
    logo: null,
  }
  known.set(name, template)
  return template
}
