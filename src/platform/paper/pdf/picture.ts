/** A picture as a PDF holds it, whatever document it stands in. */
export type Picture = {
  /** in pixels */
  width: number
  height: number
  /** what its image dictionary says of its colours and packing */
  dictionary: Record<string, unknown>
  data: Uint8Array
  /** how much each pixel covers, packed like PNG's rows without filters; null when all cover all */
  alpha: Uint8Array | null
}

/** Refuses what has no pixels, or more than any page shows, before one of them is read. */
export function refuseSize({ width, height }: { width: number; height: number }) {
  if (width < 1 || height < 1) throw new Error('it has no pixels')
  if (width * height > mostPixels) throw new Error('it has too many pixels')
}

const mostPixels = 60_000_000
