import type { Examined } from './examined.ts'
import type { Found } from './finding.ts'
import { foundIn, type Line, linesOf, type Passage } from './passages.ts'

/** RULE: the same line twice in one list. */
export const bulletFindings = (_meeting: Examined, passages: Passage[]): Found[] =>
  passages.filter(({ kind }) => kind === 'text').flatMap(duplicates)

/** A list ends at a heading or a paragraph: beneath the next one the same may be said by right, and so may a single word. */
function duplicates(passage: Passage): Found[] {
  const quotes = new Set<string>()
  let list = new Set<string>()
  for (const line of linesOf(passage.prose)) {
    if (line.text === '') continue
    if (!isBullet(line)) {
      list = new Set()
      continue
    }
    const words = plain(line.text)
    const key = `${line.indent} ${words}`
    if (words.includes(' ') && list.has(key)) quotes.add(line.text)
    list.add(key)
  }
  return [...quotes].map((quote) => foundIn(passage, 'items.duplicate-line', { quote }))
}

const isBullet = ({ mark }: Line): boolean => /[-*+•·\d]/.test(mark)

const plain = (line: string): string =>
  line
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[*_`~]/g, '')
    .replaceAll(/[.,;:!]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
