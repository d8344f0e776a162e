import type { MarkJson } from '#src/platform/rich-text/doc.ts'

/**
 * The marks with one more, in the schema's order, each once. Code bears no other mark in an editor: of code in bold the code stays, of
 * code that is a link the link, because an address would be lost.
 */
export function withMark(marks: readonly MarkJson[], mark: MarkJson): MarkJson[] {
  if (mark.type === 'code') return marks.some(isLink) ? [...marks] : [mark]
  if (marks.some(isCode)) return isLink(mark) ? [mark] : [...marks]
  const others = marks.filter(({ type }) => type !== mark.type)
  return [...others, mark].sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
}

const isLink = ({ type }: MarkJson) => type === 'link'
const isCode = ({ type }: MarkJson) => type === 'code'

const order = ['link', 'bold', 'code', 'italic', 'strike']
