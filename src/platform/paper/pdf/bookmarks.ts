import type { PdfDocument } from './document.ts'
import type { Placed } from './paginate.ts'
import type { Sheet } from './sheet.ts'
import type { Tag } from './strips.ts'
import type { Outline } from './text-strips.ts'

/** The headings of the first two levels as bookmarks, the second under the first, each leading to its line. */
export function addBookmarks(
  doc: PdfDocument,
  { headings, pages, sheet }: { headings: Outline['headings']; pages: readonly Placed[][]; sheet: Sheet },
) {
  const places = placesOf(headings, pages)
  let above = doc.outline
  for (const { tag, level, title } of headings) {
    const at = places.get(tag)
    if (!at || level > 2 || title === '') continue
    const parent = level === 1 ? doc.outline : above
    const item = parent.addItem(title, { pageNumber: at.page, expanded: true })
    const [page] = item.outlineData.Dest as unknown[]
    item.outlineData.Dest = [page, 'XYZ', 0, Math.round(sheet.height - sheet.top - at.y + room), null]
    if (level === 1) above = item
  }
}

/** Shown over the line that a bookmark leads to. */
const room = 12

function placesOf(headings: Outline['headings'], pages: readonly Placed[][]) {
  const places = new Map<Tag, { page: number; y: number } | null>(headings.map(({ tag }) => [tag, null]))
  pages.forEach((placed, page) => {
    for (const { strip, y } of placed) {
      for (const piece of strip.pieces) {
        if (piece.kind === 'text' && places.get(piece.tag) === null) places.set(piece.tag, { page, y })
      }
    }
  })
  return places
}
