import type { CountedPhrase, Phrase } from '../phrase.ts'

/** What the page says on which the versions of an item's text are compared and restored. */
// biome-ignore format: a table, one row a phrase
export const versionsWords = {
  title: { nb: 'Versjoner av teksten', nn: 'Versjonar av teksten', sv: 'Versioner av texten', da: 'Versioner af teksten', en: 'Versions of the text' },
  none: { nb: 'Det er ikke skrevet noe under denne saken ennå.', nn: 'Det er ikkje skrive noko under denne saka enno.', sv: 'Inget är skrivet under den här punkten än.', da: 'Der er ikke skrevet noget under dette punkt endnu.', en: 'Nothing has been written under this item yet.' },
  onlyOne: { nb: 'Teksten har bare én versjon, så det er ikke noe å sammenligne.', nn: 'Teksten har berre éin versjon, så det er ikkje noko å samanlikne.', sv: 'Texten har bara en version, så det finns inget att jämföra.', da: 'Teksten har kun én version, så der er intet at sammenligne.', en: 'The text has only one version, so there is nothing to compare.' },
  backToText: { nb: 'Tilbake til teksten', nn: 'Tilbake til teksten', sv: 'Tillbaka till texten', da: 'Tilbage til teksten', en: 'Back to the text' },

  compared: { nb: 'Sammenligning', nn: 'Samanlikning', sv: 'Jämförelse', da: 'Sammenligning', en: 'Comparison' },
  same: { nb: 'De to versjonene er like.', nn: 'Dei to versjonane er like.', sv: 'De två versionerna är lika.', da: 'De to versioner er ens.', en: 'The two versions are the same.' },
  column: { nb: 'Versjon {number}, {time}', nn: 'Versjon {number}, {time}', sv: 'Version {number}, {time}', da: 'Version {number}, {time}', en: 'Version {number}, {time}' },
  'row.changed': { nb: 'Endret:', nn: 'Endra:', sv: 'Ändrat:', da: 'Ændret:', en: 'Changed:' },
  'row.gone': { nb: 'Tatt ut:', nn: 'Teke ut:', sv: 'Borttaget:', da: 'Taget ud:', en: 'Taken out:' },
  'row.new': { nb: 'Nytt:', nn: 'Nytt:', sv: 'Nytt:', da: 'Nyt:', en: 'New:' },

  list: { nb: 'Alle versjoner', nn: 'Alle versjonar', sv: 'Alla versioner', da: 'Alle versioner', en: 'All versions' },
  choose: { nb: 'Velg to versjoner og sammenlign dem.', nn: 'Vel to versjonar og samanlikn dei.', sv: 'Välj två versioner och jämför dem.', da: 'Vælg to versioner, og sammenlign dem.', en: 'Choose two versions and compare them.' },
  one: { nb: 'Fra versjon {number}', nn: 'Frå versjon {number}', sv: 'Från version {number}', da: 'Fra version {number}', en: 'From version {number}' },
  other: { nb: 'Til versjon {number}', nn: 'Til versjon {number}', sv: 'Till version {number}', da: 'Til version {number}', en: 'To version {number}' },
  compare: { nb: 'Sammenlign', nn: 'Samanlikn', sv: 'Jämför', da: 'Sammenlign', en: 'Compare' },
  version: { nb: 'Versjon {number}', nn: 'Versjon {number}', sv: 'Version {number}', da: 'Version {number}', en: 'Version {number}' },
  savedBy: { nb: '{time} av {name}', nn: '{time} av {name}', sv: '{time} av {name}', da: '{time} af {name}', en: '{time} by {name}' },
  stands: { nb: 'står nå', nn: 'står no', sv: 'står nu', da: 'står nu', en: 'stands now' },
  'named.circulated': { nb: 'sendt ut, referatets versjon {number}', nn: 'send ut, versjon {number} av referatet', sv: 'utskickad, anteckningarnas version {number}', da: 'sendt ud, referatets version {number}', en: 'sent out, version {number} of the minutes' },
  'named.approved': { nb: 'godkjent, referatets versjon {number}', nn: 'godkjend, versjon {number} av referatet', sv: 'godkänd, anteckningarnas version {number}', da: 'godkendt, referatets version {number}', en: 'approved, version {number} of the minutes' },
  'named.corrected': { nb: 'rettet, referatets versjon {number}', nn: 'retta, versjon {number} av referatet', sv: 'rättad, anteckningarnas version {number}', da: 'rettet, referatets version {number}', en: 'corrected, version {number} of the minutes' },
} satisfies Record<string, Phrase>

// biome-ignore format: a table, one row a phrase
export const versionsCounts = {
  within: {
    one: { nb: '{count} tidligere versjon fra samme skriving', nn: '{count} tidlegare versjon frå same skriving', sv: '{count} tidigare version från samma skrivande', da: '{count} tidligere version fra samme skrivning', en: '{count} earlier version from the same writing' },
    other: { nb: '{count} tidligere versjoner fra samme skriving', nn: '{count} tidlegare versjonar frå same skriving', sv: '{count} tidigare versioner från samma skrivande', da: '{count} tidligere versioner fra samme skrivning', en: '{count} earlier versions from the same writing' },
  },
} satisfies Record<string, CountedPhrase>
