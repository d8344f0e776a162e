import sharp, { type JpegOptions, type PngOptions, type Sharp } from 'sharp'
import type { StoredImage } from '#src/platform/paper/tree.ts'

/** Pictures of every kind that a PDF takes another way: by colours, transparency, bits and passes. */
export async function picturesOfAllKinds(): Promise<Record<string, StoredImage>> {
  const size = { width: 64, height: 40 }
  const pixels = Buffer.from(
    Array.from({ length: size.width * size.height }, (_, at) => {
      const [x, y] = [at % size.width, Math.floor(at / size.width)]
      return [x * 4, y * 6, 255 - x * 2, (x + y) % 7 === 0 ? 0 : 255]
    }).flat(),
  )
  const raw = () => sharp(pixels, { raw: { ...size, channels: 4 } })
  const opaque = () => raw().removeAlpha()
  const png = async (from: Sharp, options: PngOptions = {}): Promise<StoredImage> => ({
    mediaType: 'image/png',
    ...size,
    bytes: new Uint8Array(await from.png(options).toBuffer()),
  })
  const jpeg = async (from: Sharp, options: JpegOptions = {}): Promise<StoredImage> => ({
    mediaType: 'image/jpeg',
    ...size,
    bytes: new Uint8Array(await from.jpeg(options).toBuffer()),
  })
  return {
    rgb: await png(opaque()),
    rgba: await png(raw()),
    interlaced: await png(opaque(), { progressive: true }),
    'interlaced with alpha': await png(raw(), { progressive: true }),
    palette: await png(opaque(), { palette: true, colours: 16 }),
    'palette with alpha': await png(raw(), { palette: true, colours: 8 }),
    grey: await png(opaque().toColourspace('b-w')),
    'sixteen bits': await png(opaque().toColourspace('rgb16')),
    'sixteen bits with alpha': await png(raw().toColourspace('rgb16')),
    jpeg: await jpeg(opaque()),
    'progressive jpeg': await jpeg(opaque(), { progressive: true }),
    'grey jpeg': await jpeg(opaque().toColourspace('b-w')),
  }
}

/** A JPEG in the colours of printing presses, which no PDF with an RGB profile may hold. */
export async function pressPicture(): Promise<StoredImage> {
  const from = sharp({ create: { width: 8, height: 8, channels: 3, background: '#336699' } })
  const bytes = new Uint8Array(await from.toColourspace('cmyk').jpeg().toBuffer())
  return { mediaType: 'image/jpeg', width: 8, height: 8, bytes }
}
