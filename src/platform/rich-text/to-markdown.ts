import { capsOf } from '#src/platform/paper/caps.ts'
import type { DocJson } from '#src/platform/rich-text/doc.ts'
import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import { plainly, type WriteLines } from '#src/platform/rich-text/line-markdown.ts'
import { provenWriter } from '#src/platform/rich-text/proven-markdown.ts'
import type { Line } from '#src/platform/rich-text/runs.ts'
import { same } from '#src/platform/rich-text/same.ts'
import { type ListPiece, type Piece, settle } from '#src/platform/rich-text/settle.ts'

/**
 * A text as Markdown that `markdownToDoc` reads as the same text, as far as Markdown can say it (see `settle`); cards are left out.
 * What was typed stands as typed wherever it is read as such; only where it would be taken for a mark does a backslash stand. A text
 * that is its own address is written bare, and becomes a link when it is read. A line end in a heading or a cell is written as its
 * number. Where two looks meet within a word in a way that Markdown has no writing for, the looks go, never a letter.
 */
export function docToMarkdown(doc: DocJson): string {
  let { text, read } = writeOnce(settle(doc.content))
  // Words that are an address come back as a link, which may have to be written otherwise: what is written stays the same then.
  for (let turn = 0; read && turn < mostTurns; turn++) {
    const again = writeOnce(read)
    if (again.text === text) break
    ;({ text, read } = again)
  }
  return text
}

const mostTurns = 3

/** Also what it is read as, where that is not quite what was meant. Beyond the caps nothing is read: the plainest writing is the truest. */
function writeOnce(pieces: Piece[]): { text: string; read: Piece[] | null } {
  const plain = new Writer(plainly).blocks(pieces, 'paragraph')
  if (capsOf(plain) !== null) return { text: plain, read: null }
  const readPlain = settle(markdownToDoc(plain).content)
  const text = same(pieces, readPlain) ? plain : new Writer(provenWriter()).blocks(pieces, 'paragraph')
  if (capsOf(text) !== null) return { text, read: null }
  const read = text === plain ? readPlain : settle(markdownToDoc(text).content)
  return { text, read: JSON.stringify(read) === JSON.stringify(pieces) ? null : read }
}

class Writer {
  readonly #words: WriteLines

  constructor(words: WriteLines) {
    this.#words = words
  }

  /** Blocks under each other. The first of a list item stands at its mark. */
  blocks(pieces: Piece[], place: 'paragraph' | 'item' | 'quote'): string {
    const settings = settingsOf(pieces, place)
    return pieces
      .map((piece, index) => {
        const { gap, mark } = settings[index] as Setting
        return gap + this.#block(piece, index > 0 && place === 'item' ? 'paragraph' : place, mark)
      })
      .join('')
  }

  #block(piece: Piece, place: 'paragraph' | 'item' | 'quote', mark: string): string {
    switch (piece.type) {
      case 'paragraph':
        return this.#words(piece.lines, place)
      case 'heading':
        return `${'#'.repeat(piece.level)} ${this.#words(piece.lines, 'heading')}`.trimEnd()
      case 'list':
        return this.#list(piece, mark)
      case 'quote':
        return indented(this.blocks(piece.children, 'quote'), { first: '> ', rest: '> ' })
      case 'table':
        return this.#table(piece.rows)
      case 'rule':
        // Three dashes after the dash of an item would be a rule across the list.
        return place === 'item' ? '___' : '---'
    }
  }

  #list({ ordered, start, items }: ListPiece, mark: string): string {
    return items
      .map((item, index) => {
        const number = start + index > 999_999_999 ? start : start + index
        const first = ordered ? `${number}${mark} ` : `${mark} `
        const rest = ' '.repeat(first.length)
        const text = this.blocks(item, 'item')
        // Two marks on one line are read as one level by whoever indents by the line.
        if (item[0]?.type === 'list') return `${first.trimEnd()}\n${indented(text, { first: rest, rest })}`
        return indented(text, { first, rest })
      })
      .join('\n')
  }

  #table(rows: Line[][][]): string {
    const [head = [], ...body] = rows.map((row) => row.map((cell) => this.#words(cell, 'cell')))
    return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n')
  }
}

function indented(text: string, { first, rest }: { first: string; rest: string }): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : line === '' ? rest.trimEnd() : rest}${line}`.trimEnd())
    .join('\n')
}

type Setting = { gap: string; mark: string }

/**
 * How each block stands after the one before it. Lists next to each other take turns with their marks, or they would be one; a list
 * whose number does not follow needs no other mark. A list stands tight under the words of its item where it may interrupt them.
 */
function settingsOf(pieces: Piece[], place: 'paragraph' | 'item' | 'quote'): Setting[] {
  const settings: Setting[] = []
  const numbers = { first: -1, next: -1 }
  for (const [index, piece] of pieces.entries()) {
    const [before, last] = [pieces[index - 1], settings.at(-1)]
    const setting: Setting = { gap: index === 0 ? '' : '\n\n', mark: '' }
    settings.push(setting)
    if (piece.type !== 'list') continue
    const beside = before?.type === 'list' && before.ordered === piece.ordered ? last?.mark : undefined
    if (before && place === 'item' && mayInterrupt(before, piece)) setting.gap = '\n'
    if (!piece.ordered) {
      setting.mark = beside === '-' ? '*' : '-'
      continue
    }
    if (beside && piece.start !== numbers.first && piece.start !== numbers.next) {
      Object.assign(setting, { gap: '\n', mark: beside })
    } else {
      setting.mark = beside === '.' ? ')' : '.'
      numbers.first = piece.start
    }
    numbers.next = piece.start + piece.items.length
  }
  return settings
}

function mayInterrupt(before: Piece, { ordered, start, items }: ListPiece): boolean {
  const first = items[0]?.[0]
  // Raw HTML goes on to the next empty line.
  const isHtml = before.type !== 'paragraph' || before.lines.some((line) => line[0]?.text.startsWith('<'))
  return !isHtml && first !== undefined && first.type !== 'list' && (!ordered || start === 1)
}
