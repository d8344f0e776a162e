import { ImageRun } from 'docx'
import { cleanText } from '../clean-text.ts'
import type { Writing } from './writing.ts'

/**
 * A picture of the document in running text, no larger than it was made (96 dots to the inch) and than this room, in points.
 * Null when the document has no picture of that name.
 */
export function pictureOf(
  { image, alt }: { image: string; alt: string },
  room: { width: number; height: number },
  writing: Writing,
): ImageRun | null {
  const { images } = writing.tree
  const stored = Object.hasOwn(images, image) ? images[image] : undefined
  if (!stored || !(stored.width > 0 && stored.height > 0)) return null
  const widest = Math.min((stored.width * 72) / 96, room.width)
  const scale = Math.min(widest / stored.width, room.height / stored.height)
  const pixels = (length: number) => Math.max(1, Math.round((length * scale * 96) / 72))
  return new ImageRun({
    type: stored.mediaType === 'image/png' ? 'png' : 'jpg',
    data: stored.bytes,
    transformation: { width: pixels(stored.width), height: pixels(stored.height) },
    altText: { name: `Picture ${writing.next()}`, description: cleanText(alt), id: `${writing.next()}` },
  })
}
