import type { Reader } from '#src/platform/database/database.ts'
import { escapeLike } from '#src/platform/database/paging.ts'

/** What was typed, as the database looks it up. */
export type Wanted = {
  /** a tsquery in every language at once; empty when there is nothing to look up */
  query: string
  /** the letters of a name, as names are folded */
  name: string
  /** what may be a part of an address, in small letters */
  address: string
  /** its words, each of which must stand in a name for it to be found: one of the patterns for LIKE fits */
  nameParts: { letters: string; patterns: string[] }[]
}

/** Reads what was typed: words, phrases in quotation marks, words not wanted after a minus; the last word may be half typed. */
export async function readWanted(db: Reader, typed: string): Promise<Wanted> {
  const wanted = typed.replace(/[“”„«»]/g, '"')
  const { before, beginning } = halfTyped(wanted)
  const words = wanted.replace(/(^|\s)-\S*/g, ' ').replace(/"/g, ' ')
  const [row] = await db.statement<{ query: string; name: string }>({
    name: 'search_wanted',
    text: 'select search_query($1::text, $2::text, $3::text)::text as query, search_name($4::text) as name',
    values: [wanted, before, beginning, words],
  })
  const parts = (row?.name ?? '').split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
  const name = parts.join(' ')
  return {
    query: row?.query ?? '',
    name,
    address: typed.trim().toLowerCase(),
    nameParts: parts.map((letters) => ({ letters, patterns: patternsOf(letters) })),
  }
}

/**
 * The last word where it stands alone, of three letters or more: fewer begin too many words. One in quotation marks or after a
 * minus is meant as it is.
 */
function halfTyped(wanted: string): { before: string; beginning: string } {
  const [, before = '', beginning = ''] = /^(|.*\s)([\p{L}\p{N}]{3,})$/su.exec(wanted) ?? []
  const insideQuotes = (before.match(/"/g)?.length ?? 0) % 2 === 1
  if (insideQuotes) return { before: '', beginning: '' }
  // Either word will do, so what stands before this one need not be there.
  if (/(^|\s)or\s+$/i.test(before)) return { before: '', beginning }
  return { before, beginning }
}

/** Two letters are looked for where a name or a part of it begins, more of them anywhere. */
function patternsOf(part: string): string[] {
  const letters = escapeLike(part)
  return part.length > 2 ? [`%${letters}%`] : [`${letters}%`, `% ${letters}%`, `%-${letters}%`]
}
