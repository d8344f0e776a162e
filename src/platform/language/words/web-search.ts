import type { Phrase } from '../phrase.ts'

/** What the search page says. */
// biome-ignore format: a table, one row a phrase
export const searchWords = {
  field: { nb: 'Søk i alt du kan lese', nn: 'Søk i alt du kan lese', sv: 'Sök i allt du kan läsa', da: 'Søg i alt, du kan læse', en: 'Search everything you may read' },
  hint: { nb: 'Ord, navn eller numre. «I anførselstegn» må stå samlet, -ord skal ikke være med.', nn: 'Ord, namn eller nummer. «I hermeteikn» må stå samla, -ord skal ikkje vere med.', sv: 'Ord, namn eller nummer. ”Inom citattecken” måste stå ihop, -ord ska inte vara med.', da: 'Ord, navne eller numre. »I anførselstegn« skal stå samlet, -ord skal ikke være med.', en: 'Words, names or numbers. “In quotation marks” must stand together, -word must not occur.' },
  group: { nb: 'Gruppe', nn: 'Gruppe', sv: 'Grupp', da: 'Gruppe', en: 'Group' },
  everything: { nb: 'Alt', nn: 'Alt', sv: 'Allt', da: 'Alt', en: 'Everything' },
  kinds: { nb: 'Slag treff', nn: 'Slag treff', sv: 'Slags träffar', da: 'Typer af resultater', en: 'Kinds of hits' },
  hits: { nb: 'Treff på «{words}»', nn: 'Treff på «{words}»', sv: 'Träffar på ”{words}”', da: 'Resultater for »{words}«', en: 'Hits for “{words}”' },
  'kind.item-text': { nb: 'Referattekst', nn: 'Referattekst', sv: 'Anteckning', da: 'Referattekst', en: 'Minuted text' },
  'kind.agenda-item': { nb: 'Sak', nn: 'Sak', sv: 'Punkt', da: 'Punkt', en: 'Agenda item' },
  'kind.decision': { nb: 'Vedtak', nn: 'Vedtak', sv: 'Beslut', da: 'Beslutning', en: 'Decision' },
  'kind.follow-up': { nb: 'Oppfølging', nn: 'Oppfølging', sv: 'Uppföljning', da: 'Opfølgning', en: 'Follow-up' },
  'kind.meeting': { nb: 'Møte', nn: 'Møte', sv: 'Möte', da: 'Møde', en: 'Meeting' },
  'kind.paper': { nb: 'Dokument', nn: 'Dokument', sv: 'Handling', da: 'Bilag', en: 'Paper' },
  'kind.group': { nb: 'Gruppe', nn: 'Gruppe', sv: 'Grupp', da: 'Gruppe', en: 'Group' },
  'kind.person': { nb: 'Person', nn: 'Person', sv: 'Person', da: 'Person', en: 'Person' },
  'kind.organisation': { nb: 'Medlem', nn: 'Medlem', sv: 'Medlemsorganisation', da: 'Medlem', en: 'Member organisation' },
  begin: { nb: 'Skriv det du leter etter. Tasten / tar deg hit fra alle sider.', nn: 'Skriv det du leitar etter. Tasten / tek deg hit frå alle sider.', sv: 'Skriv det du letar efter. Tangenten / tar dig hit från alla sidor.', da: 'Skriv det, du leder efter. Tasten / fører dig hertil fra alle sider.', en: 'Write what you are looking for. The key / takes you here from every page.' },
  nothing: { nb: 'Ingen treff på «{words}».', nn: 'Ingen treff på «{words}».', sv: 'Inga träffar på ”{words}”.', da: 'Ingen resultater for »{words}«.', en: 'No hits for “{words}”.' },
  tryTitle: { nb: 'Dette kan du prøve:', nn: 'Dette kan du prøve:', sv: 'Det här kan du prova:', da: 'Det kan du prøve:', en: 'What you can try:' },
  tryFewer: { nb: 'færre ord, eller bare begynnelsen av et ord', nn: 'færre ord, eller berre byrjinga av eit ord', sv: 'färre ord eller bara början av ett ord', da: 'færre ord eller kun begyndelsen af et ord', en: 'fewer words, or only the beginning of a word' },
  tryOther: { nb: 'et annet ord for det samme, også på språket gruppen skriver', nn: 'eit anna ord for det same, også på språket gruppa skriv', sv: 'ett annat ord för samma sak, även på det språk som gruppen skriver', da: 'et andet ord for det samme, også på det sprog gruppen skriver', en: 'another word for the same, also in the language that the group writes' },
  tryEverything: { nb: 'å søke i alle grupper og alle slag', nn: 'å søkje i alle grupper og alle slag', sv: 'att söka i alla grupper och alla slag', da: 'at søge i alle grupper og alle typer', en: 'searching in all groups and all kinds' },
} satisfies Record<string, Phrase>
