import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A chunk of a PNG with its checksum right. */
export function pngChunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length)
  head.write(type, 4, 'latin1')
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), content])))
  return Buffer.concat([head, content, tail])
}

/** A grey PNG that says this size of itself, whatever its content holds. */
export function pngSaying(width: number, height: number, content: Uint8Array, ...more: Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...more,
    pngChunk('IDAT', content),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A whole PNG of one shade: small as a file, `width` × `height` when unpacked. */
export const plainPng = (width: number, height: number) =>
  pngSaying(width, height, deflateSync(Buffer.alloc((width + 1) * height)))

/** The type and content of every chunk of a PNG. */
export function chunksOf(png: Uint8Array): { type: string; content: Buffer }[] {
  const bytes = Buffer.from(png)
  const chunks = []
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ type, content: bytes.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

export type Colour = [red: number, green: number, blue: number, alpha: number]

export const red: Colour = [220, 30, 30, 255]
export const blue: Colour = [30, 30, 220, 255]
export const clear: Colour = [0, 0, 0, 0]

/** A picture whose left half has one colour and whose right half another. */
export function halves(width: number, height: number, left: Colour, right: Colour) {
  const row = Array.from({ length: width }, (_, x) => (x < width / 2 ? left : right)).flat()
  const pixels = Buffer.from(Array.from({ length: height }, () => row).flat())
  return sharp(pixels, { raw: { width, height, channels: 4 } })
}

/** The colour of a pixel, a share of the way across and down. */
export async function colourAt(picture: Uint8Array, across: number, down: number): Promise<Colour> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const [x, y] = [Math.floor(across * info.width), Math.floor(down * info.height)]
  const at = (y * info.width + x) * 4
  return [...data.subarray(at, at + 4)] as Colour
}

/** A drawing with this inside. */
export const svgOf = (inside: string, attributes = 'viewBox="0 0 100 50"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )

/** A few lines that keep a renderer at work for minutes: filters of the whole canvas within each other. */
export const endlessSvg = svgOf(
  `<filter id="f" x="-1000%" y="-1000%" width="2000%" height="2000%">${'<feTurbulence numOctaves="20" baseFrequency=".9"/><feGaussianBlur stdDeviation="50"/>'.repeat(20)}</filter>${'<g filter="url(#f)">'.repeat(20)}<rect width="100" height="50"/>${'</g>'.repeat(20)}`,
)
