/** Words that were understood are cut out of a text, and what stood around them closes up. */

const hole = '\uE000'

/** A span of a text that is cut out. */
export type Span = { at: number; length: number }

/** The text without what cannot stand in it: the sign for a hole, and more than one space in a row. */
export const prepared = (source: string): string =>
  source
    .replaceAll(hole, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

/** The text with a span made unreadable, and as long as it was, so that places in it still can be told. */
export const masked = (text: string, { at, length }: Span): string =>
  text.slice(0, at) + hole.repeat(length) + text.slice(at + length)

/**
 * A prepared text without its spans, which must not overlap. The holes close: with brackets that held nothing else, the comma
 * or dash before, the full stop after, and lines that are empty by it.
 */
export function without(text: string, spans: Span[]): string {
  const later = [...spans].sort((one, other) => other.at - one.at)
  return later
    .reduce((rest, { at, length }) => rest.slice(0, at) + hole + rest.slice(at + length), text)
    .split('\n')
    .map((line) => (line.includes(hole) ? closed(line) : line.trim()))
    .filter((line) => /[\p{L}\d]/u.test(line))
    .join('\n')
}

const closed = (line: string): string =>
  line
    .replace(/\uE000(?:[ .,;:–—-]{0,4}\uE000){1,8}/gu, hole)
    .replace(/ ?[([] ?\uE000 ?[)\]]/gu, hole)
    .replace(/([([]) ?\uE000[ ,;:–—-]{0,4}/gu, '$1')
    .replace(/(?:[ ,;:–—-]{0,4}| (?:og|och|and|samt) ?)\uE000(?= ?[)\].!?;:,]| ?$)/gu, hole)
    .replace(/^\uE000[ .,;:–—-]{0,4}/u, '')
    .replace(/([.!?]) ?\uE000 ?[.,;]?/gu, '$1 ')
    .replace(/ ?\uE000 ?/gu, ' ')
    .replace(/ ([.,;:!?)])/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
