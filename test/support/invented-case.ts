import { type Case, textsOfItems } from '../../scripts/accept/read-case.ts'

const attendee = (name: string, organisation: string): Case['attendees'][number] => ({
  ...{ name, organisation },
  status: 'present',
})

/** Invented minutes of the shape that real ones have: nested bullets, working groups with seats that wait for a name, a link. */
const expected: Case = {
  language: 'nb',
  group: 'Fjordregionens faggruppe for reiseliv',
  date: '2025-09-04',
  start: '09:00',
  end: '10:30',
  place: 'Kulturhuset',
  chair: 'Marit Elise Sundvær',
  attendees: [
    attendee('Marit Elise Sundvær', 'Sundvær kommune'),
    attendee('Tor Inge Brakstad', 'Brakstad kommune'),
    attendee('Åshild Nornes', 'Nornes kommune'),
    attendee('Gunvor Paulsrud', 'Elvedalen kommune'),
  ],
  secretariat: ['Silje Havnås'],
  items: [
    {
      ...{ number: '1', title: 'Godkjenning av innkalling', kind: 'approve-invitation' },
      decisions: ['Innkallingen ble godkjent'],
    },
    {
      ...{ number: '2', title: 'Godkjenning av referat fra møtet 3. juni 2025', kind: 'approve-minutes' },
      decisions: ['Referatet ble godkjent'],
    },
    {
      ...{ number: '3', title: 'Drøfting av "Fjordplanen 2026-2029"', kind: 'discussion' },
      decisions: [],
    },
    { number: '4', title: 'Innspill til handlingsprogrammet', kind: 'discussion', decisions: [] },
    { number: '5', title: 'Orienteringer fra sekretariatet', kind: 'information', decisions: [] },
  ],
  followUps: [
    {
      text: 'De i uthevet skrift kaller inn til det første møtet.',
      ...{ responsible: 'Marit Sundvær; Tor Inge Brakstad', due: null },
    },
  ],
  workingGroups: [
    {
      ...{ name: 'Skilting langs fjorden', convener: 'Marit Sundvær', duration: '1 år' },
      members: ['Marit Sundvær', 'Ingvild Tesdal', 'Åshild Nornes'],
    },
    {
      ...{ name: 'Arbeidsgruppe for vinterferjer', convener: 'Tor Inge Brakstad', duration: '1 år' },
      members: ['Tor Inge Brakstad', 'Åshild Nornes'],
      pending: ['Gunnvor Paulsrud/Elvedalen (bekrefter navn)', 'Sundvær (bekrefter navn)'],
    },
  ],
}

const source = `1. Godkjenning av innkalling

Innkallingen ble godkjent

2. Godkjenning av referat fra møtet 3. juni 2025

Referatet ble godkjent

3. Drøfting av "Fjordplanen 2026-2029"

Silje Havnås fra sekretariatet orienterte. Se presentasjon.

Sette fjorden på kartet – hva er viktig for dem som «bor her»?

- Skilting/merking – øke kjennskapen til stedene
- Ferjer og busser
 - Viktig for næring, miljø og samferdsel
 - Gir en region som henger sammen
  - Også om vinteren
- Flere gjester = flere arbeidsplasser

4. Innspill til handlingsprogrammet

Silje Havnås orienterte. Se presentasjon.

- Følge opp «Fjordløftet»
 - En kartlegging kommer i høst

Arbeidsgrupper

Gruppen foreslo å starte opp to arbeidsgrupper, med en varighet på 1 år.

1. Skilting langs fjorden
 - i. **Marit Sundvær**, Ingvild Tesdal og Åshild Nornes
2. Arbeidsgruppe for vinterferjer
 - i. **Tor Inge Brakstad**, Gunnvor Paulsrud/Elvedalen (bekrefter navn), Åshild Nornes og Sundvær (bekrefter navn)

De i uthevet skrift kaller inn til det første møtet.

5. Orienteringer fra sekretariatet

Silje Havnås orienterte muntlig.

- Søknader om midler
 - Svar ventes før jul

Opptaket ligger her:

<https://www.fjordregionen.example.org/opptak/sommermotet/>

- Neste år
 - Sommermøtet holdes på en ferje`

export const inventedCase = { expected, texts: textsOfItems(source, expected.items), source }
