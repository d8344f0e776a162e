import { channelsOf, type Pass, type PngHead, passesOf, rowBytes } from './png-head.ts'

/**
 * The pixels of a PNG, eight bits a sample, from the top left: grey or red, green and blue, and the alpha of each
 * apart from them; null where every pixel covers.
 */
export function samplesOf(rows: Uint8Array, png: Png): { colours: Uint8Array; alpha: Uint8Array | null } {
  const { head } = png
  const grey = head.colourType === 0 || head.colourType === 4
  const colours = new Uint8Array(head.width * head.height * (grey ? 1 : 3))
  const alpha = new Uint8Array(head.width * head.height).fill(255)
  const paint = pixelPainter(png, { colours, alpha })
  let at = 0
  for (const pass of passesOf(head)) at = readPass(rows, { at, pass, head }, paint)
  return { colours, alpha: alpha.every((value) => value === 255) ? null : alpha }
}

type Png = { head: PngHead; palette: Uint8Array | null; transparency: Uint8Array | null }

/** Sets pixel `to` from the pixel `from` of an unfiltered row. */
type PixelPainter = (row: Uint8Array, from: number, to: number) => void

function readPass(
  rows: Uint8Array,
  { at, pass, head }: { at: number; pass: Pass; head: PngHead },
  paint: PixelPainter,
): number {
  const length = rowBytes(head, pass.width)
  const step = Math.max(1, (head.bits * (channelsOf[head.colourType] as number)) >> 3)
  let above = new Uint8Array(length)
  let start = at
  for (let line = 0; line < pass.height; line++) {
    const row = unfiltered(rows.subarray(start, start + 1 + length), above, step)
    const target = (pass.y + line * pass.dy) * head.width + pass.x
    for (let from = 0; from < pass.width; from++) paint(row, from, target + from * pass.dx)
    above = row
    start += 1 + length
  }
  return start
}

/** A row as it was before its filter took the difference to its neighbours. */
function unfiltered(filtered: Uint8Array, above: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const row = filtered.slice(1)
  const filter = filtered[0] as number
  if (filter === 0) return row
  for (let at = 0; at < row.length; at++) {
    const left = at < step ? 0 : (row[at - step] as number)
    const up = above[at] as number
    const corner = at < step ? 0 : (above[at - step] as number)
    const guess = [0, left, up, (left + up) >> 1][filter] ?? nearest(left, up, corner)
    row[at] = (row[at] as number) + guess
  }
  return row
}

/** Paeth's guess: whichever neighbour is nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner)
  const toUp = Math.abs(left - corner)
  const toCorner = Math.abs(left + up - 2 * corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function pixelPainter(
  { head, palette, transparency }: Png,
  { colours, alpha }: { colours: Uint8Array; alpha: Uint8Array },
): PixelPainter {
  const { bits, colourType } = head
  const sample = sampleReader(bits)
  const most = 2 ** bits - 1
  const eight = (value: number) => (bits === 16 ? value >> 8 : bits === 8 ? value : (value * 255) / most)
  if (colourType === 3) {
    return (row, from, to) => {
      const index = sample(row, from)
      for (let part = 0; part < 3; part++) colours[to * 3 + part] = palette?.[index * 3 + part] ?? 0
      alpha[to] = transparency?.[index] ?? 255
    }
  }
  const channels = channelsOf[colourType] as number
  const own = channels < 3 ? 1 : 3
  const hidden = transparency && transparency.length >= own * 2 ? hiddenColour(transparency, own) : null
  return (row, from, to) => {
    let isHidden = hidden !== null
    for (let part = 0; part < own; part++) {
      const value = sample(row, from * channels + part)
      colours[to * own + part] = eight(value)
      isHidden &&= value === hidden?.[part]
    }
    if (channels > own) alpha[to] = eight(sample(row, from * channels + own))
    else if (isHidden) alpha[to] = 0
  }
}

/** The one colour that does not show, in a picture without alpha. */
function hiddenColour(transparency: Uint8Array, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, part) => ((transparency[part * 2] as number) << 8) | (transparency[part * 2 + 1] as number),
  )
}

function sampleReader(bits: number): (row: Uint8Array, index: number) => number {
  if (bits === 8) return (row, index) => row[index] as number
  if (bits === 16) return (row, index) => ((row[index * 2] as number) << 8) | (row[index * 2 + 1] as number)
  const mask = 2 ** bits - 1
  const inByte = 8 / bits
  return (row, index) =>
    ((row[Math.floor(index / inByte)] as number) >> (8 - bits * ((index % inByte) + 1))) & mask
}
