import type { Phrase } from '../phrase.ts'

/** What the pages about member organisations say. */
// biome-ignore format: a table, one row a phrase
export const organisationWords = {
  lead: { nb: 'Kommunene, regionene og de andre som samarbeidet består av.', nn: 'Kommunane, regionane og dei andre som samarbeidet er sett saman av.', sv: 'Kommunerna, regionerna och de andra som samarbetet består av.', da: 'Kommunerne, regionerne og de andre, som samarbejdet består af.', en: 'The municipalities, regions and others that the collaboration consists of.' },
  add: { nb: 'Nytt medlem', nn: 'Nytt medlem', sv: 'Ny medlemsorganisation', da: 'Nyt medlem', en: 'New member organisation' },
  name: { nb: 'Navn', nn: 'Namn', sv: 'Namn', da: 'Navn', en: 'Name' },
  kind: { nb: 'Slag', nn: 'Slag', sv: 'Slag', da: 'Type', en: 'Kind' },
  municipality: { nb: 'Kommune', nn: 'Kommune', sv: 'Kommun', da: 'Kommune', en: 'Municipality' },
  'sub-region': { nb: 'Delregion', nn: 'Delregion', sv: 'Delregion', da: 'Delregion', en: 'Sub-region' },
  region: { nb: 'Region', nn: 'Region', sv: 'Region', da: 'Region', en: 'Region' },
  county: { nb: 'Fylkeskommune', nn: 'Fylkeskommune', sv: 'Län', da: 'Amt', en: 'County' },
  other: { nb: 'Annet', nn: 'Anna', sv: 'Annat', da: 'Andet', en: 'Other' },
  parent: { nb: 'Del av', nn: 'Del av', sv: 'Del av', da: 'Del af', en: 'Part of' },
  country: { nb: 'Land', nn: 'Land', sv: 'Land', da: 'Land', en: 'Country' },
  number: { nb: 'Kommune- eller organisasjonsnummer', nn: 'Kommune- eller organisasjonsnummer', sv: 'Kommunkod eller organisationsnummer', da: 'Kommunekode eller CVR-nummer', en: 'Municipality or organisation number' },
  none: { nb: 'Det er ingen medlemmer ennå. Legg til den første kommunen.', nn: 'Det er ingen medlemmer enno. Legg til den første kommunen.', sv: 'Det finns inga medlemsorganisationer än. Lägg till den första kommunen.', da: 'Der er ingen medlemmer endnu. Tilføj den første kommune.', en: 'There are no member organisations yet. Add the first municipality.' },
  ended: { nb: 'Ute av samarbeidet', nn: 'Ute av samarbeidet', sv: 'Har lämnat samarbetet', da: 'Ude af samarbejdet', en: 'Has left' },
  endedOn: { nb: 'Medlem til og med {date}', nn: 'Medlem til og med {date}', sv: 'Medlem till och med {date}', da: 'Medlem til og med {date}', en: 'A member until {date}' },
  showEnded: { nb: 'Vis de som er ute', nn: 'Vis dei som er ute', sv: 'Visa dem som har lämnat', da: 'Vis dem, der er ude', en: 'Show those who have left' },
  end: { nb: 'Avslutt medlemskapet', nn: 'Avslutt medlemskapet', sv: 'Avsluta medlemskapet', da: 'Afslut medlemskabet', en: 'End the membership' },
  endQuestion: { nb: '{name} går ut av samarbeidet. Det som er skrevet og vedtatt før, står som det står.', nn: '{name} går ut av samarbeidet. Det som er skrive og vedteke før, står som det står.', sv: '{name} lämnar samarbetet. Det som har skrivits och beslutats står kvar som det är.', da: '{name} går ud af samarbejdet. Det, der er skrevet og besluttet, står, som det står.', en: '{name} leaves the collaboration. What was written and decided before stays as it is.' },
  endOn: { nb: 'Siste dag', nn: 'Siste dag', sv: 'Sista dag', da: 'Sidste dag', en: 'Last day' },
  people: { nb: 'Personer', nn: 'Personar', sv: 'Personer', da: 'Personer', en: 'People' },
} satisfies Record<string, Phrase>
