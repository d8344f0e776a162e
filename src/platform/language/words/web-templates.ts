import type { Phrase } from '../phrase.ts'

/** What the pages of templates say. */
// biome-ignore format: a table, one row a phrase
export const templateWords = {
  lead: { nb: 'Hvordan dokumentene ser ut. Endre teksten i en mal, så blir de neste dokumentene slik; det som er sendt, står.', nn: 'Korleis dokumenta ser ut. Endre teksten i ein mal, så blir dei neste dokumenta slik; det som er sendt, står.', sv: 'Hur dokumenten ser ut. Ändra texten i en mall så blir nästa dokument så; det som har skickats står kvar.', da: 'Hvordan dokumenterne ser ud. Ret teksten i en skabelon, så bliver de næste dokumenter sådan; det, der er sendt, står.', en: 'What documents look like. Change the text of a template, and the next documents look like that; what was sent stays.' },
  place: { nb: 'Maler for', nn: 'Malar for', sv: 'Mallar för', da: 'Skabeloner for', en: 'Templates of' },
  wholePlace: { nb: 'Hele samarbeidet', nn: 'Heile samarbeidet', sv: 'Hela samarbetet', da: 'Hele samarbejdet', en: 'The whole collaboration' },
  shipped: { nb: 'Følger med Referat', nn: 'Følgjer med Referat', sv: 'Följer med Referat', da: 'Følger med Referat', en: 'Comes with Referat' },
  collaboration: { nb: 'Samarbeidets egen', nn: 'Samarbeidet sin eigen', sv: 'Samarbetets egen', da: 'Samarbejdets egen', en: 'The collaboration’s own' },
  group: { nb: 'Gruppens egen', nn: 'Gruppa sin eigen', sv: 'Gruppens egen', da: 'Gruppens egen', en: 'The group’s own' },
  source: { nb: 'Malens tekst', nn: 'Teksten i malen', sv: 'Mallens text', da: 'Skabelonens tekst', en: 'The template’s text' },
  sourceHint: { nb: 'Vanlig tekst med Markdown. Det som skal hentes fra møtet, står som {{ navn }}, og lister og tabeller som ::blokk.', nn: 'Vanleg tekst med Markdown. Det som skal hentast frå møtet, står som {{ namn }}, og lister og tabellar som ::blokk.', sv: 'Vanlig text med Markdown. Det som hämtas från mötet står som {{ namn }}, och listor och tabeller som ::block.', da: 'Almindelig tekst med Markdown. Det, der hentes fra mødet, står som {{ navn }}, og lister og tabeller som ::blok.', en: 'Plain text with Markdown. What is taken from the meeting stands as {{ name }}, and lists and tables as ::block.' },
  saveVersion: { nb: 'Lagre som ny versjon', nn: 'Lagre som ny versjon', sv: 'Spara som ny version', da: 'Gem som ny version', en: 'Save as a new version' },
  showPreview: { nb: 'Vis', nn: 'Vis', sv: 'Visa', da: 'Vis', en: 'Show' },
  preview: { nb: 'Slik blir det', nn: 'Slik blir det', sv: 'Så blir det', da: 'Sådan bliver det', en: 'What it will look like' },
  previewHint: { nb: 'Et eksempelmøte, laget av teksten ved siden av.', nn: 'Eit døme på eit møte, laga av teksten ved sida av.', sv: 'Ett exempelmöte, gjort av texten bredvid.', da: 'Et eksempel på et møde, lavet af teksten ved siden af.', en: 'A sample meeting, made of the text beside it.' },
  previewLanguage: { nb: 'På', nn: 'På', sv: 'På', da: 'På', en: 'In' },
  placeholders: { nb: 'Opplysninger som kan stå i teksten', nn: 'Opplysningar som kan stå i teksten', sv: 'Uppgifter som kan stå i texten', da: 'Oplysninger, der kan stå i teksten', en: 'Facts that the text may name' },
  placeholder: { nb: 'Skriv', nn: 'Skriv', sv: 'Skriv', da: 'Skriv', en: 'Write' },
  sample: { nb: 'I eksempelet', nn: 'I dømet', sv: 'I exemplet', da: 'I eksemplet', en: 'In the sample' },
  blocks: { nb: 'Blokker', nn: 'Blokker', sv: 'Block', da: 'Blokke', en: 'Blocks' },
  blocksHint: { nb: 'En linje for seg selv. Det som står i klammer, kan velges.', nn: 'Ei linje for seg sjølv. Det som står i klammer, kan veljast.', sv: 'En egen rad. Det som står inom klamrar kan väljas.', da: 'En linje for sig selv. Det, der står i klammer, kan vælges.', en: 'On a line of its own. What stands in brackets may be chosen.' },
  settings: { nb: 'I hodet øverst, mellom strekene', nn: 'I hovudet øvst, mellom strekane', sv: 'I huvudet överst, mellan strecken', da: 'I hovedet øverst, mellem stregerne', en: 'In the head at the top, between the lines' },
  versions: { nb: 'Versjoner', nn: 'Versjonar', sv: 'Versioner', da: 'Versioner', en: 'Versions' },
  noVersions: { nb: 'Ingen har endret malen her. Lagre teksten, så blir det den første versjonen.', nn: 'Ingen har endra malen her. Lagre teksten, så blir det den første versjonen.', sv: 'Ingen har ändrat mallen här. Spara texten så blir det den första versionen.', da: 'Ingen har ændret skabelonen her. Gem teksten, så bliver det den første version.', en: 'Nobody has changed the template here. Save the text, and it is the first version.' },
  version: { nb: 'Versjon {number}', nn: 'Versjon {number}', sv: 'Version {number}', da: 'Version {number}', en: 'Version {number}' },
  dropped: { nb: 'Gitt opp', nn: 'Gjeven opp', sv: 'Övergiven', da: 'Opgivet', en: 'Given up' },
  inUse: { nb: 'I bruk', nn: 'I bruk', sv: 'Används', da: 'I brug', en: 'In use' },
  looking: { nb: 'Du ser på versjon {number}', nn: 'Du ser på versjon {number}', sv: 'Du tittar på version {number}', da: 'Du ser på version {number}', en: 'You are looking at version {number}' },
  lookingHint: { nb: 'Lagre den for å bruke den igjen. Den blir da den nyeste versjonen.', nn: 'Lagre han for å bruke han igjen. Han blir då den nyaste versjonen.', sv: 'Spara den för att använda den igen. Den blir då den nyaste versionen.', da: 'Gem den for at bruge den igen. Den bliver så den nyeste version.', en: 'Save it to use it again. It then becomes the newest version.' },
  backToInUse: { nb: 'Tilbake til den som er i bruk', nn: 'Tilbake til den som er i bruk', sv: 'Tillbaka till den som används', da: 'Tilbage til den, der er i brug', en: 'Back to the one in use' },
  drop: { nb: 'Gi opp malen', nn: 'Gje opp malen', sv: 'Överge mallen', da: 'Opgiv skabelonen', en: 'Give the template up' },
  dropQuestion: { nb: 'Nye dokumenter lages da av malen over: samarbeidets, eller den som følger med. Versjonene blir liggende og kan tas i bruk igjen.', nn: 'Nye dokument blir då laga av malen over: den til samarbeidet, eller den som følgjer med. Versjonane blir liggjande og kan takast i bruk igjen.', sv: 'Nya dokument görs då av mallen ovanför: samarbetets, eller den som följer med. Versionerna finns kvar och kan användas igen.', da: 'Nye dokumenter laves så af skabelonen over: samarbejdets, eller den, der følger med. Versionerne bliver liggende og kan bruges igen.', en: 'New documents are then made by the template above: the collaboration’s, or the one that comes with Referat. The versions remain and can be used again.' },
} satisfies Record<string, Phrase>

