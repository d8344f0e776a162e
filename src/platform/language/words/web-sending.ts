import type { CountedPhrase, Phrase } from '../phrase.ts'

/** What the page says on which a meeting is ended and its minutes are sent out for review. */
// biome-ignore format: a table, one row a phrase
export const sendingWords = {
  title: { nb: 'Avslutt og send', nn: 'Avslutt og send', sv: 'Avsluta och skicka', da: 'Afslut og send', en: 'Close and send' },
  toWriting: { nb: 'Tilbake til teksten', nn: 'Tilbake til teksten', sv: 'Tillbaka till texten', da: 'Tilbage til teksten', en: 'Back to the text' },
  notBegun: { nb: 'Referatet er ikke begynt, så det er ikke noe å sende.', nn: 'Referatet er ikkje byrja, så det er ikkje noko å sende.', sv: 'Anteckningarna är inte påbörjade, så det finns inget att skicka.', da: 'Referatet er ikke begyndt, så der er intet at sende.', en: 'The minutes have not been begun, so there is nothing to send.' },
  isSent: { nb: 'Referatet er sendt ut, og ingenting er endret siden.', nn: 'Referatet er sendt ut, og ingenting er endra sidan.', sv: 'Anteckningarna är utskickade, och inget har ändrats sedan dess.', da: 'Referatet er sendt ud, og intet er ændret siden.', en: 'The minutes are out, and nothing has changed since.' },
  toRound: { nb: 'Se hvem som har svart', nn: 'Sjå kven som har svara', sv: 'Se vilka som har svarat', da: 'Se, hvem der har svaret', en: 'See who has answered' },

  meeting: { nb: 'Møtet', nn: 'Møtet', sv: 'Mötet', da: 'Mødet', en: 'The meeting' },
  held: { nb: 'Møtet er avsluttet {time}.', nn: 'Møtet er avslutta {time}.', sv: 'Mötet är avslutat {time}.', da: 'Mødet er afsluttet {time}.', en: 'The meeting ended {time}.' },
  endedAt: { nb: 'Slutt', nn: 'Slutt', sv: 'Slut', da: 'Slut', en: 'Ended at' },
  end: { nb: 'Avslutt møtet', nn: 'Avslutt møtet', sv: 'Avsluta mötet', da: 'Afslut mødet', en: 'End the meeting' },
  notYours: { nb: 'Møtet er ikke merket som holdt. Det gjør den som leder møtet, skriver referatet eller forbereder møtet.', nn: 'Møtet er ikkje merkt som halde. Det gjer den som leier møtet, skriv referatet eller førebur møtet.', sv: 'Mötet är inte markerat som hållet. Det gör den som leder mötet, skriver anteckningarna eller förbereder mötet.', da: 'Mødet er ikke markeret som afholdt. Det gør den, der leder mødet, skriver referatet eller forbereder mødet.', en: 'The meeting is not marked as held. Whoever leads it, writes its minutes or prepares it does that.' },
  notYet: { nb: 'Møtedagen er ikke kommet ennå.', nn: 'Møtedagen er ikkje komen enno.', sv: 'Mötesdagen har inte kommit än.', da: 'Mødedagen er ikke kommet endnu.', en: 'The day of the meeting has not come yet.' },

  presence: { nb: 'Frammøte', nn: 'Frammøte', sv: 'Närvaro', da: 'Fremmøde', en: 'Attendance' },
  allTaken: { nb: 'Frammøtet er ført for alle.', nn: 'Frammøtet er ført for alle.', sv: 'Närvaron är antecknad för alla.', da: 'Fremmødet er noteret for alle.', en: 'Attendance is taken for everybody.' },
  notTaken: { nb: 'Frammøtet er ikke ført for: {names}.', nn: 'Frammøtet er ikkje ført for: {names}.', sv: 'Närvaron är inte antecknad för: {names}.', da: 'Fremmødet er ikke noteret for: {names}.', en: 'Attendance is not taken for: {names}.' },
  toAttendance: { nb: 'Før frammøtet', nn: 'Før frammøtet', sv: 'Anteckna närvaron', da: 'Notér fremmødet', en: 'Take attendance' },

  check: { nb: 'Kontroll', nn: 'Kontroll', sv: 'Kontroll', da: 'Kontrol', en: 'Check' },
  nothingFound: { nb: 'Kontrollen fant ingenting å rette.', nn: 'Kontrollen fann ingenting å rette.', sv: 'Kontrollen hittade inget att rätta.', da: 'Kontrollen fandt intet at rette.', en: 'The check found nothing to put right.' },
  mustTitle: { nb: 'Må rettes før referatet sendes', nn: 'Må rettast før referatet blir sendt', sv: 'Måste rättas innan anteckningarna skickas', da: 'Skal rettes, før referatet sendes', en: 'Must be put right before the minutes are sent' },
  privateTitle: { nb: 'Private opplysninger, som ikke kan publiseres', nn: 'Private opplysningar, som ikkje kan publiserast', sv: 'Privata uppgifter, som inte får publiceras', da: 'Private oplysninger, som ikke må offentliggøres', en: 'Private data, which must not be published' },
  adviceTitle: { nb: 'Verdt å se på', nn: 'Verdt å sjå på', sv: 'Värt att se över', da: 'Værd at se på', en: 'Worth a look' },

  send: { nb: 'Send ut', nn: 'Send ut', sv: 'Skicka ut', da: 'Send ud', en: 'Send out' },
  sendNow: { nb: 'Send til gjennomlesing', nn: 'Send til gjennomlesing', sv: 'Skicka för granskning', da: 'Send til gennemlæsning', en: 'Send for review' },
  eachGets: { nb: 'Hver får en e-post på sitt språk med referatet som PDF og en lenke til å lese, merke og godkjenne.', nn: 'Kvar får ein e-post på sitt språk med referatet som PDF og ei lenkje til å lese, merke og godkjenne.', sv: 'Var och en får ett mejl på sitt språk med anteckningarna som PDF och en länk för att läsa, lämna synpunkter och godkänna.', da: 'Hver får en mail på sit sprog med referatet som PDF og et link til at læse, bemærke og godkende.', en: 'Each gets a mail in their language with the minutes as a PDF and a link to read, remark and approve.' },
  waitsForEnd: { nb: 'Avslutt møtet først.', nn: 'Avslutt møtet først.', sv: 'Avsluta mötet först.', da: 'Afslut mødet først.', en: 'End the meeting first.' },
  barsSending: { nb: 'hindrer utsending', nn: 'hindrar utsending', sv: 'hindrar utskick', da: 'hindrer udsendelse', en: 'bars sending' },
  barsPublishing: { nb: 'hindrer publisering', nn: 'hindrar publisering', sv: 'hindrar publicering', da: 'hindrer offentliggørelse', en: 'bars publishing' },

  takenOut: { nb: 'Tas ut av den offentlige utgaven: {words}', nn: 'Blir teke ut av den offentlege utgåva: {words}', sv: 'Tas bort ur den offentliga versionen: {words}', da: 'Tages ud af den offentlige udgave: {words}', en: 'Taken out of the public version: {words}' },
  looksPrivate: { nb: 'Dette ser ut som private opplysninger, og alle får lese det', nn: 'Dette ser ut som private opplysningar, og alle får lese det', sv: 'Detta ser ut som privata uppgifter, och alla får läsa det', da: 'Dette ligner private oplysninger, og alle får læst det', en: 'This looks like private data, and everybody will read it' },
  notPrivate: { nb: 'Jeg har sett på dette: ingenting av det er private opplysninger', nn: 'Eg har sett på dette: ingenting av det er private opplysningar', sv: 'Jag har tittat på detta: inget av det är privata uppgifter', da: 'Jeg har set på dette: intet af det er private oplysninger', en: 'I have looked at this: none of it is private data' },
} satisfies Record<string, Phrase>

// biome-ignore format: a table, one row a phrase
export const sendingCounts = {
  blocking: {
    one: { nb: '{count} ting må rettes før referatet kan sendes.', nn: '{count} ting må rettast før referatet kan sendast.', sv: '{count} sak måste rättas innan anteckningarna kan skickas.', da: '{count} ting skal rettes, før referatet kan sendes.', en: '{count} thing must be put right before the minutes can be sent.' },
    other: { nb: '{count} ting må rettes før referatet kan sendes.', nn: '{count} ting må rettast før referatet kan sendast.', sv: '{count} saker måste rättas innan anteckningarna kan skickas.', da: '{count} ting skal rettes, før referatet kan sendes.', en: '{count} things must be put right before the minutes can be sent.' },
  },
} satisfies Record<string, CountedPhrase>
