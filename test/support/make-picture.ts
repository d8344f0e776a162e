import { crc32, deflateSync } from 'node:zlib'
import type { StoredImage } from '#src/platform/paper/tree.ts'

/** A small PNG, half one colour and half another, with the bytes that a picture of that size has. */
export function pictureOf({ width = 240, height = 120 } = {}): StoredImage {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (1 + width * 3) + 1 + x * 3
      rows.set(x < width / 2 ? [31, 92, 122] : [224, 168, 60], at)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return {
    mediaType: 'image/png',
    width,
    height,
    bytes: new Uint8Array(Buffer.concat([signature, ...parts])),
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(content.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
