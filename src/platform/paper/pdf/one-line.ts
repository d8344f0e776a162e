/** What was typed as one line of plain text, for titles, names and descriptions of the file. */
export function oneLine(value: string): string {
  if (/^[!-~\u00a1-\u00ac\u00ae-\u017f]+( [!-~\u00a1-\u00ac\u00ae-\u017f]+)*$/.test(value)) return value
  return value
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Co}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
