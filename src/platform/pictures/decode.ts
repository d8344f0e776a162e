import sharp, { type Sharp } from 'sharp'
import type { StoredImage } from '../paper/tree.ts'
import { PictureError } from './picture-error.ts'
import type { PictureKind } from './picture-kind.ts'
import { readSafeSvg } from './safe-svg.ts'

const mostPixels = 40_000_000
const longestSide = 12_000
/** What is kept: the width of a page at 300 dots an inch. */
const longestSideKept = 2_000
/** A drawing has no pixels of its own. This is sharp across the column of a page, and small in every document. */
const longestSideDrawn = 1_000

// Everything is read from memory, by these five readers: a path, an address or a format that nobody asked for has none.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Svg'].map((format) => `VipsForeignLoad${format}Buffer`),
})
sharp.cache(false)

/**
 * Decodes a picture and writes it anew: nothing of what was sent is kept but how it looks. A JPEG stays one, all else
 * becomes PNG: 8 bits, sRGB, upright, no metadata, at most 2,000 pixels on the longer side. Throws PictureError.
 */
export async function decodePicture(bytes: Uint8Array, kind: PictureKind): Promise<StoredImage> {
  const drawing = kind === 'svg' ? readSafeSvg(bytes) : null
  const source = drawing ? Buffer.from(drawing.source) : bytes
  await refuseVast(source, kind)
  await refuseVastWithin(drawing?.embedded ?? [])
  const side = drawing ? longestSideDrawn : longestSideKept
  const upright = sharp(source, { ...reading, limitInputPixels: drawing ? false : mostPixels })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: !drawing })
    .toColourspace('srgb')
  return orBroken(kind === 'jpeg' ? asJpeg(upright) : asPng(upright))
}

/** One frame, no guessing at what is broken, row by row. */
const reading = { failOn: 'error', pages: 1, sequentialRead: true } as const

async function asJpeg(upright: Sharp): Promise<StoredImage> {
  const { data, info } = await upright.jpeg({ quality: 88 }).toBuffer({ resolveWithObject: true })
  return { mediaType: 'image/jpeg', width: info.width, height: info.height, bytes: data }
}

async function asPng(upright: Sharp): Promise<StoredImage> {
  const { data, info } = await upright.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const pixels = sharp(data, { raw: { width, height, channels } })
  // A document shows a picture that lets nothing through as it is; transparency costs it a second one.
  const plain = channels === 4 && isOpaque(data) ? pixels.removeAlpha() : pixels
  const bytes = await plain.png({ compressionLevel: 6, progressive: false }).toBuffer()
  return { mediaType: 'image/png', width, height, bytes }
}

function isOpaque(rgba: Buffer): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false
  return true
}

/** Refuses by what the header says, before a pixel is decoded. A drawing is drawn at our size, whatever it says. */
async function refuseVast(source: Uint8Array, kind: PictureKind): Promise<number> {
  const { format, width, height } = await orBroken(
    sharp(source, { ...reading, limitInputPixels: false }).metadata(),
  )
  if (format !== kind) throw new PictureError('pictures.broken')
  if (kind !== 'svg' && (Math.max(width, height) > longestSide || width * height > mostPixels))
    throw new PictureError('pictures.too-many-pixels')
  return width * height
}

async function refuseVastWithin(embedded: Uint8Array[]) {
  let pixels = 0
  for (const bytes of embedded) pixels += await refuseVast(bytes, bytes[0] === 0x89 ? 'png' : 'jpeg')
  if (pixels > mostPixels) throw new PictureError('pictures.too-many-pixels')
}

/** Whatever the decoder stumbles over is the picture's fault: it comes from outside. */
async function orBroken<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw error instanceof PictureError ? error : new PictureError('pictures.broken')
  }
}
