import type { Phrase } from '../phrase.ts'

/** What the page that sends the invitation says. */
// biome-ignore format: a table, one row a phrase
export const invitationPageWords = {
  firstVersion: { nb: 'Innkallingen som blir sendt', nn: 'Innkallinga som blir send', sv: 'Kallelsen som skickas', da: 'Indkaldelsen, der sendes', en: 'The invitation that will be sent' },
  nextVersion: { nb: 'Neste innkalling, versjon {number}', nn: 'Neste innkalling, versjon {number}', sv: 'Nästa kallelse, version {number}', da: 'Næste indkaldelse, version {number}', en: 'The next invitation, version {number}' },
  nothingNew: { nb: 'Ingenting er endret siden forrige innkalling. Det er ikke noe å sende.', nn: 'Ingenting er endra sidan førre innkalling. Det er ikkje noko å sende.', sv: 'Inget har ändrats sedan förra kallelsen. Det finns inget att skicka.', da: 'Intet er ændret siden forrige indkaldelse. Der er ikke noget at sende.', en: 'Nothing has changed since the last invitation. There is nothing to send.' },
  nobodyAsked: { nb: 'Ingen er innkalt ennå. Legg til noen under Deltakere først.', nn: 'Ingen er innkalla enno. Legg til nokon under Deltakarar først.', sv: 'Ingen är kallad än. Lägg till någon under Deltagare först.', da: 'Ingen er indkaldt endnu. Tilføj nogen under Deltagere først.', en: 'Nobody is asked yet. Add somebody under People first.' },
  changed: { nb: 'Dette er nytt', nn: 'Dette er nytt', sv: 'Det här är nytt', da: 'Dette er nyt', en: 'What is new' },
  whoGetsIt: { nb: 'Hvem som får den', nn: 'Kven som får henne', sv: 'Vilka som får den', da: 'Hvem der får den', en: 'Who gets it' },
  'gets.new': { nb: '{count} får innkallingen', nn: '{count} får innkallinga', sv: '{count} får kallelsen', da: '{count} får indkaldelsen', en: '{count} get the invitation' },
  'gets.update': { nb: '{count} får vite hva som er endret', nn: '{count} får vite kva som er endra', sv: '{count} får veta vad som har ändrats', da: '{count} får besked om, hvad der er ændret', en: '{count} are told what has changed' },
  'gets.withdrawn': { nb: '{count} får vite at de ikke lenger er innkalt', nn: '{count} får vite at dei ikkje lenger er innkalla', sv: '{count} får veta att de inte längre är kallade', da: '{count} får besked om, at de ikke længere er indkaldt', en: '{count} are told that they are no longer asked' },
  nobodyMailed: { nb: 'Ingen får e-post denne gangen; versjonen blir likevel liggende her.', nn: 'Ingen får e-post denne gongen; versjonen blir likevel liggjande her.', sv: 'Ingen får e-post den här gången; versionen finns ändå kvar här.', da: 'Ingen får mail denne gang; versionen bliver dog liggende her.', en: 'Nobody is mailed this time; the version is kept here all the same.' },
  unreached: { nb: '{count} har ingen e-postadresse og får ikke innkallingen', nn: '{count} har inga e-postadresse og får ikkje innkallinga', sv: '{count} har ingen e-postadress och får inte kallelsen', da: '{count} har ingen mailadresse og får ikke indkaldelsen', en: '{count} have no e-mail address and do not get the invitation' },
  theMail: { nb: 'E-posten', nn: 'E-posten', sv: 'E-posten', da: 'Mailen', en: 'The mail' },
  thePdf: { nb: 'PDF-en som legges ved', nn: 'PDF-en som blir lagd ved', sv: 'PDF:en som bifogas', da: 'PDF’en, der vedhæftes', en: 'The PDF attached' },
  openPdf: { nb: 'Åpne PDF-en', nn: 'Opne PDF-en', sv: 'Öppna PDF:en', da: 'Åbn PDF’en', en: 'Open the PDF' },
  message: { nb: 'Melding fra deg', nn: 'Melding frå deg', sv: 'Meddelande från dig', da: 'Besked fra dig', en: 'A message from you' },
  messageHint: { nb: 'Valgfritt. Står i e-posten og i PDF-en.', nn: 'Valfritt. Står i e-posten og i PDF-en.', sv: 'Valfritt. Står i e-posten och i PDF:en.', da: 'Valgfrit. Står i mailen og i PDF’en.', en: 'Optional. Stands in the mail and the PDF.' },
  look: { nb: 'Vis med meldingen', nn: 'Vis med meldinga', sv: 'Visa med meddelandet', da: 'Vis med beskeden', en: 'Show with the message' },
  sendTo: { nb: 'Send til {count} personer', nn: 'Send til {count} personar', sv: 'Skicka till {count} personer', da: 'Send til {count} personer', en: 'Send to {count} people' },
  sendToOne: { nb: 'Send til én person', nn: 'Send til éin person', sv: 'Skicka till en person', da: 'Send til én person', en: 'Send to one person' },
  versions: { nb: 'Sendte versjoner', nn: 'Sende versjonar', sv: 'Skickade versioner', da: 'Sendte versioner', en: 'Versions sent' },
  version: { nb: 'Versjon {number}', nn: 'Versjon {number}', sv: 'Version {number}', da: 'Version {number}', en: 'Version {number}' },
  cancellation: { nb: 'Avlysning', nn: 'Avlysing', sv: 'Inställt', da: 'Aflysning', en: 'Cancellation' },
  sentAt: { nb: 'Sendt {time}', nn: 'Send {time}', sv: 'Skickad {time}', da: 'Sendt {time}', en: 'Sent {time}' },
  versionPdf: { nb: 'Versjon {number} som PDF', nn: 'Versjon {number} som PDF', sv: 'Version {number} som PDF', da: 'Version {number} som PDF', en: 'Version {number} as PDF' },
  noneYet: { nb: 'Innkallingen er ikke sendt ennå.', nn: 'Innkallinga er ikkje send enno.', sv: 'Kallelsen är inte skickad än.', da: 'Indkaldelsen er ikke sendt endnu.', en: 'The invitation has not been sent yet.' },
} satisfies Record<string, Phrase>
