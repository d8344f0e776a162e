import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import type { InlineJson } from '#src/platform/rich-text/doc.ts'

/** Words of one look. */
export type Run = { text: string; look: Look[]; href?: string }
export type Look = 'bold' | 'italic' | 'strike' | 'code'
export type Line = Run[]

/**
 * Running text as lines of runs, in the one way that Markdown can say it: white space at the ends of a line is none, white space
 * between words has the looks that both its neighbours have, code and links to unsafe addresses are what `withMark` of
 * from-markdown.ts leaves of them. Empty lines stay, as empty lists.
 */
export function linesOf(content: readonly InlineJson[] = []): Line[] {
  const lines: Line[] = [[]]
  for (const inline of content) {
    const parts = inline.type === 'text' ? readable(inline.text).split(/\r\n?|\n/) : ['', '']
    const look = inline.type === 'text' ? lookOf(inline) : { look: [] }
    for (const [index, text] of parts.entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ text, ...look })
    }
  }
  return evenSpaces(lines.map(trimmed)).map(joined)
}

/** Half letters, and what no file or parser keeps. */
const readable = (text: string) => text.toWellFormed().replaceAll('\u0000', '\ufffd').replaceAll('\ufeff', '')

function lookOf({ marks = [] }: Extract<InlineJson, { type: 'text' }>): Omit<Run, 'text'> {
  const link = marks.find((mark) => mark.type === 'link')
  const href = link && isSafeAddress(link.attrs.href) ? { href: link.attrs.href } : {}
  if (marks.some(({ type }) => type === 'code') && !link) return { look: ['code'] }
  const look = looks.filter((one) => marks.some(({ type }) => type === one))
  return { look, ...href }
}

const looks: Look[] = ['bold', 'italic', 'strike']

function trimmed(line: Line): Line {
  const runs = [...line]
  for (let first = runs[0]; first && !isCode(first); first = runs[0]) {
    const text = first.text.trimStart()
    if (text !== '') {
      runs[0] = { ...first, text }
      break
    }
    runs.shift()
  }
  for (let last = runs.at(-1); last && !isCode(last); last = runs.at(-1)) {
    const text = last.text.trimEnd()
    if (text !== '') {
      runs[runs.length - 1] = { ...last, text }
      break
    }
    runs.pop()
  }
  return runs.every(({ text }) => text.trim() === '') ? [] : runs
}

/** White space alone is neither bold nor struck: it is what the words around it are. */
function evenSpaces(lines: Line[]): Line[] {
  return lines.map((line) => {
    const pieces = line.flatMap(wordsAndSpaces)
    // From the end, for a line may be of many thousand pieces: what comes after each is known by then.
    const after: (Run | undefined)[] = []
    for (let at = pieces.length - 1, next: Run | undefined; at >= 0; at--) {
      after[at] = next
      const run = pieces[at] as Run
      if (!isSpace(run)) next = run
    }
    let before: Run | undefined
    return pieces.map((run, at) => {
      if (isSpace(run)) return { ...run, look: commonLook(before, after[at]) }
      before = run
      return run
    })
  })
}

/** What is between two runs looks as they both do. */
export const commonLook = (before?: Run, after?: Run): Look[] =>
  looks.filter((one) => before?.look.includes(one) && after?.look.includes(one))

function wordsAndSpaces(run: Run): Run[] {
  if (isCode(run)) return [run]
  return (run.text.match(/^\s+|\s+$|\S(?:.*\S)?/gsu) ?? []).map((text) => ({ ...run, text }))
}

const isCode = ({ look }: Run) => look[0] === 'code'
const isSpace = (run: Run) => !isCode(run) && run.text.trim() === ''

function joined(line: Line): Line {
  const runs: Line = []
  for (const run of line) {
    const last = runs.at(-1)
    if (last && alike(last, run)) last.text += run.text
    else runs.push({ ...run })
  }
  return runs
}

export const alike = (one: Run, other: Run) =>
  one.href === other.href && one.look.join() === other.look.join()

export const textOf = (line: Line) => line.map(({ text }) => text).join('')
