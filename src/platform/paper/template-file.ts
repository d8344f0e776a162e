import { readFileSync } from 'node:fs'

const folder = new URL('../../../templates/', import.meta.url)
const known = new Map<string, string>()

/** The source of templates/<name>.md, read once. */
export function templateFile(name: string): string {
  const source = known.get(name) ?? readFileSync(new URL(`${name}.md`, folder), 'utf8')
  known.set(name, source)
  return source
}
