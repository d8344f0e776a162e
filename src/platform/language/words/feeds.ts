import type { Phrase } from '../phrase.ts'

/** What calendars and news readers show of what they subscribe to. */
// biome-ignore format: a table, one row a phrase
export const feedWords = {
  personCalendar: { nb: 'Møter og oppfølginger – {collaboration}', nn: 'Møte og oppfølgingar – {collaboration}', sv: 'Möten och uppföljningar – {collaboration}', da: 'Møder og opfølgninger – {collaboration}', en: 'Meetings and follow-ups – {collaboration}' },
  followUp: { nb: 'Oppfølging: {text}', nn: 'Oppfølging: {text}', sv: 'Uppföljning: {text}', da: 'Opfølgning: {text}', en: 'Follow-up: {text}' },
  news: { nb: 'Referater: {group}', nn: 'Referat: {group}', sv: 'Anteckningar: {group}', da: 'Referater: {group}', en: 'Minutes: {group}' },
} satisfies Record<string, Phrase>
