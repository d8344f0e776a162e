import type { Phrase } from '../phrase.ts'

/** What the pages say on which minutes are found, read and answered. */
// biome-ignore format: a table, one row a phrase
export const minutesPageWords = {
  'state.draft': { nb: 'Utkast', nn: 'Utkast', sv: 'Utkast', da: 'Udkast', en: 'Draft' },
  'state.in-review': { nb: 'Til gjennomlesing', nn: 'Til gjennomlesing', sv: 'På granskning', da: 'Til gennemlæsning', en: 'In review' },
  'state.approved': { nb: 'Godkjent', nn: 'Godkjent', sv: 'Godkänt', da: 'Godkendt', en: 'Approved' },
  'state.published': { nb: 'Publisert', nn: 'Publisert', sv: 'Publicerat', da: 'Offentliggjort', en: 'Published' },
  group: { nb: 'Gruppe', nn: 'Gruppe', sv: 'Grupp', da: 'Gruppe', en: 'Group' },
  state: { nb: 'Status', nn: 'Status', sv: 'Status', da: 'Status', en: 'Status' },
  year: { nb: 'År', nn: 'År', sv: 'År', da: 'År', en: 'Year' },
  none: { nb: 'Du har ingen referater å lese ennå. De kommer hit når de er sendt ut etter et møte.', nn: 'Du har ingen referat å lese enno. Dei kjem hit når dei er sende ut etter eit møte.', sv: 'Du har inga anteckningar att läsa än. De kommer hit när de har skickats ut efter ett möte.', da: 'Du har ingen referater at læse endnu. De kommer hertil, når de er sendt ud efter et møde.', en: 'You have no minutes to read yet. They will be here once they have been sent out after a meeting.' },

  draftTitle: { nb: 'Dette er et utkast', nn: 'Dette er eit utkast', sv: 'Detta är ett utkast', da: 'Dette er et udkast', en: 'This is a draft' },
  draftText: { nb: 'Bare de som skriver referatet og leder møtet, kan se det. De andre får det når det sendes ut.', nn: 'Berre dei som skriv referatet og leier møtet, kan sjå det. Dei andre får det når det blir sendt ut.', sv: 'Bara de som skriver anteckningarna och leder mötet kan se det. De andra får det när det skickas ut.', da: 'Kun de, der skriver referatet og leder mødet, kan se det. De andre får det, når det sendes ud.', en: 'Only those who write the minutes and lead the meeting can see it. The others get it when it is sent out.' },
  write: { nb: 'Skriv', nn: 'Skriv', sv: 'Skriv', da: 'Skriv', en: 'Write' },
  toRound: { nb: 'Gjennomlesing og godkjenning', nn: 'Gjennomlesing og godkjenning', sv: 'Granskning och godkännande', da: 'Gennemlæsning og godkendelse', en: 'Review and approval' },
  toMeeting: { nb: 'Til møtet', nn: 'Til møtet', sv: 'Till mötet', da: 'Til mødet', en: 'To the meeting' },
  asWord: { nb: 'Last ned som Word-fil', nn: 'Last ned som Word-fil', sv: 'Ladda ned som Word-fil', da: 'Hent som Word-fil', en: 'Download as a Word file' },
  changedSinceTitle: { nb: 'Teksten er endret siden den ble sendt ut', nn: 'Teksten er endra sidan han vart send ut', sv: 'Texten har ändrats sedan den skickades ut', da: 'Teksten er ændret, siden den blev sendt ud', en: 'The text has changed since it was sent out' },
  changedSinceText: { nb: 'Her står det som medlemmene leser. Send ut på nytt når endringene er klare.', nn: 'Her står det som medlemmene les. Send ut på nytt når endringane er klare.', sv: 'Här står det som ledamöterna läser. Skicka ut på nytt när ändringarna är klara.', da: 'Her står det, som medlemmerne læser. Send ud igen, når ændringerne er klar.', en: 'This is what the members read. Send it out again when the changes are ready.' },
  nothingNew: { nb: 'Ingenting er endret siden versjon {number}', nn: 'Ingenting er endra sidan versjon {number}', sv: 'Inget har ändrats sedan version {number}', da: 'Intet er ændret siden version {number}', en: 'Nothing has changed since version {number}' },

  versions: { nb: 'Versjoner', nn: 'Versjonar', sv: 'Versioner', da: 'Versioner', en: 'Versions' },
  version: { nb: 'Versjon {number}', nn: 'Versjon {number}', sv: 'Version {number}', da: 'Version {number}', en: 'Version {number}' },
  'reason.circulated': { nb: 'Sendt ut {time}.', nn: 'Send ut {time}.', sv: 'Skickades ut {time}.', da: 'Sendt ud {time}.', en: 'Sent out {time}.' },
  'reason.approved': { nb: 'Godkjent {time}.', nn: 'Godkjend {time}.', sv: 'Godkändes {time}.', da: 'Godkendt {time}.', en: 'Approved {time}.' },
  'reason.corrected': { nb: 'Rettet etter godkjenning {time}.', nn: 'Retta etter godkjenning {time}.', sv: 'Rättades efter godkännandet {time}.', da: 'Rettet efter godkendelse {time}.', en: 'Corrected after approval {time}.' },
  compare: { nb: 'Vis det som er nytt siden', nn: 'Vis det som er nytt sidan', sv: 'Visa vad som är nytt sedan dess', da: 'Vis, hvad der er nyt siden', en: 'Show what is new since' },
} satisfies Record<string, Phrase>
