import { ImageRun } from 'docx'
import { cleanText } from '../clean-text.ts'
import type { Writing } from './writing.ts'

/**
 * A picture of the document in running text, no larger than it was made (96 dots to the inch) and than this room, in points.
 * Null when the document has no picture of that name.
 */
export function pictureOf(
  { image, alt }: { image: string; alt: string },
  room: Size,
  writing: Writing,
): ImageRun | null {
  const stored = storedPicture(image, writing)
  const size = pictureSize({ image }, room, writing)
  if (!stored || !size) return null
  const pixels = (length: number) => Math.max(1, Math.round((length * 96) / 72))
  return new ImageRun({
    type: stored.mediaType === 'image/png' ? 'png' : 'jpg',
    data: stored.bytes,
    transformation: { width: pixels(size.width), height: pixels(size.height) },
    altText: { name: `Picture ${writing.next()}`, description: cleanText(alt), id: `${writing.next()}` },
  })
}

type Size = { width: number; height: number }

/** How large that picture comes out, in points. */
export function pictureSize({ image }: { image: string }, room: Size, writing: Writing): Size | null {
  const stored = storedPicture(image, writing)
  if (!stored) return null
  const widest = Math.min((stored.width * 72) / 96, room.width)
  const scale = Math.min(widest / stored.width, room.height / stored.height)
  return { width: stored.width * scale, height: stored.height * scale }
}

function storedPicture(image: string, { tree: { images } }: Writing) {
  const stored = Object.hasOwn(images, image) ? images[image] : undefined
  return stored && stored.width > 0 && stored.height > 0 ? stored : null
}
