import type { Nodes, Root } from 'mdast'
import remarkDirective from 'remark-directive'
import { filters } from './facts.ts'
import { withListIndents } from './list-indents.ts'
import { markdownParser } from './markdown-parser.ts'
import { PaperError } from './paper-error.ts'

export type Placeholder = { expression: string; path: string; line: number }

/** A line of the head: its value may hold placeholders' marks. */
export type Setting = { value: string; line: number }

export type ParsedTemplate = {
  root: Root
  /** the source that was parsed: placeholders replaced by marks, the head left blank */
  text: string
  settings: Record<string, Setting>
  placeholders: Placeholder[]
  lineOf: (node: Nodes) => number
}

/** A template's tree, parsed once and kept by its content. */
export function parseTemplate(source: string): ParsedTemplate {
  const known = parsed.get(source)
  if (known) return known
  const template = parse(source)
  if (parsed.size >= templatesKept) parsed.delete(parsed.keys().next().value as string)
  parsed.set(source, template)
  return template
}

/** The typed text with each placeholder's mark replaced; `alone` when the text is nothing else. */
export function withValues(
  template: ParsedTemplate,
  typed: string,
  value: (placeholder: Placeholder, alone: boolean) => string,
): string {
  if (!typed.includes(open)) return typed
  return typed.replace(marks, (mark, index: string) =>
    value(template.placeholders[Number(index)] as Placeholder, mark === typed),
  )
}

const templatesKept = 200
const parsed = new Map<string, ParsedTemplate>()

// Placeholders are replaced by marks of private characters before the Markdown is parsed: nothing in them can
// be read as Markdown, and no value is ever seen by the parser.
const open = '\ue000'
const close = '\ue001'
const marks = new RegExp(`${open}(\\d+)${close}`, 'g')

const parser = markdownParser().use(remarkDirective)

function parse(source: string): ParsedTemplate {
  const placeholders: Placeholder[] = []
  const lines = source
    .replaceAll(open, '')
    .replaceAll(close, '')
    .split(/\r\n?|\n/)
  const marked = lines.map((line, index) => withMarks(line, index + 1, placeholders))
  const settings = takeSettings(marked)
  refuseBadBlocks(marked)
  const text = withListIndents(marked.join('\n'))
  const root = parser.parse(text)
  return { root, text, settings, placeholders, lineOf: (node) => node.position?.start.line ?? 1 }
}

/**
 * A name with up to five filters that have at most a quoted word with them. Nothing else reaches the engine that fills it in: it
 * knows ranges and sums that could take all time and memory there is.
 */
const placeholder = new RegExp(
  `^((?:[\\p{L}_][\\p{L}\\p{N}_-]*)(?:\\.[\\p{L}_][\\p{L}\\p{N}_-]*)*)(?:\\s*\\|\\s*(?:${filters.join('|')})(?:\\s*:\\s*(?:"[^"]{0,200}"|'[^']{0,200}'))?){0,5}\\s*$`,
  'u',
)

function withMarks(line: string, number: number, placeholders: Placeholder[]): string {
  const marked = line.replace(/\{\{(.*?)\}\}/g, (typed, inside: string) => {
    const expression = inside.trim()
    const path = placeholder.exec(expression)?.[1]
    if (!path && /^[\p{L}_][\p{L}\p{N}_.-]*\s*\|/u.test(expression)) throw badFilter(number, expression)
    if (!path) throw badPlaceholder(number, `${typed} is not a name such as {{ group.name }}`)
    placeholders.push({ expression, path, line: number })
    return `${open}${placeholders.length - 1}${close}`
  })
  if (/\{\{|\}\}/.test(marked))
    throw badPlaceholder(number, 'a placeholder is {{ name }}, begun and ended on one line')
  return marked
}

function badFilter(line: number, name: string): PaperError {
  const message = `Line ${line}: {{ ${name} }}: a filter is ${filters.join(', ')}, with a quoted word at most`
  return new PaperError('template.bad-placeholder', message, { line, name })
}

function badPlaceholder(line: number, reason: string): PaperError {
  return new PaperError('template.bad-placeholder', `Line ${line}: ${reason}`, { line })
}

/**
 * Blocks inside each other cost the parser more with every level, and no template needs more than a few. One that is never closed
 * would swallow the rest without a word.
 */
function refuseBadBlocks(lines: readonly string[]) {
  const open: number[] = []
  for (const [index, line] of lines.entries()) {
    const fence = /^\s*:{3,}\s*(\S?)/.exec(line)
    if (!fence) continue
    if (fence[1]) open.push(index + 1)
    else open.pop()
    if (open.length > deepestBlock)
      throw badBlock(index + 1, `a block may lie in ${deepestBlock - 1} others at most`)
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) throw badBlock(unclosed, 'this block is never closed by :::')
}

const badBlock = (line: number, reason: string) =>
  new PaperError('template.bad-block', `Line ${line}: ${reason}`, { line })

const deepestBlock = 8

/** Takes the head out of the lines; they stay as blank lines, so that faults keep their line numbers. */
function takeSettings(lines: string[]): Record<string, Setting> {
  if (lines[0]?.trim() !== '---') return {}
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
  if (end < 0)
    throw new PaperError('template.bad-block', 'Line 1: the head begins with --- and never ends', { line: 1 })
  const settings: Record<string, Setting> = {}
  for (let index = 1; index < end; index++) {
    const line = lines[index] as string
    if (line.trim() === '') continue
    const match = /^\s*([\p{L}][\p{L}\p{N}_-]*)\s*:\s*(.*?)\s*$/u.exec(line)
    if (!match)
      throw new PaperError('template.bad-block', `Line ${index + 1}: the head holds lines of key: value`, {
        line: index + 1,
      })
    settings[match[1] as string] = { value: match[2] as string, line: index + 1 }
  }
  lines.fill('', 0, end + 1)
  return settings
}
