/**
 * Makes lists nest as they were meant: people indent a sub-item by one space, two, four or a tab, while
 * Markdown wants it under the text of the item above. Also takes the bullets that a word processor pastes.
 * Only the white space before a list line and such a bullet change. Linear in the text's length.
 */
export function withListIndents(source: string): string {
  const open: OpenItem[] = []
  let fenced = false
  let afterBlank = true
  const lines = source.split(/\r\n?|\n/).map((typed) => {
    if (/^\s*(```|~~~)/.test(typed)) fenced = !fenced
    if (fenced) return typed
    if (typed.trim() === '') {
      afterBlank = true
      return ''
    }
    const line = indented(typed, open, afterBlank)
    afterBlank = false
    return line
  })
  return lines.join('\n')
}

/** A list item that later lines may belong to: where its mark was typed, and where its text now stands. */
type OpenItem = { typed: number; text: number }

function indented(line: string, open: OpenItem[], afterBlank: boolean): string {
  const indent = columnOf(line)
  const content = line.trimStart()
  const mark = markOf(content)
  if (mark === null) {
    if (!afterBlank) return line
    while (open.length > 0 && (open.at(-1) as OpenItem).typed >= indent) open.pop()
    const item = open.at(-1)
    return item ? `${' '.repeat(item.text)}${content}` : line
  }
  while (open.length > 0 && (open.at(-1) as OpenItem).typed >= indent) open.pop()
  const at = open.at(-1)?.text ?? 0
  open.push({ typed: indent, text: at + mark.width })
  return `${' '.repeat(at)}${mark.text}${content.slice(mark.length)}`
}

function markOf(content: string): { text: string; length: number; width: number } | null {
  const match = /^([-*+•▪◦‣●○]|\d{1,9}[.)])(?=[ \t]|$)/u.exec(content)
  if (!match) return null
  const typed = match[1] as string
  const text = /^[•▪◦‣●○]/u.test(typed) ? '-' : typed
  return { text, length: typed.length, width: text.length + 1 }
}

function columnOf(line: string): number {
  let column = 0
  for (const character of line) {
    if (character === ' ') column++
    else if (character === '\t') column += 4 - (column % 4)
    else break
  }
  return column
}
