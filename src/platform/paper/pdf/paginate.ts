import type { Strip } from './strips.ts'

/** A strip with its top, measured from the top of the text column. `echo` is a table head printed again. */
export type Placed = { strip: Strip; y: number; echo: boolean }

/**
 * Divides strips among pages. Strips that keep with the next move to the new page together; a group taller
 * than a page is divided anyway, and a strip taller than a page stands alone.
 */
export function paginate(strips: readonly Strip[], columnHeight: number): Placed[][] {
  const pages: Placed[][] = [[]]
  let y = 0
  for (let from = 0; from < strips.length; ) {
    const to = groupEnd(strips, from)
    const page = pages.at(-1) as Placed[]
    if (page.length > 0 && y + heightOf(strips, from, to) > columnHeight) {
      const first = strips[from] as Strip
      const fits = heightOf(strips, from, to) + headerHeight(first) <= columnHeight
      if (fits || y + first.before + first.height > columnHeight) {
        pages.push([])
        y = 0
      }
    }
    for (let at = from; at < to; at++) y = place(strips[at] as Strip, pages, { y, columnHeight })
    from = to
  }
  return pages
}

function place(
  strip: Strip,
  pages: Placed[][],
  { y, columnHeight }: { y: number; columnHeight: number },
): number {
  let page = pages.at(-1) as Placed[]
  let top = page.length === 0 ? 0 : y + strip.before
  if (page.length > 0 && top + strip.height > columnHeight) {
    page = []
    pages.push(page)
    top = 0
  }
  if (page.length === 0 && strip.header && pages.length > 1) {
    for (const header of strip.header) {
      page.push({ strip: header, y: top, echo: true })
      top += header.height
    }
  }
  page.push({ strip, y: top, echo: false })
  return top + strip.height
}

function groupEnd(strips: readonly Strip[], from: number): number {
  let end = from
  while (end < strips.length - 1 && strips[end]?.keep) end++
  return end + 1
}

function heightOf(strips: readonly Strip[], from: number, to: number): number {
  let height = 0
  for (let at = from; at < to; at++) height += (strips[at] as Strip).before + (strips[at] as Strip).height
  return height
}

function headerHeight(strip: Strip): number {
  return (strip.header ?? []).reduce((sum, header) => sum + header.height, 0)
}
