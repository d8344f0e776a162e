/**
 * Any text as one line that can stand in a header or a calendar: control characters and line breaks become a space,
 * halves of a character are replaced. The last defence, for text that came past the door's schemas; it refuses nothing.
 */
export function plainLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ').replaceAll(/ {2,}/g, ' ').trim()
}

/** The same for text of several lines: line breaks stay, as `\n`. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .toWellFormed()
}
