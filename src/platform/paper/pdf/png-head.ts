import { refuseSize } from './picture.ts'

/** What the head of a PNG says, and how its rows follow from that. */
export type PngHead = {
  width: number
  height: number
  /** bits a sample */
  bits: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha */
  colourType: number
  interlaced: boolean
}

export function pngHeadOf(chunk: Buffer): PngHead {
  if (chunk.length < 13) throw new Error('it has no head')
  const head = {
    width: chunk.readUInt32BE(0),
    height: chunk.readUInt32BE(4),
    bits: chunk.readUInt8(8),
    colourType: chunk.readUInt8(9),
    interlaced: chunk.readUInt8(12) === 1,
  }
  refuseSize(head)
  if (!bitsOf[head.colourType]?.includes(head.bits)) throw new Error('its colours are of no known kind')
  return head
}

/** Bits a sample by kind of colours: grey, RGB, palette, grey with alpha, RGB with alpha. */
const bitsOf: Record<number, number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** The bytes of all rows, unpacked: each begins with the number of its filter. */
export function sizeOfRows(head: PngHead): number {
  return passesOf(head).reduce((sum, pass) => sum + pass.height * (1 + rowBytes(head, pass.width)), 0)
}

/** The parts that rows come in: one, or the seven of Adam7, each with its first pixel and its steps. */
export function passesOf({ width, height, interlaced }: PngHead): Pass[] {
  if (!interlaced) return [{ x: 0, y: 0, dx: 1, dy: 1, width, height }]
  return adam7
    .map(([x, y, dx, dy]) => ({
      ...{ x, y, dx, dy },
      width: Math.ceil((width - x) / dx),
      height: Math.ceil((height - y) / dy),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)
}

export type Pass = { x: number; y: number; dx: number; dy: number; width: number; height: number }

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

export function rowBytes({ bits, colourType }: PngHead, width: number): number {
  return Math.ceil((width * bits * (channelsOf[colourType] as number)) / 8)
}

export const channelsOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

export function* startsOfRows(head: PngHead): Generator<number> {
  let at = 0
  for (const pass of passesOf(head)) {
    const step = 1 + rowBytes(head, pass.width)
    for (let row = 0; row < pass.height; row++, at += step) yield at
  }
}
