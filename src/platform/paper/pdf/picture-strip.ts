import type { Block } from '../tree.ts'
import { oneLine } from './one-line.ts'
import type { Picture } from './picture.ts'
import { type Piece, type Place, type Strip, strip, type Tag, tagOf } from './strips.ts'
import type { Outline } from './text-strips.ts'
import { gaps } from './theme.ts'

/**
 * A picture on a strip of its own: never wider than its share of the column, never higher than a page leaves
 * room for with a title over it, never larger than its pixels allow. Without words in its place it only adorns.
 */
export function pictureStrip(
  block: Extract<Block, { type: 'image' }>,
  place: Place,
  { design }: Outline,
): Strip {
  const picture = design.picture(block.image)
  const share = block.share > 0 && block.share <= 1 ? block.share : 1
  const room = { width: place.width * share, height: design.sheet.column.height * 0.85 }
  const size = fittingSize(picture, room)
  const piece: Piece = {
    kind: 'picture',
    x: place.x,
    y: 0,
    ...size,
    picture,
    tag: figureOf(block.alt, place.tag),
  }
  return strip(size.height + below, [piece], place, { before: gaps.block })
}

const below = 3

/** The element that stands for a picture; none for one that has no words. */
export function figureOf(alt: string, parent: Tag): Tag | null {
  const words = oneLine(alt)
  if (words === '') return null
  const tag = tagOf('Figure', parent)
  tag.alt = words
  return tag
}

/** As large as its pixels at 96 an inch, made smaller until it fits. */
export function fittingSize(
  { width, height }: Picture,
  room: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(72 / 96, room.width / width, room.height / height)
  return { width: width * scale, height: height * scale }
}
