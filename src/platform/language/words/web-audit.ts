import type { Phrase } from '../phrase.ts'

/** What the page of the audit log says beside what was done. */
// biome-ignore format: a table, one row a phrase
export const auditWords = {
  lead: { nb: 'Hva som er gjort, av hvem, med hva. Ingenting her kan endres eller slettes uten at det synes.', nn: 'Kva som er gjort, av kven, med kva. Ingenting her kan endrast eller slettast utan at det synest.', sv: 'Vad som har gjorts, av vem, med vad. Inget här kan ändras eller raderas utan att det syns.', da: 'Hvad der er gjort, af hvem, med hvad. Intet her kan ændres eller slettes, uden at det ses.', en: 'What was done, by whom, to what. Nothing here can be changed or deleted without its showing.' },
  by: { nb: 'Gjort av', nn: 'Gjort av', sv: 'Gjort av', da: 'Gjort af', en: 'Done by' },
  action: { nb: 'Hva som ble gjort', nn: 'Kva som vart gjort', sv: 'Vad som gjordes', da: 'Hvad der blev gjort', en: 'What was done' },
  subject: { nb: 'Med hva', nn: 'Med kva', sv: 'Med vad', da: 'Med hvad', en: 'To what' },
  from: { nb: 'Fra og med', nn: 'Frå og med', sv: 'Från och med', da: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', nn: 'Til og med', sv: 'Till och med', da: 'Til og med', en: 'Until' },
  onlyBy: { nb: 'Bare det {name} har gjort.', nn: 'Berre det {name} har gjort.', sv: 'Bara det som {name} har gjort.', da: 'Kun det, {name} har gjort.', en: 'Only what {name} has done.' },
  onlyAbout: { nb: 'Bare det som er gjort med {name}.', nn: 'Berre det som er gjort med {name}.', sv: 'Bara det som har gjorts med {name}.', da: 'Kun det, der er gjort med {name}.', en: 'Only what was done to {name}.' },
  none: { nb: 'Ingenting er ført i loggen ennå.', nn: 'Ingenting er ført i loggen enno.', sv: 'Inget har förts in i loggen än.', da: 'Intet er ført i loggen endnu.', en: 'Nothing is in the log yet.' },
  erased: { nb: 'en som er slettet', nn: 'ein som er sletta', sv: 'en som har raderats', da: 'en, der er slettet', en: 'somebody who was erased' },
  onMeeting: { nb: '{name}, {date}', nn: '{name}, {date}', sv: '{name}, {date}', da: '{name}, {date}', en: '{name}, {date}' },
  details: { nb: 'Slik det er lagret', nn: 'Slik det er lagra', sv: 'Så som det är sparat', da: 'Sådan som det er gemt', en: 'As it is stored' },
  doneBy: { nb: 'av {name}', nn: 'av {name}', sv: 'av {name}', da: 'af {name}', en: 'by {name}' },
  serial: { nb: 'nr. {serial}', nn: 'nr. {serial}', sv: 'nr {serial}', da: 'nr. {serial}', en: 'no. {serial}' },
  verify: { nb: 'Kontroller loggen', nn: 'Kontroller loggen', sv: 'Kontrollera loggen', da: 'Kontrollér loggen', en: 'Verify the log' },
  whole: { nb: 'Loggen er hel', nn: 'Loggen er heil', sv: 'Loggen är hel', da: 'Loggen er hel', en: 'The log is whole' },
  wholeText: { nb: 'Alle {count} oppføringer henger sammen, og ingen er endret eller borte. Noter koden under utenfor systemet, så kan du senere se at heller ikke hele loggen er skrevet om.', nn: 'Alle {count} oppføringar heng saman, og ingen er endra eller borte. Noter koden under utanfor systemet, så kan du seinare sjå at heller ikkje heile loggen er skriven om.', sv: 'Alla {count} poster hänger ihop, och ingen är ändrad eller borta. Anteckna koden nedan utanför systemet så kan du senare se att inte heller hela loggen har skrivits om.', da: 'Alle {count} poster hænger sammen, og ingen er ændret eller væk. Notér koden nedenfor uden for systemet, så kan du senere se, at heller ikke hele loggen er skrevet om.', en: 'All {count} entries hold together, and none was altered or is missing. Note the code below outside of the system, and you can see later that the whole log was not rewritten either.' },
  broken: { nb: 'Loggen er endret', nn: 'Loggen er endra', sv: 'Loggen är ändrad', da: 'Loggen er ændret', en: 'The log was altered' },
  brokenText: { nb: 'Oppføring nr. {serial} er endret eller borte. Si fra til den som driver systemet, og ta vare på en sikkerhetskopi før noe annet gjøres.', nn: 'Oppføring nr. {serial} er endra eller borte. Sei frå til den som driv systemet, og ta vare på ein tryggingskopi før noko anna blir gjort.', sv: 'Post nr {serial} är ändrad eller borta. Meddela den som driver systemet, och spara en säkerhetskopia innan något annat görs.', da: 'Post nr. {serial} er ændret eller væk. Giv besked til den, der driver systemet, og gem en sikkerhedskopi, før andet gøres.', en: 'Entry no. {serial} was altered or is missing. Tell whoever runs the system, and keep a backup before anything else is done.' },
} satisfies Record<string, Phrase>
