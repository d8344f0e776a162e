import type { DocumentTree } from '../tree.ts'
import type { FontFamily } from './fonts.ts'
import type { Picture } from './picture.ts'
import { pictureOf } from './pictures.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { readable } from './theme.ts'

/** How one document looks, wherever in it: chosen once and handed along with its places and lines. */
export type Design = {
  sheet: Sheet
  family: FontFamily
  /** colour of links, bars and item numbers; reads on white */
  accent: string
  /** whether the numbers of items are printed */
  numbered: boolean
  /** the document's picture of that name; refuses one that it has not got */
  picture: (name: string) => Picture
}

export function designOf({ layout, letterhead, images }: DocumentTree): Design {
  const pictures = new Map<string, Picture>()
  return {
    sheet: sheetOf(layout),
    family: layout.font,
    accent: readable(letterhead.colour),
    numbered: layout.numbering !== 'none',
    picture(name) {
      const picture = pictures.get(name) ?? pictureOf(name, images)
      pictures.set(name, picture)
      return picture
    },
  }
}
