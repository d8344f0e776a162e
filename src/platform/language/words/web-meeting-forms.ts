import type { Phrase } from '../phrase.ts'

/** What the forms to plan a meeting and to change it say. */
// biome-ignore format: a table, one row a phrase
export const meetingFormWords = {
  planTitle: { nb: 'Planlegg møte', nn: 'Planlegg møte', sv: 'Planera möte', da: 'Planlæg møde', en: 'Plan a meeting' },
  planLead: { nb: '{group}. Fylt ut fra møtet {date}; se over og rett.', nn: '{group}. Fylt ut frå møtet {date}; sjå over og rett.', sv: '{group}. Ifyllt från mötet {date}; se över och rätta.', da: '{group}. Udfyldt fra mødet {date}; se efter og ret.', en: '{group}. Filled in from the meeting on {date}; look it over and correct.' },
  planFirst: { nb: '{group} har ikke hatt møter ennå.', nn: '{group} har ikkje hatt møte enno.', sv: '{group} har inte haft några möten än.', da: '{group} har ikke haft møder endnu.', en: '{group} has had no meetings yet.' },
  planSubmit: { nb: 'Planlegg møtet', nn: 'Planlegg møtet', sv: 'Planera mötet', da: 'Planlæg mødet', en: 'Plan the meeting' },
  comesByItself: { nb: 'Kommer på sakslisten av seg selv', nn: 'Kjem på saklista av seg sjølv', sv: 'Kommer på dagordningen av sig själv', da: 'Kommer på dagsordenen af sig selv', en: 'Comes on the agenda by itself' },
  nothingByItself: { nb: 'Ingenting. Du setter opp sakene etterpå.', nn: 'Ingenting. Du set opp sakene etterpå.', sv: 'Inget. Du lägger upp ärendena efteråt.', da: 'Intet. Du sætter punkterne op bagefter.', en: 'Nothing. You set up the items afterwards.' },
  changeLater: { nb: 'Alt kan endres etterpå. Ingen får beskjed før du sender innkallingen.', nn: 'Alt kan endrast etterpå. Ingen får beskjed før du sender innkallinga.', sv: 'Allt kan ändras efteråt. Ingen meddelas förrän du skickar kallelsen.', da: 'Alt kan ændres bagefter. Ingen får besked, før du sender indkaldelsen.', en: 'Everything can be changed afterwards. Nobody is told until you send the invitation.' },
  group: { nb: 'Gruppe', nn: 'Gruppe', sv: 'Grupp', da: 'Gruppe', en: 'Group' },
  on: { nb: 'Dato', nn: 'Dato', sv: 'Datum', da: 'Dato', en: 'Date' },
  start: { nb: 'Begynner', nn: 'Byrjar', sv: 'Börjar', da: 'Begynder', en: 'Starts' },
  end: { nb: 'Slutter', nn: 'Sluttar', sv: 'Slutar', da: 'Slutter', en: 'Ends' },
  severalDays: { nb: 'Møtet går over flere dager', nn: 'Møtet går over fleire dagar', sv: 'Mötet pågår i flera dagar', da: 'Mødet varer flere dage', en: 'The meeting lasts several days' },
  untilOn: { nb: 'Siste dag', nn: 'Siste dag', sv: 'Sista dag', da: 'Sidste dag', en: 'Last day' },
  whichStart: { nb: 'Klokken er {time} to ganger den natten. Når begynner møtet?', nn: 'Klokka er {time} to gonger den natta. Når byrjar møtet?', sv: 'Klockan är {time} två gånger den natten. När börjar mötet?', da: 'Klokken er {time} to gange den nat. Hvornår begynder mødet?', en: 'It is {time} twice that night. When does the meeting start?' },
  whichEnd: { nb: 'Klokken er {time} to ganger den natten. Når slutter møtet?', nn: 'Klokka er {time} to gonger den natta. Når sluttar møtet?', sv: 'Klockan är {time} två gånger den natten. När slutar mötet?', da: 'Klokken er {time} to gange den nat. Hvornår slutter mødet?', en: 'It is {time} twice that night. When does the meeting end?' },
  firstOfTwo: { nb: 'Første gang, før klokken stilles tilbake', nn: 'Første gongen, før klokka blir stilt tilbake', sv: 'Första gången, innan klockan ställs tillbaka', da: 'Første gang, før uret stilles tilbage', en: 'The first time, before the clocks go back' },
  secondOfTwo: { nb: 'Andre gang, etter at klokken er stilt tilbake', nn: 'Andre gongen, etter at klokka er stilt tilbake', sv: 'Andra gången, efter att klockan har ställts tillbaka', da: 'Anden gang, efter at uret er stillet tilbage', en: 'The second time, after the clocks have gone back' },
  place: { nb: 'Sted', nn: 'Stad', sv: 'Plats', da: 'Sted', en: 'Place' },
  video: { nb: 'Videolenke', nn: 'Videolenkje', sv: 'Videolänk', da: 'Videolink', en: 'Video link' },
  videoHint: { nb: 'La feltet stå tomt når ingen kan være med på video.', nn: 'La feltet stå tomt når ingen kan vere med på video.', sv: 'Lämna fältet tomt när ingen kan vara med via video.', da: 'Lad feltet stå tomt, når ingen kan være med på video.', en: 'Leave empty when nobody can take part by video.' },
  chair: { nb: 'Møteleder', nn: 'Møteleiar', sv: 'Mötesordförande', da: 'Mødeleder', en: 'Chair' },
  writer: { nb: 'Referent', nn: 'Referent', sv: 'Sekreterare', da: 'Referent', en: 'Minutes by' },
  nobodyYet: { nb: 'Ikke bestemt', nn: 'Ikkje bestemt', sv: 'Inte bestämt', da: 'Ikke bestemt', en: 'Not decided' },
  name: { nb: 'Navn på møtet', nn: 'Namn på møtet', sv: 'Mötets namn', da: 'Mødets navn', en: 'Name of the meeting' },
  nameHint: { nb: 'Valgfritt, som «Høstsamling».', nn: 'Valfritt, som «Haustsamling».', sv: 'Valfritt, till exempel ”Höstmöte”.', da: 'Valgfrit, som »Efterårsmøde«.', en: 'Optional, such as “Autumn gathering”.' },
  isKept: { nb: 'Står i historikken.', nn: 'Står i historikken.', sv: 'Står i historiken.', da: 'Står i historikken.', en: 'Stands in the history.' },
} satisfies Record<string, Phrase>
