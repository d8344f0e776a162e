import type { Language } from '#src/platform/language/language.ts'
import type { CardKind } from './known.ts'

/** A line that begins with a marker: `marker` as typed, its colon included; `rest` what stands behind it. */
export type Marked = { kind: CardKind; marker: string; rest: string }

/**
 * RULE: whether a line is to become a card. The marker stands at the line's very beginning, in any of the five languages, in
 * small letters or capitals, bold or not, with its number or not ("**Vedtak 12/23:**"), and ends with a colon.
 *
 * `rest` may be empty: then somebody is about to write. It is the end of the line as it stands, except where all of the line
 * is bold: then it is bold by itself. A marker that says more than its kind stays in it whole ("Enstemmig vedtak: …"), so
 * that nothing is lost. Null for blanks and brackets that a template leaves to be filled in ("Vedtak: ____", "Vedtak: […]").
 */
export function markerAt(line: string): Marked | null {
  const trimmed = line.trimStart()
  const match = marked.exec(trimmed)
  if (!match) return null
  const { open = '', label = '', close = '' } = match.groups ?? {}
  const behind = trimmed.slice(match[0].length).trimStart()
  const kind = kindOf.get(plain(label))
  if (!kind || unfilled.test(behind) || behind.startsWith('//')) return null
  const marker = trimmed.slice(open.length, match[0].length).replace(/[*_]/g, '').trimEnd()
  if (saysMore.test(label)) return { kind, marker, rest: trimmed.slice(open.length) }
  const allBold = open !== '' && close === '' && !match[0].slice(open.length).includes(open)
  return { kind, marker, rest: allBold && behind !== '' ? open + behind : behind }
}

/** The marker to write before a card's words, its colon included. */
export const markerOf = (kind: CardKind, language: Language): string => `${written[kind][language]}:`

const written: Record<CardKind, Record<Language, string>> = {
  decision: { nb: 'Vedtak', nn: 'Vedtak', sv: 'Beslut', da: 'Beslutning', en: 'Decision' },
  'follow-up': {
    nb: 'Oppfølging',
    nn: 'Oppfølging',
    sv: 'Uppföljning',
    da: 'Opfølgning',
    en: 'Follow-up',
  },
  'working-group': {
    nb: 'Arbeidsgruppe',
    nn: 'Arbeidsgruppe',
    sv: 'Arbetsgrupp',
    da: 'Arbejdsgruppe',
    en: 'Working group',
  },
}

/** Every label of a kind. "Forslag til vedtak" and headings in the plural are none: what follows them has not been decided, or is a list. */
const labels: Record<CardKind, string> = {
  decision: `vedtak|vedtaket|vedtatt|vedteke|avgjerd|beslut|beslutat|beslutning|besluttet|decision|decided|resolution|
    enstemmig vedtak|enstemmig vedtatt|samrøystes vedtak|samrøystes vedteke|enhälligt beslut|enhällig beslutning|
    enstemmig beslutning|enstemmigt vedtaget|unanimous decision`,
  'follow-up': `oppfølging|oppfylging|uppföljning|opfølgning|follow-up|follow up|followup|ansvar|ansvarlig|ansvarleg|ansvarig|
    responsible|aksjon|aksjonspunkt|tiltak|åtgärd|aktion|action|action item|action point|todo|to do|to-do|å gjøre|å gjere|att göra`,
  'working-group': `arbeidsgruppe|arbeidsgruppa|arbeidsgruppen|arbetsgrupp|arbetsgruppen|arbejdsgruppe|arbejdsgruppen|
    working group|ny arbeidsgruppe|ny arbetsgrupp|ny arbejdsgruppe|new working group`,
}

const plain = (label: string): string =>
  label.toLowerCase().replace(/[ ‑–]/g, (one) => (one === ' ' ? ' ' : '-'))

const kindOf: ReadonlyMap<string, CardKind> = new Map(
  (Object.entries(labels) as [CardKind, string][]).flatMap(([kind, list]) =>
    list.split('|').map((label) => [label.trim(), kind] as const),
  ),
)

const alternatives = [...kindOf.keys()]
  .sort((one, other) => other.length - one.length)
  .map((label) => label.replace('-', '[-‑–]'))
  .join('|')

/** With the item or number that a decision is of: "Vedtak 12/23", "Beslut § 7", "Vedtak i sak 4/26". */
const number = String.raw`(?: (?:i |in )?(?:(?:sak|ärende|sag|item|nr|no)\.? |§ ?)?\d[\d/.–-]{0,15})?`
const emphasis = String.raw`\*{1,3}|_{1,3}`

const marked = new RegExp(
  `^(?<open>${emphasis}|) ?(?<label>${alternatives})${number}(?<inner>${emphasis}|) ?:(?<close>${emphasis}|)`,
  'iu',
)

const saysMore = /^(?:enstemmig|samrøystes|enhällig|unanimous)/iu

/** Nothing but dots, lines and stars, or one bracket around all of it. */
const unfilled = /^(?:[^\p{L}\d\s][^\p{L}\d]*|\[[^[\]]*\][.…]?\s*)$/u
