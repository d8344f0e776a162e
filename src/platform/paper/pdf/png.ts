import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Picture } from './picture.ts'
import { type PngHead, pngHeadOf, sizeOfRows, startsOfRows } from './png-head.ts'
import { samplesOf } from './png-samples.ts'

/**
 * A PNG as a PDF holds it. Its compressed rows go in as they are where PDF knows them; one with transparency or in
 * interlaced passes is set anew, its alpha as a soft mask. Throws with the reason when it is no whole PNG.
 */
export function readPng(bytes: Uint8Array): Picture {
  const { head, rows: packed, palette, transparency } = chunksOf(bytes)
  const rows = unpacked(packed, head)
  const { width, height, bits, colourType } = head
  const hasAlpha = colourType === 4 || colourType === 6 || transparency !== null
  if (hasAlpha || head.interlaced) {
    const { colours, alpha } = samplesOf(rows, { head, palette, transparency })
    const grey = colours.length === width * height
    return {
      width,
      height,
      dictionary: {
        BitsPerComponent: 8,
        ColorSpace: grey ? 'DeviceGray' : 'DeviceRGB',
        Filter: 'FlateDecode',
      },
      data: deflateSync(colours),
      alpha: alpha && deflateSync(alpha),
    }
  }
  const colours = colourType === 2 ? 3 : 1
  return {
    width,
    height,
    dictionary: {
      BitsPerComponent: bits,
      ColorSpace:
        palette && colourType === 3
          ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette]
          : colours === 3
            ? 'DeviceRGB'
            : 'DeviceGray',
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width },
    },
    data: packed,
    alpha: null,
  }
}

type Chunks = {
  head: PngHead
  rows: Uint8Array
  palette: Uint8Array | null
  transparency: Uint8Array | null
}

/** The chunks that matter; others, such as comments and colour profiles, are left out. */
function chunksOf(bytes: Uint8Array): Chunks {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const found = new Map<string, Uint8Array[]>()
  for (let at = 8; !found.has('IEND'); ) {
    if (at + 12 > view.length) throw new Error('it ends too early')
    const length = view.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > view.length) throw new Error('it ends too early')
    if (crc32(view.subarray(at + 4, end)) !== view.readUInt32BE(end))
      throw new Error('its bytes were changed')
    const name = view.toString('latin1', at + 4, at + 8)
    found.set(name, [...(found.get(name) ?? []), view.subarray(at + 8, end)])
    at = end + 4
  }
  const head = pngHeadOf(Buffer.from(found.get('IHDR')?.[0] ?? []))
  const palette = found.get('PLTE')?.[0] ?? null
  if (head.colourType === 3 && (!palette || palette.length < 3 || palette.length % 3 !== 0))
    throw new Error('it has no palette')
  const rows = Buffer.concat(found.get('IDAT') ?? [])
  return { head, rows, palette, transparency: found.get('tRNS')?.[0] ?? null }
}

function unpacked(packed: Uint8Array, head: PngHead): Uint8Array {
  const size = sizeOfRows(head)
  const rows = inflated(packed, size)
  if (rows.length !== size) throw new Error('it holds more or fewer pixels than it says')
  for (const start of startsOfRows(head))
    if ((rows[start] as number) > 4) throw new Error('a row of it is damaged')
  return rows
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: size + 1 })
  } catch {
    throw new Error('its pixels are damaged')
  }
}
