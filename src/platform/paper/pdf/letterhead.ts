import type { DocumentTree } from '../tree.ts'
import type { Design } from './design.ts'
import type { Cut } from './fonts.ts'
import { linesOf } from './lines.ts'
import { figureOf, fittingSize } from './picture-strip.ts'
import { type Piece, type Place, type Strip, strip, tagOf } from './strips.ts'
import { lineStrips } from './text-strips.ts'
import { caption, type TextStyle } from './theme.ts'

/** On the first page only: who makes the document, over a rule in their colour. */
export function letterheadStrips(
  { name, lines, logo }: DocumentTree['letterhead'],
  place: Place,
  design: Design,
): Strip[] {
  if (name === '' && lines.length === 0 && !logo) return []
  const bold: TextStyle = { size: 11, leading: 14, colour: design.accent }
  const picture = logo && logoPiece(logo, place, design)
  const width = place.width - (picture ? picture.width + logoGap : 0)
  const set = (value: string, style: TextStyle, cut: Cut) => {
    const setting = { x: place.x, width, tag: tagOf('P', place.tag), design, style, cut }
    return lineStrips(linesOf([{ type: 'text', value }], setting), style, place)
  }
  const title = name === '' && lines.length === 0 ? [] : set(name, bold, 'bold')
  const words = [...title, ...lines.flatMap((line) => set(line, caption, 'regular'))]
  const strips = picture ? besideLogo(words, picture, place) : words
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

const largestLogo = { width: 119, height: 45.5 }
const logoGap = 20

/** The logo at the right end of the column, at most some 42 by 16 mm. */
function logoPiece(
  { image, alt }: NonNullable<DocumentTree['letterhead']['logo']>,
  { x, width, tag }: Place,
  design: Design,
): LogoPiece {
  const picture = design.picture(image)
  const size = fittingSize(picture, { ...largestLogo, width: Math.min(largestLogo.width, width * 0.4) })
  return { kind: 'picture', x: x + width - size.width, y: 0, ...size, picture, tag: figureOf(alt, tag) }
}

type LogoPiece = Extract<Piece, { kind: 'picture' }>

/** The words end where the logo ends, on the rule under both; the one that is higher reaches further up. */
function besideLogo(words: Strip[], logo: LogoPiece, place: Place): Strip[] {
  const height = words.reduce((sum, one) => sum + one.height, 0)
  const over = logo.height - height
  if (over > 0) return [strip(over, [logo], place), ...words]
  logo.y = Math.min(-over, 30)
  words[0]?.pieces.unshift(logo)
  return words
}
