import type { Phrase } from '../phrase.ts'

/** What invitations and attendance lists say in their own words. Footers keep `{page}` and `{pages}`. */
// biome-ignore format: a table, one row a phrase
export const invitationWords = {
  title: { nb: 'Innkalling til møte {date}', nn: 'Innkalling til møte {date}', sv: 'Kallelse till möte {date}', da: 'Indkaldelse til møde {date}', en: 'Invitation to the meeting on {date}' },
  fileName: { nb: 'Innkalling', nn: 'Innkalling', sv: 'Kallelse', da: 'Indkaldelse', en: 'Invitation' },
  listTitle: { nb: 'Oppmøteliste {date}', nn: 'Frammøteliste {date}', sv: 'Närvarolista {date}', da: 'Deltagerliste {date}', en: 'Attendance list, {date}' },
  listFileName: { nb: 'Oppmøteliste', nn: 'Frammøteliste', sv: 'Närvarolista', da: 'Deltagerliste', en: 'Attendance list' },
  page: { nb: 'Side {page} av {pages}', nn: 'Side {page} av {pages}', sv: 'Sida {page} av {pages}', da: 'Side {page} af {pages}', en: 'Page {page} of {pages}' },
  version: { nb: 'Versjon {number}, sendt {date}', nn: 'Versjon {number}, send {date}', sv: 'Version {number}, skickad {date}', da: 'Version {number}, sendt {date}', en: 'Version {number}, sent {date}' },
  draftVersion: { nb: 'Utkast til versjon {number}', nn: 'Utkast til versjon {number}', sv: 'Utkast till version {number}', da: 'Udkast til version {number}', en: 'Draft of version {number}' },
  draft: { nb: 'UTKAST', nn: 'UTKAST', sv: 'UTKAST', da: 'UDKAST', en: 'DRAFT' },

  group: { nb: 'Gruppe', nn: 'Gruppe', sv: 'Grupp', da: 'Gruppe', en: 'Group' },
  meeting: { nb: 'Møte', nn: 'Møte', sv: 'Möte', da: 'Møde', en: 'Meeting' },
  time: { nb: 'Tid', nn: 'Tid', sv: 'Tid', da: 'Tid', en: 'Time' },
  place: { nb: 'Sted', nn: 'Stad', sv: 'Plats', da: 'Sted', en: 'Place' },
  video: { nb: 'Video', nn: 'Video', sv: 'Video', da: 'Video', en: 'Video' },
  chair: { nb: 'Møteleder', nn: 'Møteleiar', sv: 'Mötesordförande', da: 'Mødeleder', en: 'Chair' },
  writer: { nb: 'Referent', nn: 'Referent', sv: 'Sekreterare', da: 'Referent', en: 'Minutes by' },

  agenda: { nb: 'Saksliste', nn: 'Sakliste', sv: 'Dagordning', da: 'Dagsorden', en: 'Agenda' },
  noAgenda: { nb: 'Sakslisten er ikke klar ennå.', nn: 'Saklista er ikkje klar enno.', sv: 'Dagordningen är inte klar än.', da: 'Dagsordenen er ikke klar endnu.', en: 'The agenda is not ready yet.' },
  papers: { nb: 'Saksdokumenter', nn: 'Sakspapir', sv: 'Handlingar', da: 'Bilag', en: 'Papers' },
  invited: { nb: 'Innkalt', nn: 'Innkalla', sv: 'Kallade', da: 'Indkaldte', en: 'Invited' },
  changes: { nb: 'Endringer siden forrige innkalling', nn: 'Endringar sidan førre innkalling', sv: 'Ändringar sedan förra kallelsen', da: 'Ændringer siden forrige indkaldelse', en: 'Changes since the previous invitation' },
  withdrawn: { nb: 'Saken er trukket.', nn: 'Saka er trekt.', sv: 'Ärendet är återtaget.', da: 'Punktet er trukket.', en: 'The item is withdrawn.' },
  presenter: { nb: 'Innleder: {name}', nn: 'Innleiar: {name}', sv: 'Föredragande: {name}', da: 'Oplæg: {name}', en: 'Introduced by {name}' },
  minutes: { nb: '{count} min', nn: '{count} min', sv: '{count} min', da: '{count} min', en: '{count} min' },
  followUpDue: { nb: 'frist {date}', nn: 'frist {date}', sv: 'senast {date}', da: 'frist {date}', en: 'due {date}' },

  name: { nb: 'Navn', nn: 'Namn', sv: 'Namn', da: 'Navn', en: 'Name' },
  organisation: { nb: 'Kommune / virksomhet', nn: 'Kommune / verksemd', sv: 'Kommun / organisation', da: 'Kommune / organisation', en: 'Municipality / organisation' },
  takesPartAs: { nb: 'Deltar som', nn: 'Deltek som', sv: 'Deltar som', da: 'Deltager som', en: 'Takes part as' },
  signature: { nb: 'Underskrift', nn: 'Underskrift', sv: 'Underskrift', da: 'Underskrift', en: 'Signature' },
  listLead: { nb: 'Skriv under ved navnet ditt. De som møter som vara eller ikke står på listen, skriver seg på nederst.', nn: 'Skriv under ved namnet ditt. Dei som møter som vara eller ikkje står på lista, skriv seg på nedst.', sv: 'Skriv under vid ditt namn. Ersättare och den som inte står på listan skriver upp sig längst ned.', da: 'Skriv under ved dit navn. Suppleanter og andre, der ikke står på listen, skriver sig på nederst.', en: 'Sign next to your name. Deputies and those who are not on the list write themselves in at the end.' },

  member: { nb: 'medlem', nn: 'medlem', sv: 'ledamot', da: 'medlem', en: 'member' },
  deputy: { nb: 'vara', nn: 'vara', sv: 'ersättare', da: 'suppleant', en: 'deputy' },
  observer: { nb: 'observatør', nn: 'observatør', sv: 'observatör', da: 'observatør', en: 'observer' },
  secretariat: { nb: 'sekretariatet', nn: 'sekretariatet', sv: 'sekretariatet', da: 'sekretariatet', en: 'secretariat' },
  guest: { nb: 'gjest', nn: 'gjest', sv: 'gäst', da: 'gæst', en: 'guest' },
  forItem: { nb: 'til sak {item}', nn: 'til sak {item}', sv: 'till punkt {item}', da: 'til punkt {item}', en: 'for item {item}' },

  information: { nb: 'Orientering', nn: 'Orientering', sv: 'Information', da: 'Orientering', en: 'For information' },
  discussion: { nb: 'Drøfting', nn: 'Drøfting', sv: 'Diskussion', da: 'Drøftelse', en: 'For discussion' },
  input: { nb: 'Innspill', nn: 'Innspel', sv: 'Inspel', da: 'Input', en: 'For input' },
  decision: { nb: 'Vedtakssak', nn: 'Vedtakssak', sv: 'Beslutsärende', da: 'Beslutning', en: 'For decision' },
  election: { nb: 'Valg', nn: 'Val', sv: 'Val', da: 'Valg', en: 'Election' },
  report: { nb: 'Rapport', nn: 'Rapport', sv: 'Rapport', da: 'Rapport', en: 'Report' },
} satisfies Record<string, Phrase>

