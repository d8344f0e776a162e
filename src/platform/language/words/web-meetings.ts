import type { Phrase } from '../phrase.ts'

/** What the pages of a meeting say: its name, its parts, what it is about. */
// biome-ignore format: a table, one row a phrase
export const meetingWords = {
  'tab.overview': { nb: 'Oversikt', nn: 'Oversikt', sv: 'Översikt', da: 'Oversigt', en: 'Overview' },
  'tab.agenda': { nb: 'Saksliste', nn: 'Sakliste', sv: 'Dagordning', da: 'Dagsorden', en: 'Agenda' },
  'tab.people': { nb: 'Deltakere', nn: 'Deltakarar', sv: 'Deltagare', da: 'Deltagere', en: 'People' },
  'tab.invitation': { nb: 'Innkalling', nn: 'Innkalling', sv: 'Kallelse', da: 'Indkaldelse', en: 'Invitation' },
  'tab.attendance': { nb: 'Frammøte', nn: 'Frammøte', sv: 'Närvaro', da: 'Fremmøde', en: 'Attendance' },
  'tab.minutes': { nb: 'Referat', nn: 'Referat', sv: 'Anteckningar', da: 'Referat', en: 'Minutes' },
  'tab.history': { nb: 'Historikk', nn: 'Historikk', sv: 'Historik', da: 'Historik', en: 'History' },
  'state.planned': { nb: 'Planlagt', nn: 'Planlagt', sv: 'Planerat', da: 'Planlagt', en: 'Planned' },
  'state.called': { nb: 'Innkalt', nn: 'Innkalla', sv: 'Kallelse skickad', da: 'Indkaldt', en: 'Called' },
  'state.held': { nb: 'Holdt', nn: 'Halde', sv: 'Genomfört', da: 'Afholdt', en: 'Held' },
  'state.cancelled': { nb: 'Avlyst', nn: 'Avlyst', sv: 'Inställt', da: 'Aflyst', en: 'Cancelled' },
} satisfies Record<string, Phrase>
