import type { Phrase } from '#src/platform/language/phrase.ts'

/** What the sample meeting says: invented, short, and with everything in it that a document can hold. */
// biome-ignore format: a table, one row a phrase
export const sampleWords = {
  collaboration: { nb: 'Fjordsamarbeidet', nn: 'Fjordsamarbeidet', sv: 'Älvsamarbetet', da: 'Bæltsamarbejdet', en: 'The Fjord Collaboration' },
  office: { nb: 'Sekretariatet, Rådhusgata 1', nn: 'Sekretariatet, Rådhusgata 1', sv: 'Kansliet, Rådhusgatan 1', da: 'Sekretariatet, Rådhusgade 1', en: 'The secretariat, 1 Town Hall Street' },
  group: { nb: 'Faggruppe for næring', nn: 'Faggruppe for næring', sv: 'Nätverket för näringsliv', da: 'Faggruppen for erhverv', en: 'Expert group on business' },
  place: { nb: 'Rådhuset, møterom 2', nn: 'Rådhuset, møterom 2', sv: 'Stadshuset, rum 2', da: 'Rådhuset, lokale 2', en: 'Town hall, room 2' },
  north: { nb: 'Nordvik kommune', nn: 'Nordvik kommune', sv: 'Norrviks kommun', da: 'Nordby Kommune', en: 'Nordvik municipality' },
  south: { nb: 'Sørvik kommune', nn: 'Sørvik kommune', sv: 'Söderviks kommun', da: 'Sønderby Kommune', en: 'Sørvik municipality' },
  county: { nb: 'Fylkeskommunen', nn: 'Fylkeskommunen', sv: 'Regionen', da: 'Regionen', en: 'The county' },
  headmaster: { nb: 'rektor', nn: 'rektor', sv: 'rektor', da: 'rektor', en: 'head teacher' },

  itemInvitation: { nb: 'Godkjenning av innkalling', nn: 'Godkjenning av innkalling', sv: 'Godkännande av kallelsen', da: 'Godkendelse af indkaldelsen', en: 'Approval of the invitation' },
  itemEarlier: { nb: 'Godkjenning av forrige referat', nn: 'Godkjenning av førre referat', sv: 'Föregående anteckningar', da: 'Godkendelse af forrige referat', en: 'Approval of the previous minutes' },
  itemGuidance: { nb: 'Felles veiledning for etablerere', nn: 'Felles rettleiing for etablerarar', sv: 'Gemensam rådgivning för nyföretagare', da: 'Fælles vejledning for iværksættere', en: 'Joint guidance for founders' },
  itemStaff: { nb: 'Personalsak', nn: 'Personalsak', sv: 'Personalärende', da: 'Personalesag', en: 'Staff matter' },
  itemOther: { nb: 'Eventuelt', nn: 'Eventuelt', sv: 'Övriga frågor', da: 'Eventuelt', en: 'Any other business' },
  approvedInvitation: { nb: 'Innkallingen ble godkjent.', nn: 'Innkallinga vart godkjend.', sv: 'Kallelsen godkändes.', da: 'Indkaldelsen blev godkendt.', en: 'The invitation was approved.' },
  text: {
    nb: 'Gruppen drøftet et **felles tilbud**:\n\n- Kurs vår og høst\n  - to kvelder\n  - på nett og i rådhuset\n- Én inngang på [nettsidene](https://example.org/)\n\n1. Kartlegge\n2. Prøve ut\n\n| Kommune | Kurs |\n|---|---|\n| Nordvik | 4 |\n| Sørvik | 3 |\n\n> Vi må nå dem som ennå nøler.',
    nn: 'Gruppa drøfta eit **felles tilbod**:\n\n- Kurs vår og haust\n  - to kveldar\n  - på nett og i rådhuset\n- Éin inngang på [nettsidene](https://example.org/)\n\n1. Kartleggje\n2. Prøve ut\n\n| Kommune | Kurs |\n|---|---|\n| Nordvik | 4 |\n| Sørvik | 3 |\n\n> Vi må nå dei som enno nøler.',
    sv: 'Nätverket diskuterade ett **gemensamt utbud**:\n\n- Kurser vår och höst\n  - två kvällar\n  - på nätet och i stadshuset\n- En ingång på [webbplatsen](https://example.org/)\n\n1. Kartlägga\n2. Pröva\n\n| Kommun | Kurser |\n|---|---|\n| Norrvik | 4 |\n| Södervik | 3 |\n\n> Vi måste nå dem som ännu tvekar.',
    da: 'Gruppen drøftede et **fælles tilbud**:\n\n- Kurser forår og efterår\n  - to aftener\n  - på nettet og på rådhuset\n- Én indgang på [hjemmesiden](https://example.org/)\n\n1. Kortlægge\n2. Afprøve\n\n| Kommune | Kurser |\n|---|---|\n| Nordby | 4 |\n| Sønderby | 3 |\n\n> Vi må nå dem, der endnu tøver.',
    en: 'The group discussed a **joint offer**:\n\n- Courses in spring and autumn\n  - two evenings\n  - online and in the town hall\n- One entrance on the [web pages](https://example.org/)\n\n1. Map what there is\n2. Try it out\n\n| Municipality | Courses |\n|---|---|\n| Nordvik | 4 |\n| Sørvik | 3 |\n\n> We must reach those who still hesitate.',
  },
  description: { nb: 'Hva kan kommunene gjøre sammen?', nn: 'Kva kan kommunane gjere saman?', sv: 'Vad kan kommunerna göra tillsammans?', da: 'Hvad kan kommunerne gøre sammen?', en: 'What can the municipalities do together?' },
  decision: { nb: 'Veiledningen samles i ett tilbud fra 1. januar.', nn: 'Rettleiinga blir samla i eitt tilbod frå 1. januar.', sv: 'Rådgivningen samlas i ett utbud från den 1 januari.', da: 'Vejledningen samles i ét tilbud fra 1. januar.', en: 'Guidance becomes one offer from 1 January.' },
  dissent: { nb: 'Sørvik ønsket oppstart til høsten.', nn: 'Sørvik ønskte oppstart til hausten.', sv: 'Södervik ville börja till hösten.', da: 'Sønderby ønskede start til efteråret.', en: 'Sørvik wished to begin in the autumn.' },
  workingGroup: { nb: 'Arbeidsgruppe for kurs', nn: 'Arbeidsgruppe for kurs', sv: 'Arbetsgruppen för kurser', da: 'Arbejdsgruppen for kurser', en: 'Working group on courses' },
  mandate: { nb: 'Lage felles kurs og foreslå en varig ordning.', nn: 'Lage felles kurs og føreslå ei varig ordning.', sv: 'Ta fram gemensamma kurser och föreslå en varaktig lösning.', da: 'Lave fælles kurser og foreslå en varig ordning.', en: 'Make joint courses and propose a lasting arrangement.' },
  report: { nb: 'Kursene er prøvd ut og kan gå videre.', nn: 'Kursa er prøvde ut og kan gå vidare.', sv: 'Kurserna har prövats och kan fortsätta.', da: 'Kurserne er afprøvet og kan fortsætte.', en: 'The courses have been tried and can go on.' },
  followUp: { nb: 'Sette opp kurskalender', nn: 'Setje opp kurskalender', sv: 'Göra en kurskalender', da: 'Lave en kursuskalender', en: 'Draw up a calendar of courses' },
  other: { nb: 'Neste møte er i Sørvik.', nn: 'Neste møte er i Sørvik.', sv: 'Nästa möte hålls i Södervik.', da: 'Næste møde er i Sønderby.', en: 'The next meeting is in Sørvik.' },
  paper: { nb: 'Oversikt over tilbud', nn: 'Oversyn over tilbod', sv: 'Översikt över utbudet', da: 'Oversigt over tilbud', en: 'Overview of what there is' },
  stamp: { nb: 'Godkjent i møtet 9. desember 2026 med disse rettelsene:', nn: 'Godkjent i møtet 9. desember 2026 med desse rettingane:', sv: 'Godkänt vid mötet 2026-12-09 med dessa rättelser:', da: 'Godkendt på mødet 9. december 2026 med disse rettelser:', en: 'Approved at the meeting on 9 December 2026 with these corrections:' },
  correction: { nb: 'I sak 3 rettes *tre* kvelder til *to*.', nn: 'I sak 3 blir *tre* kveldar retta til *to*.', sv: 'I punkt 3 rättas *tre* kvällar till *två*.', da: 'I punkt 3 rettes *tre* aftener til *to*.', en: 'In item 3, *three* evenings is corrected to *two*.' },
  remark: { nb: 'Det var to kvelder, ikke tre.', nn: 'Det var to kveldar, ikkje tre.', sv: 'Det var två kvällar, inte tre.', da: 'Det var to aftener, ikke tre.', en: 'It was two evenings, not three.' },
  answer: { nb: 'Rettet.', nn: 'Retta.', sv: 'Rättat.', da: 'Rettet.', en: 'Corrected.' },
  message: { nb: 'Ta gjerne med tall fra egen kommune.', nn: 'Ta gjerne med tal frå eigen kommune.', sv: 'Ta gärna med siffror från den egna kommunen.', da: 'Tag gerne tal med fra egen kommune.', en: 'Please bring figures from your own municipality.' },
  basis: { nb: 'offl. § 13, jf. fvl. § 13', nn: 'offl. § 13, jf. fvl. § 13', sv: 'OSL 39 kap. 2 §', da: 'forvaltningsloven § 27', en: 'Freedom of Information Act, section 13' },
} satisfies Record<string, Phrase>
