import { alike, type Line, type Run, textOf } from '#src/platform/rich-text/runs.ts'
import type { Piece } from '#src/platform/rich-text/settle.ts'

/**
 * Whether what was read back is what was meant: the same blocks, words, looks and links. An address that stands as text becomes a
 * link to itself when it is read; that is meant too.
 */
export function same(meant: readonly Piece[], read: readonly Piece[]): boolean {
  return meant.length === read.length && meant.every((piece, index) => sameBlock(piece, read[index] as Piece))
}

function sameBlock(meant: Piece, read: Piece): boolean {
  switch (meant.type) {
    case 'paragraph':
      return read.type === 'paragraph' && sameLines(meant.lines, read.lines)
    case 'heading':
      return read.type === 'heading' && read.level === meant.level && sameLines(meant.lines, read.lines)
    case 'list':
      return (
        read.type === 'list' &&
        read.ordered === meant.ordered &&
        read.start === meant.start &&
        read.items.length === meant.items.length &&
        meant.items.every((item, index) => same(item, read.items[index] as Piece[]))
      )
    case 'quote':
      return read.type === 'quote' && same(meant.children, read.children)
    case 'table':
      return (
        read.type === 'table' &&
        read.rows.length === meant.rows.length &&
        meant.rows.every((row, at) => {
          const cells = read.rows[at] as Line[][]
          return (
            row.length === cells.length && row.every((cell, column) => sameLines(cell, cells[column] ?? []))
          )
        })
      )
    case 'rule':
      return read.type === 'rule'
  }
}

export function sameLines(meant: readonly Line[], read: readonly Line[]): boolean {
  return meant.length === read.length && meant.every((line, index) => sameLine(line, read[index] as Line))
}

function sameLine(meant: Line, read: Line): boolean {
  if (equal(meant, read)) return true
  return textOf(meant) === textOf(read) && equal(meant, withoutBareLinks(meant, read))
}

const equal = (one: Line, other: Line) =>
  one.length === other.length &&
  one.every((run, index) => run.text === other[index]?.text && alike(run, other[index] as Run))

/** What was read, without the links that only say their own address where none was meant. */
function withoutBareLinks(meant: Line, read: Line): Line {
  const linked = letters(meant).map(({ href }) => href !== undefined)
  const runs: Line = []
  let at = 0
  for (const [index, run] of read.entries()) {
    const extent = extentOf(read, index)
    const bare =
      isBare(extent.text, run.href) &&
      !linked.slice(at - extent.before, at - extent.before + extent.text.length).includes(true)
    at += run.text.length
    const kept = bare ? { text: run.text, look: run.look } : run
    const last = runs.at(-1)
    if (last && alike(last, kept)) last.text += kept.text
    else runs.push({ ...kept })
  }
  return runs
}

const letters = (line: Line) => line.flatMap((run) => Array.from({ length: run.text.length }, () => run))

/** All the words of the link that a run is part of, and how many letters of it stand before the run. */
function extentOf(line: Line, index: number): { text: string; before: number } {
  const href = line[index]?.href
  let [first, last] = [index, index]
  while (first > 0 && line[first - 1]?.href === href) first--
  while (last + 1 < line.length && line[last + 1]?.href === href) last++
  return { text: textOf(line.slice(first, last + 1)), before: textOf(line.slice(first, index)).length }
}

/** Whether a link's words are its address, as it is typed. */
export const isBare = (text: string, href: string | undefined) =>
  href !== undefined && (href === text || href === `mailto:${text}` || href === `http://${text}`)
