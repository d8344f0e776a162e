import { capsOf } from '#src/platform/paper/caps.ts'
import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import {
  literally,
  type Place,
  plainly,
  type WriteLines,
  writeLines,
} from '#src/platform/rich-text/line-markdown.ts'
import type { Style } from '#src/platform/rich-text/nest.ts'
import type { Line } from '#src/platform/rich-text/runs.ts'
import { sameLines } from '#src/platform/rich-text/same.ts'
import { type Piece, settle } from '#src/platform/rich-text/settle.ts'

/**
 * Writes running text that is read as itself, with as few escapes as that takes: each way of writing is read back before it is used.
 * One writer for one text, for it reads back only so much; what comes after that is escaped wherever it might be needed.
 */
export function provenWriter(): WriteLines {
  let left = mostReadBack
  const reads = (text: string, lines: Line[], place: Place): boolean => {
    left -= text.length + costOfReading
    const read = readAt(text, place)
    return read !== null && sameLines(lines, read)
  }
  return (lines, place) => {
    if (lines.length === 0) return ''
    const plain = plainly(lines, place)
    // Beyond the caps nothing is read as Markdown: the plainest writing is the truest.
    if (capsOf(plain) !== null || (left > 0 && reads(plain, lines, place))) return plain
    for (const style of styles) {
      if (left <= 0) return writeLines(lines, place, { escapes: 'all' })
      const text = writeLines(lines, place, style)
      if (reads(text, lines, place))
        return withFewerEscapes(text, (tried) => left > 0 && reads(tried, lines, place))
    }
    return literally(lines, place)
  }
}

/** In letters, with what each reading costs whatever its length: together about a second. */
const mostReadBack = 300_000
const costOfReading = 300

const styles: Style[] = [
  { escapes: 'some' },
  { escapes: 'all' },
  { escapes: 'all', links: 'whole' },
  { escapes: 'all', links: 'whole', emphasis: '_' },
  { escapes: 'all', links: 'whole', outermost: 'first' },
  { escapes: 'all', links: 'whole', outermost: 'first', emphasis: '_' },
]

/** Takes out every escape that nothing depends on, the last first, so that of a pair of marks the first is escaped. */
function withFewerEscapes(text: string, stillReads: (text: string) => boolean): string {
  const escapes = [...text.matchAll(/\\[!-/:-@[-`{-~]/g)].map(({ index }) => index)
  if (escapes.length > mostTried) return text
  return escapes.reduceRight((kept, at) => {
    const tried = kept.slice(0, at) + kept.slice(at + 1)
    return stillReads(tried) ? tried : kept
  }, text)
}

const mostTried = 40

/** What Markdown is read as at this place, or null where it is more than running text or what follows there is drawn into it. */
function readAt(text: string, place: Place): Line[] | null {
  const [piece, ...after] = settle(markdownToDoc(around[place](text)).content)
  switch (piece?.type) {
    case 'paragraph':
      return place === 'paragraph' ? beforeQuote([piece, ...after]) : null
    case 'heading':
      return place === 'heading' && after.length === 1 ? piece.lines : null
    case 'quote':
      return place === 'quote' && after.length === 0 ? beforeQuote(piece.children) : null
    case 'list':
      return place === 'item' && after.length === 0 && piece.items.length === 1
        ? beforeQuote(piece.items[0] ?? [])
        : null
    case 'table':
      return place === 'cell' && piece.rows.length === 2 && piece.rows[1]?.length === 1
        ? (piece.rows[1][0] ?? null)
        : null
    default:
      return null
  }
}

/** With a quote after it: where that is drawn into what is open, its mark is among the words. */
const around: Record<Place, (text: string) => string> = {
  paragraph: (text) => `${text}\n\n> x`,
  heading: (text) => `# ${text}\n\n> x`,
  item: (text) => `- ${text.replaceAll('\n', '\n  ')}\n\n  > x`,
  quote: (text) => `> ${text.replaceAll('\n', '\n> ')}\n>\n> > x`,
  cell: (text) => `| x |\n| --- |\n| ${text} |`,
}

const beforeQuote = ([first, second, ...more]: Piece[]): Line[] | null =>
  first?.type === 'paragraph' && second?.type === 'quote' && more.length === 0 ? first.lines : null
