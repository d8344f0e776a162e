import type { Phrase } from '../phrase.ts'

/** What the pages for everybody say. */
// biome-ignore format: a table, one row a phrase
export const publicWords = {
  collaborationLead: { nb: 'Møter og referater som er åpne for alle.', nn: 'Møte og referat som er opne for alle.', sv: 'Möten och anteckningar som är öppna för alla.', da: 'Møder og referater, der er åbne for alle.', en: 'Meetings and minutes that are open to everybody.' },
  groups: { nb: 'Grupper', nn: 'Grupper', sv: 'Grupper', da: 'Grupper', en: 'Groups' },
  publishedCount: { nb: 'Publiserte referater: {count}', nn: 'Publiserte referat: {count}', sv: 'Publicerade anteckningar: {count}', da: 'Offentliggjorte referater: {count}', en: 'Published minutes: {count}' },
  hasCalendar: { nb: 'møtekalender', nn: 'møtekalender', sv: 'möteskalender', da: 'mødekalender', en: 'meeting calendar' },
  partOf: { nb: 'under {group}', nn: 'under {group}', sv: 'under {group}', da: 'under {group}', en: 'of {group}' },
  coming: { nb: 'Kommende møter', nn: 'Komande møte', sv: 'Kommande möten', da: 'Kommende møder', en: 'Coming meetings' },
  noComing: { nb: 'Det er ikke kalt inn til noe møte nå.', nn: 'Det er ikkje kalla inn til noko møte no.', sv: 'Inget möte är utlyst just nu.', da: 'Der er ikke indkaldt til noget møde nu.', en: 'No meeting has been called at present.' },
  minutes: { nb: 'Referater', nn: 'Referat', sv: 'Anteckningar', da: 'Referater', en: 'Minutes' },
  noMinutes: { nb: 'Det er ikke publisert noen referater ennå.', nn: 'Det er ikkje publisert nokon referat enno.', sv: 'Inga anteckningar har publicerats än.', da: 'Der er ikke offentliggjort nogen referater endnu.', en: 'No minutes have been published yet.' },
  noMinutesInYear: { nb: 'Det er ikke publisert noen referater fra dette året.', nn: 'Det er ikkje publisert nokon referat frå dette året.', sv: 'Inga anteckningar har publicerats från det året.', da: 'Der er ikke offentliggjort nogen referater fra det år.', en: 'No minutes have been published from that year.' },
  years: { nb: 'År', nn: 'År', sv: 'År', da: 'År', en: 'Years' },
  allYears: { nb: 'Alle', nn: 'Alle', sv: 'Alla', da: 'Alle', en: 'All' },
  publishedOn: { nb: 'publisert {date}', nn: 'publisert {date}', sv: 'publicerat {date}', da: 'offentliggjort {date}', en: 'published on {date}' },
  follow: { nb: 'Følg med', nn: 'Følg med', sv: 'Följ', da: 'Følg med', en: 'Follow' },
  calendarFeed: { nb: 'Møtekalender til Outlook, Google og andre (iCalendar)', nn: 'Møtekalender til Outlook, Google og andre (iCalendar)', sv: 'Möteskalender för Outlook, Google och andra (iCalendar)', da: 'Mødekalender til Outlook, Google og andre (iCalendar)', en: 'Meeting calendar for Outlook, Google and others (iCalendar)' },
  newsFeed: { nb: 'Nye referater i en nyhetsleser (Atom)', nn: 'Nye referat i ein nyhendelesar (Atom)', sv: 'Nya anteckningar i en nyhetsläsare (Atom)', da: 'Nye referater i en nyhedslæser (Atom)', en: 'New minutes in a news reader (Atom)' },
  calendarTitle: { nb: 'Møtekalender: {group}', nn: 'Møtekalender: {group}', sv: 'Möteskalender: {group}', da: 'Mødekalender: {group}', en: 'Meeting calendar: {group}' },
  newsTitle: { nb: 'Referater: {group}', nn: 'Referat: {group}', sv: 'Anteckningar: {group}', da: 'Referater: {group}', en: 'Minutes: {group}' },
  chooseLanguage: { nb: 'Velg språk', nn: 'Vel språk', sv: 'Välj språk', da: 'Vælg sprog', en: 'Choose language' },
} satisfies Record<string, Phrase>
