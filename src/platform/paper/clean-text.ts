/**
 * A text as files of every kind can hold it: composed letters, no control characters but tab and line ends, no characters that
 * turn the direction of what stands beside them, no half of a pair, nothing that is no character. All else stays as typed.
 */
export function cleanText(text: string): string {
  if (/^[\x20-\x7e\n\u00a0-\u02af\u2010-\u2026]*$/.test(text)) return text
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[^\P{Cc}\t\r\n]|\p{Bidi_Control}|\ufeff/gu, '')
    .replace(/\p{Noncharacter_Code_Point}/gu, '\ufffd')
}
