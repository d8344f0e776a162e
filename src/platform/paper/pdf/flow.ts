import { introduces } from '../introduces.ts'
import { markdownToBlocks } from '../markdown.ts'
import { plainText } from '../plain-text.ts'
import type { Block, HeadingLevel, Inline } from '../tree.ts'
import { boxStrips } from './box.ts'
import type { Design } from './design.ts'
import type { Setting } from './line-setter.ts'
import { type Line, linesOf } from './lines.ts'
import { listStrips } from './list.ts'
import { oneLine } from './one-line.ts'
import { pictureStrip } from './picture-strip.ts'
import { factStrips, signatureStrips, tableStrips } from './rows.ts'
import { type Place, type Strip, strip, type Tag, tagOf } from './strips.ts'
import { lineStrips, type Outline, spaced } from './text-strips.ts'
import { body, gaps, hairline, headings, type TextStyle } from './theme.ts'

/**
 * Sets blocks as strips, one under the other, in reading order. Knows nothing of pages.
 */
export function flowOf(blocks: readonly Block[], place: Place, outline: Outline): Strip[] {
  const strips: Strip[] = []
  for (const [index, block] of blocks.entries()) {
    const own = stripsOf(block, place, outline)
    const last = strips.at(-1)
    if (own.length <= 2 && introduces(blocks, index)) for (const one of own) one.keep = true
    // Nobody signs a page with nothing else on it.
    if (last && block.type === 'signatures' && block.rows.length <= fewSignatures) {
      last.keep = true
      for (const one of own.slice(0, -1)) one.keep = true
    }
    for (const one of own) strips.push(one)
  }
  return strips
}

const fewSignatures = 8

function stripsOf(block: Block, place: Place, outline: Outline): Strip[] {
  switch (block.type) {
    case 'heading':
      return headingStrips(block, place, outline)
    case 'paragraph':
      return paragraphStrips(block.children, place, outline)
    case 'list':
      return listStrips(block, place, outline, flowOf)
    case 'quote':
      return quoteStrips(block.children, place, outline)
    case 'table':
      return tableStrips(block, place, outline)
    case 'rule':
      return [ruleStrip(place)]
    case 'facts':
      return factStrips(block, place, outline)
    case 'box':
      return boxStrips(block, place, outline, flowOf)
    case 'signatures':
      return signatureStrips(block, place, outline)
    case 'image':
      return [pictureStrip(block, place, outline)]
    case 'markdown': {
      const below = Math.min(6, outline.level + 1) as HeadingLevel
      return flowOf(markdownToBlocks(block.source, { baseLevel: block.baseLevel ?? below }), place, outline)
    }
  }
}

function paragraphStrips(children: Inline[], place: Place, outline: Outline): Strip[] {
  const words = plainText(children).trim()
  if (words === '') return []
  const tag = tagOf('P', place.tag)
  const { x, width } = place
  const lines = linesOf(children, { x, width, style: body, tag, design: outline.design })
  const strips = lineStrips(lines, body, place)
  // What announces something stands with what it announces.
  if (words.endsWith(':')) (strips.at(-1) as Strip).keep = true
  return spaced(strips, gaps.paragraph)
}

function headingStrips(block: Extract<Block, { type: 'heading' }>, place: Place, outline: Outline): Strip[] {
  const look = headings[block.level] ?? body
  const style = block.level === 1 ? { ...look, colour: outline.design.accent } : look
  const { sheet, numbered } = outline.design
  const typed = numbered ? (block.number ?? '') : ''
  const title = oneLine(`${typed} ${plainText(block.children)}`)
  outline.level = block.level
  // What prints nothing is no heading for a reader either: the next one would seem to skip a level.
  if (title === '') return []
  outline.tagLevel = Math.min(block.level, outline.tagLevel + 1)
  const tag = tagOf(`H${outline.tagLevel}`, place.tag)
  const setting = { style, tag, cut: 'bold' as const, design: outline.design }
  const number = typed === '' ? null : numberLine(typed, setting)
  const hangs = number && place.x === sheet.column.x && number.width + numberGap <= sheet.hangingRoom
  const shift = number && !hangs ? Math.min(number.width + style.size * 0.5, place.width / 2) : 0
  const lines = evenLines(block.children, { ...setting, x: place.x + shift, width: place.width - shift })
  if (number) {
    const x = hangs ? place.x - Math.max(sheet.gutter, number.width + numberGap) : place.x
    for (const piece of number.pieces) piece.x += x
    lines[0]?.pieces.unshift(...number.pieces)
  }
  outline.headings.push({ title, level: outline.tagLevel, tag })
  const strips = lineStrips(lines, style, place)
  for (const one of strips) one.keep = true
  return spaced(strips, headings[block.level]?.before ?? gaps.block)
}

const numberGap = 4

/** A title of several lines ends in no lonely word: its lines are about as long as each other. */
function evenLines(children: Inline[], setting: Setting): Line[] {
  const full = linesOf(children, setting)
  const last = full.at(-1)?.width ?? 0
  if (full.length < 2 || full.length > 4 || last > setting.width * 0.4) return full
  const even = full.reduce((sum, line) => sum + line.width, 0) / full.length
  for (const slack of [1.04, 1.1, 1.18, 1.28]) {
    const lines = even * slack < setting.width ? linesOf(children, { ...setting, width: even * slack }) : full
    if (lines.length === full.length) return lines
  }
  return full
}

/** The number is read together with the title: it ends in a space that the eye does not see. */
function numberLine(
  number: string,
  setting: { style: TextStyle; tag: Tag; cut: 'bold'; design: Design },
): Line | null {
  const style = { ...setting.style, colour: setting.design.accent }
  const value = `${number}\u00a0`
  return linesOf([{ type: 'text', value }], { ...setting, style, x: 0, width: 1_000 })[0] ?? null
}

function quoteStrips(children: Block[], place: Place, outline: Outline): Strip[] {
  const bar = {
    x: place.x,
    width: place.width,
    fill: null,
    outline: null,
    bar: { width: 2, colour: hairline },
  }
  const inset = Math.min(14, place.width / 4)
  const inner: Place = {
    x: place.x + inset,
    width: place.width - inset,
    tag: tagOf('BlockQuote', place.tag),
    frames: [...place.frames, bar],
  }
  return spaced(flowOf(children, inner, outline), gaps.block)
}

function ruleStrip(place: Place): Strip {
  const line = {
    kind: 'line' as const,
    x1: place.x,
    x2: place.x + place.width,
    y1: 0.5,
    y2: 0.5,
    width: 0.75,
    colour: hairline,
  }
  return strip(1, [line], place, { before: gaps.block })
}
