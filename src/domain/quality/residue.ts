import type { Examined } from './examined.ts'
import type { Found } from './finding.ts'
import { emptyField, field } from './labels.ts'
import { foundIn, type Line, linesOf, type Passage } from './passages.ts'

/** RULES: what a template left to be filled in. */
export const residueFindings = (_meeting: Examined, passages: Passage[]): Found[] =>
  passages.flatMap((passage) => [...placeholders(passage), ...emptyLabels(passage)])

const asked =
  '(?:fyll (?:inn|ut|i)|sett inn|set inn|skriv (?:inn|her|navn|namn|tekst)|legg inn|fyll på|ange|infoga|indsæt|udfyld|skriv ind|fill in|insert|enter|type|write)'
const nouns =
  '(?:navn|namn|name|dato|datum|date|tid|tidspunkt|time|klokkeslett|klokkeslag|klockslag|sted|stad|plats|place|tittel|titel|title|tekst|text|kommune|kommun|gruppe|grupp|group|beløp|belopp|beløb|amount|saksnummer|nummer|number|møteleder|referent|xx+|n\\.?n\\.?)'

const patterns = [
  String.raw`\[\s*(?:…|\.{3}|_+|${nouns}(?: (?:på|på den|av|til|of|and|og|och) \p{L}+)?)\s*\](?!\()`,
  String.raw`\[\s*${asked}(?!\p{L})[^\]\n]{0,200}\](?!\()`,
  String.raw`<\s*(?:${nouns}|${asked}(?!\p{L})[^<>\n]*)\s*>`,
  String.raw`\{\{[^{}\n]*\}\}|«\s*${nouns}\s*»`,
  // at the head of a line it is a rule, or where somebody signs
  String.raw`(?<=[^\s\\_] ?)(?<![\p{L}\d\\_])_{4,}(?![\p{L}\d_])`,
  String.raw`(?<![\p{L}\d])(?:xx[./-]xx(?:[./-](?:xx(?:xx)?|\d{4}))?|dd[./-]mm[./-](?:åååå|yyyy|åå|yy)|X{3,4})(?![\p{L}\d])`,
  'lorem ipsum',
]
const placeholder = new RegExp(patterns.join('|'), 'gimu')
const askedAlone =
  /^[*_(]*(?:fyll (?:inn|ut)|fyll i|sett inn|udfyld|indsæt|fill in|insert)(?: her| här| here| tekst| text| navn| namn| dato| datum)?[*_).… ]*$/iu

function placeholders(passage: Passage): Found[] {
  const inText = [...passage.prose.matchAll(placeholder)].map(([quote]) => quote)
  const lines = linesOf(passage.prose).filter(({ text }) => askedAlone.test(text))
  const quotes = new Set([...inText, ...lines.map(({ text }) => text)])
  return [...quotes].map((quote) => foundIn(passage, 'residue.placeholder', { quote }))
}

/** A label with nothing behind it, and another label, a heading or the end beneath. */
function emptyLabels(passage: Passage): Found[] {
  const lines = linesOf(passage.prose).filter(({ text, mark }) => text !== '' || mark !== '')
  return lines
    .filter((line, index) => emptyField.test(line.text) && isNothing(lines[index + 1]))
    .map(({ text }) => foundIn(passage, 'residue.empty-label', { quote: text }))
}

const isNothing = (line: Line | undefined): boolean =>
  line === undefined || line.mark.startsWith('#') || field.test(line.text) || /^(?:- ?){3,}$/.test(line.text)
