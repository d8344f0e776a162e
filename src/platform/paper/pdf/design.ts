import type { DocumentTree } from '../tree.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { readable } from './theme.ts'

/** How one document looks, wherever in it: chosen once and handed along with its places and lines. */
export type Design = {
  sheet: Sheet
  /** colour of links, bars and item numbers; reads on white */
  accent: string
  /** whether the numbers of items are printed */
  numbered: boolean
}

export function designOf({ layout, letterhead }: DocumentTree): Design {
  return {
    sheet: sheetOf(layout),
    accent: readable(letterhead.colour),
    numbered: layout.numbering !== 'none',
  }
}
