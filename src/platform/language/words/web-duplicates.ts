import type { Phrase } from '../phrase.ts'

/** What the pages about people and organisations that are entered twice say. */
// biome-ignore format: a table, one row a phrase
export const duplicateWords = {
  title: { nb: 'Mulige dubletter', nn: 'Moglege dublettar', sv: 'Möjliga dubbletter', da: 'Mulige dubletter', en: 'Possible duplicates' },
  lead: { nb: 'Oppføringer som kanskje er den samme. Ingenting slås sammen av seg selv.', nn: 'Oppføringar som kanskje er den same. Ingenting blir slått saman av seg sjølv.', sv: 'Poster som kanske är samma. Inget förs samman av sig självt.', da: 'Poster, der måske er den samme. Intet lægges sammen af sig selv.', en: 'Entries that may be the same. Nothing is merged by itself.' },
  none: { nb: 'Ingen ser ut til å være ført opp to ganger.', nn: 'Ingen ser ut til å vere ført opp to gonger.', sv: 'Ingen verkar vara införd två gånger.', da: 'Ingen ser ud til at være opført to gange.', en: 'Nobody seems to be entered twice.' },
  noneOrganisations: { nb: 'Ingen medlemmer ser ut til å være ført opp to ganger.', nn: 'Ingen medlemmer ser ut til å vere førte opp to gonger.', sv: 'Ingen medlemsorganisation verkar vara införd två gånger.', da: 'Ingen medlemmer ser ud til at være opført to gange.', en: 'No organisation seems to be entered twice.' },
  pair: { nb: '{one} og {other}', nn: '{one} og {other}', sv: '{one} och {other}', da: '{one} og {other}', en: '{one} and {other}' },
  notSame: { nb: 'Ikke den samme', nn: 'Ikkje den same', sv: 'Inte samma', da: 'Ikke den samme', en: 'Not the same' },
  keepName: { nb: 'Behold {name}', nn: 'Behald {name}', sv: 'Behåll {name}', da: 'Behold {name}', en: 'Keep {name}' },
  note: { nb: 'Kanskje ført opp to ganger', nn: 'Kanskje ført opp to gonger', sv: 'Kanske införd två gånger', da: 'Måske opført to gange', en: 'Perhaps entered twice' },
  noteSee: { nb: 'Se om det er samme', nn: 'Sjå om det er same', sv: 'Se om det är samma', da: 'Se, om det er samme', en: 'See whether it is the same' },
  mergeTitle: { nb: 'Slå sammen til {name}', nn: 'Slå saman til {name}', sv: 'För samman till {name}', da: 'Læg sammen til {name}', en: 'Merge into {name}' },
  mergeLead: { nb: 'Det som gjelder i dag og framover, flyttes. Det som er holdt, skrevet og vedtatt, blir stående som det var.', nn: 'Det som gjeld i dag og framover, blir flytta. Det som er halde, skrive og vedteke, blir ståande som det var.', sv: 'Det som gäller i dag och framåt flyttas. Det som har hållits, skrivits och beslutats står kvar som det var.', da: 'Det, der gælder i dag og fremover, flyttes. Det, der er holdt, skrevet og besluttet, bliver stående, som det var.', en: 'What holds today and lies ahead moves. What was held, written and decided stays as it was.' },
  kept: { nb: 'Beholdes', nn: 'Blir behalden', sv: 'Behålls', da: 'Beholdes', en: 'Kept' },
  dropped: { nb: 'Avsluttes', nn: 'Blir avslutta', sv: 'Avslutas', da: 'Afsluttes', en: 'Ended' },
  swap: { nb: 'Behold heller {name}', nn: 'Behald heller {name}', sv: 'Behåll hellre {name}', da: 'Behold hellere {name}', en: 'Keep {name} instead' },
  moves: { nb: 'Dette flyttes', nn: 'Dette blir flytta', sv: 'Det här flyttas', da: 'Dette flyttes', en: 'This moves' },
  nothingMoves: { nb: 'Det er ingenting å flytte.', nn: 'Det er ingenting å flytte.', sv: 'Det finns inget att flytta.', da: 'Der er intet at flytte.', en: 'There is nothing to move.' },
  takesOver: { nb: 'Opplysninger som overtas', nn: 'Opplysningar som blir overtekne', sv: 'Uppgifter som tas över', da: 'Oplysninger, der overtages', en: 'Details that are taken over' },
  merge: { nb: 'Slå sammen', nn: 'Slå saman', sv: 'För samman', da: 'Læg sammen', en: 'Merge' },
  mergeQuestion: { nb: '{drop} avsluttes nå, og {keep} overtar. Det kan ikke angres.', nn: '{drop} blir avslutta no, og {keep} overtek. Det kan ikkje angrast.', sv: '{drop} avslutas nu och {keep} tar över. Det kan inte ångras.', da: '{drop} afsluttes nu, og {keep} overtager. Det kan ikke fortrydes.', en: '{drop} ends now, and {keep} takes over. It cannot be undone.' },
  signedOut: { nb: 'Den som avsluttes, logges ut overalt, og lenker sendt på e-post dit virker ikke lenger.', nn: 'Den som blir avslutta, blir logga ut overalt, og lenkjer sende på e-post dit verkar ikkje lenger.', sv: 'Den som avslutas loggas ut överallt, och länkar som har skickats dit med e-post fungerar inte längre.', da: 'Den, der afsluttes, logges ud overalt, og links sendt dertil på e-mail virker ikke længere.', en: 'The one that ends is signed out everywhere, and links mailed there no longer work.' },
  mergedInto: { nb: 'Slått sammen til', nn: 'Slått saman til', sv: 'Sammanförd till', da: 'Lagt sammen til', en: 'Merged into' },
  lastSeen: { nb: 'Sist sett', nn: 'Sist sett', sv: 'Senast sedd', da: 'Sidst set', en: 'Last seen' },
  never: { nb: 'aldri', nn: 'aldri', sv: 'aldrig', da: 'aldrig', en: 'never' },
  entered: { nb: 'Ført opp', nn: 'Ført opp', sv: 'Införd', da: 'Opført', en: 'Entered' },
  has: { nb: 'Har', nn: 'Har', sv: 'Har', da: 'Har', en: 'Has' },
  nothing: { nb: 'ingenting', nn: 'ingenting', sv: 'inget', da: 'intet', en: 'nothing' },
} satisfies Record<string, Phrase>

