import type { HtmlOptions } from './html.ts'
import type { StoredImage } from './tree.ts'

/**
 * The attributes of a picture's element, no wider than so many pixels; null where there is no picture to show, only its words.
 * Its bytes are ours, re-encoded: a PNG or JPEG in a data address can do nothing but be shown.
 */
export function pictureAttributes(
  { image, alt }: { image: string; alt: string },
  { stored, options, widest }: { stored: StoredImage | undefined; options: HtmlOptions; widest: number },
): Record<string, string> | null {
  const src = addressOf(image, stored, options)
  if (src === null) return null
  return { src, alt, ...(stored && sizeWithin(stored, widest)) }
}

function addressOf(image: string, stored: StoredImage | undefined, { imageAddress, mail }: HtmlOptions) {
  if (imageAddress !== undefined)
    return imageAddress.replaceAll('{name}', () => encodeURIComponent(image.toWellFormed()))
  if (!stored || mail) return null
  return `data:${stored.mediaType};base64,${Buffer.from(stored.bytes).toString('base64')}`
}

function sizeWithin({ width, height }: StoredImage, widest: number): { width: string; height: string } {
  const scale = Math.min(1, widest / width)
  const pixels = (length: number) => `${Math.max(1, Math.round(length * scale))}`
  return { width: pixels(width), height: pixels(height) }
}
