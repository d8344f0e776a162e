import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { type Picture, refuseSize } from './picture.ts'

/**
 * A PNG as a PDF holds it: its colours, and its transparency as a soft mask where it has any. Throws with the reason when it is no
 * whole PNG.
 */
export function readPng(bytes: Uint8Array): Picture {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.length < headBytes) throw new Error('it ends too early')
  // The head tells the size before anything is unpacked.
  refuseSize({ width: view.readUInt32BE(16), height: view.readUInt32BE(20) })
  const { width, height, data } = decoded(view)
  const colours = Buffer.alloc(width * height * 3)
  const alpha = Buffer.alloc(width * height)
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    data.copy(colours, pixel * 3, pixel * 4, pixel * 4 + 3)
    alpha[pixel] = data[pixel * 4 + 3] as number
  }
  return {
    width,
    height,
    dictionary: { BitsPerComponent: 8, ColorSpace: 'DeviceRGB', Filter: 'FlateDecode' },
    data: deflateSync(colours),
    alpha: alpha.every((share) => share === 255) ? null : deflateSync(alpha),
  }
}

function decoded(bytes: Buffer): PNG {
  try {
    return PNG.sync.read(bytes)
  } catch {
    throw new Error('it is cut short or damaged')
  }
}

/** Signature and the chunk with the size. */
const headBytes = 33