/** What somebody has, or what moves, counted. */
// biome-ignore format: a table, one row a phrase
export const countedWords = {
  seats: { nb: 'plasser: {count}', nn: 'plassar: {count}', sv: 'platser: {count}', da: 'pladser: {count}', en: 'seats: {count}' },
  offices: { nb: 'verv: {count}', nn: 'verv: {count}', sv: 'uppdrag: {count}', da: 'hverv: {count}', en: 'offices: {count}' },
  roles: { nb: 'roller i samarbeidet: {count}', nn: 'roller i samarbeidet: {count}', sv: 'roller i samarbetet: {count}', da: 'roller i samarbejdet: {count}', en: 'roles in the collaboration: {count}' },
  seatsToName: { nb: 'plasser å gi navn til: {count}', nn: 'plassar å gje namn til: {count}', sv: 'platser att namnge: {count}', da: 'pladser at navngive: {count}', en: 'seats to name: {count}' },
  meetings: { nb: 'kommende møter: {count}', nn: 'komande møte: {count}', sv: 'kommande möten: {count}', da: 'kommende møder: {count}', en: 'meetings to come: {count}' },
  meetingsAttended: { nb: 'møter til nå: {count}', nn: 'møte til no: {count}', sv: 'möten hittills: {count}', da: 'møder indtil nu: {count}', en: 'meetings so far: {count}' },
  meetingsLedOrWritten: { nb: 'møter å lede eller skrive fra: {count}', nn: 'møte å leie eller skrive frå: {count}', sv: 'möten att leda eller skriva från: {count}', da: 'møder at lede eller skrive fra: {count}', en: 'meetings to lead or minute: {count}' },
  itemsPresented: { nb: 'saker å innlede: {count}', nn: 'saker å innleie: {count}', sv: 'ärenden att inleda: {count}', da: 'punkter at indlede: {count}', en: 'items to present: {count}' },
  followUps: { nb: 'åpen oppfølging: {count}', nn: 'open oppfølging: {count}', sv: 'öppen uppföljning: {count}', da: 'åben opfølgning: {count}', en: 'open follow-ups: {count}' },
  openFollowUps: { nb: 'åpen oppfølging: {count}', nn: 'open oppfølging: {count}', sv: 'öppen uppföljning: {count}', da: 'åben opfølgning: {count}', en: 'open follow-ups: {count}' },
  followUpsHelped: { nb: 'oppfølging å hjelpe med: {count}', nn: 'oppfølging å hjelpe med: {count}', sv: 'uppföljning att hjälpa till med: {count}', da: 'opfølgning at hjælpe med: {count}', en: 'follow-ups to help with: {count}' },
  people: { nb: 'personer: {count}', nn: 'personar: {count}', sv: 'personer: {count}', da: 'personer: {count}', en: 'people: {count}' },
  organisations: { nb: 'deler: {count}', nn: 'delar: {count}', sv: 'delar: {count}', da: 'dele: {count}', en: 'parts: {count}' },
  both: { nb: 'begge har det samme, den beholdtes står: {count}', nn: 'begge har det same, det til den behaldne står: {count}', sv: 'båda har detsamma, den behållnas gäller: {count}', da: 'begge har det samme, den beholdtes står: {count}', en: 'both have the same, the kept one’s stands: {count}' },
} satisfies Record<string, Phrase>
