import { deepestList } from './lists.ts'

/** Blocks as the editor's JSON. */
export type Block = { type: string; attrs?: Record<string, unknown>; content?: (Block | Words)[] }
type Words = { type: 'text'; text: string }

/**
 * What text without any form says: each line a paragraph, and lines that begin with a bullet or with numbers that follow each other
 * are lists, nested by how far they are set in, six deep at most. A number that stands alone is none: "1. oktober" begins a sentence.
 */
export function blocksOfText(text: string): Block[] {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029\v]/g, '\n')
    .split('\n')
    .map(lineOf)
  const blocks: Block[] = []
  let open: Open[] = []
  for (const [at, line] of lines.entries()) {
    if (line.text === '' && !line.sign) continue
    const listed = line.sign === 'bullet' || (line.sign && (goesOn(open, line) || follows(lines, at)))
    if (listed) open = addItem(blocks, open, line)
    else if (open.length > 0 && line.indent > 0 && !line.sign) continueItem(open, line.text)
    else {
      open = []
      blocks.push(paragraph(line.sign ? `${line.mark} ${line.text}` : line.text))
    }
  }
  return blocks
}

type Line = { indent: number; sign: 'bullet' | 'number' | null; mark: string; start: number; text: string }

const listed = /^(?:([-*•◦▪‣·–]|o(?=\t))|(\d{1,3})[.)])[ \t\u00a0]+(?=\S)/

function lineOf(written: string): Line {
  const text = written.trim()
  const before = written.slice(0, written.length - written.trimStart().length)
  // A tab counts as four, wherever it stands.
  const indent = [...before].reduce((sum, letter) => sum + (letter === '\t' ? 4 : 1), 0)
  const found = listed.exec(text)
  if (!found) return { indent, sign: null, mark: '', start: 0, text }
  const [whole, bullet, number] = found
  const sign = bullet ? 'bullet' : 'number'
  return { indent, sign, mark: whole.trim(), start: Number(number ?? 1), text: text.slice(whole.length) }
}

/** Whether a number follows on a list that is open, or begins one within an item. */
function goesOn(open: Open[], { start, indent }: Line): boolean {
  const beside = open.findLast((one) => indent >= one.indent)?.list
  return beside?.type === 'orderedList'
    ? start === Number(beside.attrs?.start) + (beside.content?.length ?? 0) || start === 1
    : start === 1 && open.length > 0
}

/** Whether the next number follows on this one. */
function follows(lines: Line[], at: number): boolean {
  const [one, next] = [lines[at], lines.slice(at + 1).find(({ text, sign }) => text !== '' || sign)]
  return one !== undefined && next?.sign === 'number' && next.start === one.start + 1
}

/** The lists that the last line stood in, outermost first. */
type Open = { indent: number; list: Block }

function addItem(blocks: Block[], before: Open[], line: Line): Open[] {
  const open = before.filter(({ indent }, at) => at === 0 || indent <= line.indent)
  const type = line.sign === 'bullet' ? 'bulletList' : 'orderedList'
  const innermost = open.at(-1)
  const item = { type: 'listItem', content: [paragraph(line.text)] }
  if (innermost && line.indent <= innermost.indent + 1 && innermost.list.type === type)
    innermost.list.content?.push(item)
  else {
    const list: Block = {
      type,
      ...(type === 'orderedList' ? { attrs: { start: line.start } } : {}),
      content: [item],
    }
    const isDeeper = innermost && line.indent > innermost.indent + 1 && open.length < deepestList
    const holder = isDeeper ? innermost : open.at(-2)
    const within = holder?.list.content?.at(-1)
    if (!isDeeper) open.pop()
    if (within && 'content' in within) within.content?.push(list)
    else blocks.push(list)
    open.push({ indent: line.indent, list })
  }
  return open
}

/** A line that is set in below an item goes on with it. */
function continueItem(open: Open[], text: string) {
  const item = open.at(-1)?.list.content?.at(-1)
  const last = item && 'content' in item ? item.content?.[0] : undefined
  if (last && 'content' in last) last.content?.push({ type: 'hardBreak' }, { type: 'text', text })
}

const paragraph = (text: string): Block =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }
