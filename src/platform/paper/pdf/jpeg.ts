import { type Picture, refuseSize } from './picture.ts'

/**
 * A JPEG as a PDF holds it: as it is, in grey or RGB. Throws with the reason when it is no whole JPEG, or of a kind that the
 * PDF's output profile has no colours for (CMYK).
 */
export function readJpeg(bytes: Uint8Array): Picture {
  const { bits, width, height, components } = frameOf(bytes)
  refuseSize({ width, height })
  if (bits !== 8) throw new Error('it has more than eight bits a colour')
  if (components !== 1 && components !== 3) throw new Error('its colours are for printing presses (CMYK)')
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(endOfImage) < 0)
    throw new Error('it ends too early')
  return {
    width,
    height,
    dictionary: {
      BitsPerComponent: 8,
      ColorSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB',
      Filter: 'DCTDecode',
    },
    data: bytes,
    alpha: null,
  }
}

const endOfImage = Buffer.from([0xff, 0xd9])

/** The frame's head: the first segment that is one, before any picture data. */
function frameOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 2; at + 10 < bytes.length; ) {
    if (view.getUint8(at) !== 0xff) throw new Error('its segments are damaged')
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (frames.includes(marker)) {
      return {
        bits: view.getUint8(at + 4),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
      }
    }
    if (marker === startOfScan || (marker > 0xc2 && marker < 0xd0 && !tables.includes(marker)))
      throw new Error('it is packed in a way that PDF does not know')
    at += 2 + view.getUint16(at + 2)
  }
  throw new Error('it ends too early')
}

/** Baseline, extended and progressive frames: the ones that PDF knows. */
const frames = [0xc0, 0xc1, 0xc2]
/** Markers among the frames' that begin tables or are kept free. */
const tables = [0xc4, 0xc8, 0xcc]
const startOfScan = 0xda
