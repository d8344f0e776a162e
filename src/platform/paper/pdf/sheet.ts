import { type Layout, pageSizes } from '../layout.ts'

/** The measures of a document's pages in points (1/72 inch), reckoned once from its layout. */
export type Sheet = {
  width: number
  height: number
  /** from the page's upper edge to the first line */
  top: number
  /** what text fills; numbers of items hang to its left */
  column: { x: number; width: number; height: number }
  /** how far numbers and the letterhead's rule stand out to the left of the column; 0: they do not */
  gutter: number
  /** the widest number that hangs there; a wider one stands before its title */
  hangingRoom: number
  /** the page's foot, from the upper edge */
  foot: { baseline: number; rule: number }
}

export function sheetOf({ page, orientation, marginsMm, numbering }: Layout): Sheet {
  const [short, long] = pageSizes[page].map(points) as [number, number]
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short]
  const [top, right, bottom, left] = [marginsMm.top, marginsMm.right, marginsMm.bottom, marginsMm.left].map(
    points,
  ) as [number, number, number, number]
  const hangs = numbering === 'margin' && left >= gutter + edge
  const baseline = Math.max(13, Math.min(44, bottom - 24))
  return {
    width,
    height,
    top,
    column: { x: left, width: width - left - right, height: height - top - bottom },
    gutter: hangs ? gutter : 0,
    hangingRoom: hangs ? Math.min(62, left - edge) : 0,
    foot: {
      baseline: height - baseline,
      rule: height - baseline - Math.min(16, bottom - baseline - 2),
    },
  }
}

const gutter = 44
/** What printers leave white at the edge of the paper. */
const edge = 24

function points(millimetres: number): number {
  return Math.round(((millimetres * 72) / 25.4) * 100) / 100
}
