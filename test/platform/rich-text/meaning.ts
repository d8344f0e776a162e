import { plainText } from '#src/platform/paper/plain-text.ts'
import type { Block, Inline } from '#src/platform/paper/tree.ts'

/**
 * What blocks say, however it was written: the looks of every letter but white space, in no order of nesting. An editor's text bears
 * no look on code but a link, and that instead of it; an empty line parts a paragraph.
 */
export function meaningOf(blocks: Block[]): unknown[] {
  return blocks.flatMap((block): unknown[] => {
    switch (block.type) {
      case 'paragraph':
        return linesOf(block.children)
          .join('\n')
          .split(/\n\n+/)
          .filter((lines) => lines !== '')
          .map((lines) => ({ paragraph: lines.trim() }))
      case 'heading':
        return [{ heading: block.level, words: linesOf(block.children).join('\n').trim() }]
      case 'list':
        return [{ ordered: block.ordered, start: block.start, items: block.items.map(meaningOf) }]
      case 'quote':
        return meaningOf(block.children).length === 0 ? [] : [{ quote: meaningOf(block.children) }]
      case 'table': {
        const head = block.columns.map(
          ({ title, typed }) => typed ?? [{ type: 'text' as const, value: title }],
        )
        const rows = [head, ...block.rows].map((row) => row.map((cell) => linesOf(cell).join('\n').trim()))
        return rows.flat().every((cell) => cell === '') ? [] : [{ rows }]
      }
      default:
        return [block.type]
    }
  })
}

/** Each letter with its looks; lines without white space at their ends. */
function linesOf(inlines: Inline[]): string[] {
  return lettersOf(inlines, [])
    .join('')
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line.trim()))
}

function lettersOf(inlines: Inline[], looks: string[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.type === 'break') return ['\n']
    if (inline.type === 'text') return spelled(inline.value, looks)
    if (inline.type === 'code') return spelled(inline.value, [...looks, 'code'])
    // An address is a link wherever it stands by itself.
    if (inline.type === 'link' && isBare(plainText(inline.children), inline.href))
      return lettersOf(inline.children, looks)
    const look = inline.type === 'link' ? `<${inline.href}>` : inline.type
    return lettersOf(inline.children, looks.includes(look) ? looks : [...looks, look])
  })
}

function spelled(value: string, looks: string[]): string[] {
  const link = looks.find((look) => look.startsWith('<'))
  const kept = link ? looks.filter((look) => look !== 'code') : looks.includes('code') ? ['code'] : looks
  const tag = kept.length === 0 ? '' : `{${[...kept].sort().join(',')}}`
  return [...value].map((letter) => (letter.trim() === '' ? letter : `${letter}${tag}`))
}

const isBare = (words: string, href: string) => [words, `mailto:${words}`, `http://${words}`].includes(href)
