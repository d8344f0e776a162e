import type { Phrase } from '../phrase.ts'

/** What was done to a meeting, by the names that the trail has for it. */
// biome-ignore format: a table, one row a phrase
export const historyWords = {
  trail: { nb: 'Hva som er gjort', nn: 'Kva som er gjort', sv: 'Vad som har gjorts', da: 'Hvad der er gjort', en: 'What was done' },
  noTrail: { nb: 'Ingenting er gjort ennå.', nn: 'Ingenting er gjort enno.', sv: 'Inget har gjorts än.', da: 'Intet er gjort endnu.', en: 'Nothing has been done yet.' },
  byOperator: { nb: 'den som drifter Referat', nn: 'den som driftar Referat', sv: 'den som driftar Referat', da: 'den, der driver Referat', en: 'whoever runs Referat' },
  bySystem: { nb: 'Referat selv', nn: 'Referat sjølv', sv: 'Referat självt', da: 'Referat selv', en: 'Referat itself' },
  'meetings.plan': { nb: 'Møtet planlagt', nn: 'Møtet planlagt', sv: 'Mötet planerat', da: 'Mødet planlagt', en: 'Meeting planned' },
  'meetings.change': { nb: 'Møtet endret', nn: 'Møtet endra', sv: 'Mötet ändrat', da: 'Mødet ændret', en: 'Meeting changed' },
  'meetings.hold': { nb: 'Møtet merket som holdt', nn: 'Møtet merkt som halde', sv: 'Mötet markerat som genomfört', da: 'Mødet markeret som afholdt', en: 'Meeting marked as held' },
  'meetings.cancel': { nb: 'Møtet avlyst', nn: 'Møtet avlyst', sv: 'Mötet inställt', da: 'Mødet aflyst', en: 'Meeting called off' },
  'meetings.send-invitation': { nb: 'Innkalling sendt', nn: 'Innkalling send', sv: 'Kallelse skickad', da: 'Indkaldelse sendt', en: 'Invitation sent' },
  'meetings.send-cancellation': { nb: 'Avlysning sendt', nn: 'Avlysing send', sv: 'Besked om inställt möte skickat', da: 'Aflysning sendt', en: 'Cancellation sent' },
  'meetings.add-invitee': { nb: 'Person lagt til', nn: 'Person lagd til', sv: 'Person tillagd', da: 'Person tilføjet', en: 'Person added' },
  'meetings.remove-invitee': { nb: 'Person tatt av listen', nn: 'Person teken av lista', sv: 'Person borttagen från listan', da: 'Person taget af listen', en: 'Person taken off the list' },
  'meetings.draw-from-roster': { nb: 'Deltakere hentet fra gruppen', nn: 'Deltakarar henta frå gruppa', sv: 'Deltagare hämtade från gruppen', da: 'Deltagere hentet fra gruppen', en: 'People drawn from the group' },
  'agenda.draw-up': { nb: 'Saksliste satt opp', nn: 'Sakliste sett opp', sv: 'Dagordning upplagd', da: 'Dagsorden sat op', en: 'Agenda drawn up' },
  'agenda.add-item': { nb: 'Sak lagt til', nn: 'Sak lagd til', sv: 'Ärende tillagt', da: 'Punkt tilføjet', en: 'Item added' },
  'agenda.place-item': { nb: 'Sak satt på sakslisten', nn: 'Sak sett på saklista', sv: 'Ärende uppsatt på dagordningen', da: 'Punkt sat på dagsordenen', en: 'Item placed on the agenda' },
  'agenda.change-item': { nb: 'Sak endret', nn: 'Sak endra', sv: 'Ärende ändrat', da: 'Punkt ændret', en: 'Item changed' },
  'agenda.withdraw-item': { nb: 'Sak trukket', nn: 'Sak trekt', sv: 'Ärende återtaget', da: 'Punkt trukket', en: 'Item withdrawn' },
  'agenda.restore-item': { nb: 'Sak tatt med igjen', nn: 'Sak teken med igjen', sv: 'Ärende med igen', da: 'Punkt taget med igen', en: 'Item put back' },
  'agenda.remove-item': { nb: 'Sak tatt ut', nn: 'Sak teken ut', sv: 'Ärende borttaget', da: 'Punkt taget ud', en: 'Item taken out' },
  'agenda.reorder': { nb: 'Ny rekkefølge på sakene', nn: 'Ny rekkjefølgje på sakene', sv: 'Ny ordning på ärendena', da: 'Ny rækkefølge på punkterne', en: 'Items put in another order' },
  'papers.add': { nb: 'Dokument lagt ved', nn: 'Dokument lagt ved', sv: 'Handling bifogad', da: 'Bilag vedhæftet', en: 'Paper attached' },
  'papers.change': { nb: 'Dokument endret', nn: 'Dokument endra', sv: 'Handling ändrad', da: 'Bilag ændret', en: 'Paper changed' },
  'papers.remove': { nb: 'Dokument fjernet', nn: 'Dokument fjerna', sv: 'Handling borttagen', da: 'Bilag fjernet', en: 'Paper removed' },
  'papers.reorder': { nb: 'Ny rekkefølge på dokumentene', nn: 'Ny rekkjefølgje på dokumenta', sv: 'Ny ordning på handlingarna', da: 'Ny rækkefølge på bilagene', en: 'Papers put in another order' },
  'attendance.reply': { nb: 'Svar registrert', nn: 'Svar registrert', sv: 'Svar registrerat', da: 'Svar registreret', en: 'Reply recorded' },
  'attendance.take': { nb: 'Frammøte ført', nn: 'Frammøte ført', sv: 'Närvaro antecknad', da: 'Fremmøde noteret', en: 'Attendance recorded' },
} satisfies Record<string, Phrase>
