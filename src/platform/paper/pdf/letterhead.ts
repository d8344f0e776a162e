import type { DocumentTree } from '../tree.ts'
import type { Design } from './design.ts'
import type { FontName } from './fonts.ts'
import { linesOf } from './lines.ts'
import { type Piece, type Place, type Strip, strip, tagOf } from './strips.ts'
import { lineStrips } from './text-strips.ts'
import { caption, type TextStyle } from './theme.ts'

/** On the first page only: who makes the document, over a rule in their colour. */
export function letterheadStrips(
  { name, lines }: DocumentTree['letterhead'],
  place: Place,
  design: Design,
): Strip[] {
  if (name === '' && lines.length === 0) return []
  const bold: TextStyle = { size: 11, leading: 14, colour: design.accent }
  const set = (value: string, style: TextStyle, font: FontName) => {
    const setting = { x: place.x, width: place.width, tag: tagOf('P', place.tag), design, style, font }
    return lineStrips(linesOf([{ type: 'text', value }], setting), style, place)
  }
  const strips = [...set(name, bold, 'bold'), ...lines.flatMap((line) => set(line, caption, 'regular'))]
  for (const one of strips) one.keep = true
  const rule: Piece = {
    kind: 'line',
    x1: place.x - design.sheet.gutter,
    x2: place.x + place.width,
    y1: 0,
    y2: 0,
    width: 1.5,
    colour: design.accent,
  }
  return [...strips, strip(8, [rule], place, { before: 8 })]
}