/** What each document is called. */
// biome-ignore format: a table, one row a phrase
export const documentWords = {
  invitation: { nb: 'Innkalling', nn: 'Innkalling', sv: 'Kallelse', da: 'Indkaldelse', en: 'Invitation' },
  'attendance-list': { nb: 'Deltakerliste', nn: 'Deltakarliste', sv: 'Deltagarlista', da: 'Deltagerliste', en: 'Attendance list' },
  minutes: { nb: 'Referat', nn: 'Referat', sv: 'Minnesanteckningar', da: 'Referat', en: 'Minutes' },
  record: { nb: 'Møtebok', nn: 'Møtebok', sv: 'Mötesbok', da: 'Forhandlingsprotokol', en: 'Record of the meeting' },
  protocol: { nb: 'Protokoll med justering', nn: 'Protokoll med justering', sv: 'Justerat protokoll', da: 'Protokol med underskrifter', en: 'Protocol with adjustment' },
  'decision-minutes': { nb: 'Beslutningsprotokoll', nn: 'Vedtaksprotokoll', sv: 'Beslutsprotokoll', da: 'Beslutningsprotokol', en: 'Decision minutes' },
  decisions: { nb: 'Bare vedtakene', nn: 'Berre vedtaka', sv: 'Bara besluten', da: 'Kun beslutningerne', en: 'The decisions only' },
  excerpt: { nb: 'Utskrift av én sak', nn: 'Utskrift av éi sak', sv: 'Utdrag för ett ärende', da: 'Udskrift af ét punkt', en: 'Excerpt of one item' },
  mandate: { nb: 'Mandat for en arbeidsgruppe', nn: 'Mandat for ei arbeidsgruppe', sv: 'Uppdrag för en arbetsgrupp', da: 'Kommissorium for en arbejdsgruppe', en: 'Mandate of a working group' },
  'follow-up-list': { nb: 'Oppfølgingsliste', nn: 'Oppfølgingsliste', sv: 'Uppföljningslista', da: 'Opfølgningsliste', en: 'List of follow-ups' },
  'year-plan': { nb: 'Møteplan for året', nn: 'Møteplan for året', sv: 'Mötesplan för året', da: 'Mødeplan for året', en: 'Meetings of the year' },
} satisfies Record<string, Phrase>

/** What each document is made for, where its name does not say it. */
// biome-ignore format: a table, one row a phrase
export const documentUses = {
  minutes: { nb: 'Grupper som skriver vanlig referat', nn: 'Grupper som skriv vanleg referat', sv: 'Grupper som skriver minnesanteckningar', da: 'Grupper, der skriver almindeligt referat', en: 'Groups that write plain minutes' },
  record: { nb: 'Politiske råd og styrer i Norge', nn: 'Politiske råd og styre i Noreg', sv: 'Politiska råd och styrelser i Norge', da: 'Politiske råd og bestyrelser i Norge', en: 'Political councils and boards in Norway' },
  protocol: { nb: 'Svenske organer som justerer', nn: 'Svenske organ som justerer', sv: 'Organ som justerar sina protokoll', da: 'Svenske organer, der justerer', en: 'Swedish bodies whose minutes are adjusted' },
  'decision-minutes': { nb: 'Danske organer der deltakerne skriver under', nn: 'Danske organ der deltakarane skriv under', sv: 'Danska organ där deltagarna skriver under', da: 'Organer, hvor deltagerne skriver under', en: 'Danish bodies whose participants sign' },
} satisfies Record<string, Phrase>