/** One sentence for each thing that can differ from one version of an invitation to the next. */
// biome-ignore format: a table, one row a phrase
export const changeWords = {
  time: { nb: 'Tid: fra {before} til {after}', nn: 'Tid: frå {before} til {after}', sv: 'Tid: från {before} till {after}', da: 'Tid: fra {before} til {after}', en: 'Time: from {before} to {after}' },
  place: { nb: 'Sted: fra {before} til {after}', nn: 'Stad: frå {before} til {after}', sv: 'Plats: från {before} till {after}', da: 'Sted: fra {before} til {after}', en: 'Place: from {before} to {after}' },
  video: { nb: 'Video: fra {before} til {after}', nn: 'Video: frå {before} til {after}', sv: 'Video: från {before} till {after}', da: 'Video: fra {before} til {after}', en: 'Video: from {before} to {after}' },
  title: { nb: 'Møtets navn: fra {before} til {after}', nn: 'Namnet på møtet: frå {before} til {after}', sv: 'Mötets namn: från {before} till {after}', da: 'Mødets navn: fra {before} til {after}', en: 'Name of the meeting: from {before} to {after}' },
  chair: { nb: 'Møteleder: fra {before} til {after}', nn: 'Møteleiar: frå {before} til {after}', sv: 'Mötesordförande: från {before} till {after}', da: 'Mødeleder: fra {before} til {after}', en: 'Chair: from {before} to {after}' },
  writer: { nb: 'Referent: fra {before} til {after}', nn: 'Referent: frå {before} til {after}', sv: 'Sekreterare: från {before} till {after}', da: 'Referent: fra {before} til {after}', en: 'Minutes by: from {before} to {after}' },
  'item-added': { nb: 'Ny sak: {after}', nn: 'Ny sak: {after}', sv: 'Nytt ärende: {after}', da: 'Nyt punkt: {after}', en: 'New item: {after}' },
  'item-removed': { nb: 'Saken er tatt ut: {before}', nn: 'Saka er teken ut: {before}', sv: 'Ärendet har utgått: {before}', da: 'Punktet er taget ud: {before}', en: 'Item taken out: {before}' },
  'item-changed': { nb: 'Saken er endret: {after}', nn: 'Saka er endra: {after}', sv: 'Ärendet har ändrats: {after}', da: 'Punktet er ændret: {after}', en: 'Item changed: {after}' },
  'item-renamed': { nb: 'Saken «{before}» heter nå «{after}»', nn: 'Saka «{before}» heiter no «{after}»', sv: 'Ärendet ”{before}” heter nu ”{after}”', da: 'Punktet »{before}« hedder nu »{after}«', en: 'The item “{before}” is now called “{after}”' },
  'item-withdrawn': { nb: 'Saken er trukket: {after}', nn: 'Saka er trekt: {after}', sv: 'Ärendet är återtaget: {after}', da: 'Punktet er trukket: {after}', en: 'Item withdrawn: {after}' },
  'item-restored': { nb: 'Saken er med igjen: {after}', nn: 'Saka er med igjen: {after}', sv: 'Ärendet är med igen: {after}', da: 'Punktet er med igen: {after}', en: 'Item back on the agenda: {after}' },
  order: { nb: 'Sakene har ny rekkefølge', nn: 'Sakene har ny rekkjefølgje', sv: 'Ärendena har ny ordning', da: 'Punkterne har ny rækkefølge', en: 'The items are in a new order' },
  'paper-added': { nb: 'Nytt saksdokument: {after}', nn: 'Nytt sakspapir: {after}', sv: 'Ny handling: {after}', da: 'Nyt bilag: {after}', en: 'New paper: {after}' },
  'paper-removed': { nb: 'Saksdokument tatt ut: {before}', nn: 'Sakspapir teke ut: {before}', sv: 'Handlingen har utgått: {before}', da: 'Bilag taget ud: {before}', en: 'Paper taken out: {before}' },
  'invitee-added': { nb: 'Også innkalt: {after}', nn: 'Også innkalla: {after}', sv: 'Också kallad: {after}', da: 'Også indkaldt: {after}', en: 'Also invited: {after}' },
  'invitee-removed': { nb: 'Ikke lenger innkalt: {before}', nn: 'Ikkje lenger innkalla: {before}', sv: 'Inte längre kallad: {before}', da: 'Ikke længere indkaldt: {before}', en: 'No longer invited: {before}' },
  nothing: { nb: '(ikke satt)', nn: '(ikkje sett)', sv: '(inte angivet)', da: '(ikke angivet)', en: '(not set)' },
} satisfies Record<string, Phrase>
