import type { ItemKind } from '../../database/schema/agenda.ts'
import type { Phrase } from '../phrase.ts'

/** Sentences that minutes use again and again, by the kind of the item, in the language of the minutes. */
// biome-ignore format: a table, one row a phrase
export const standardPhrases = {
  'approve-invitation': [
    { nb: 'Innkallingen og sakslisten ble godkjent.', nn: 'Innkallinga og saklista vart godkjende.', sv: 'Kallelsen och dagordningen godkändes.', da: 'Indkaldelsen og dagsordenen blev godkendt.', en: 'The invitation and the agenda were approved.' },
    { nb: 'Det var ingen merknader til innkallingen.', nn: 'Det var ingen merknader til innkallinga.', sv: 'Det fanns inga synpunkter på kallelsen.', da: 'Der var ingen bemærkninger til indkaldelsen.', en: 'There were no remarks on the invitation.' },
  ],
  'approve-minutes': [
    { nb: 'Referatet ble godkjent.', nn: 'Referatet vart godkjent.', sv: 'Anteckningarna godkändes.', da: 'Referatet blev godkendt.', en: 'The minutes were approved.' },
    { nb: 'Referatet ble godkjent med rettelser.', nn: 'Referatet vart godkjent med rettingar.', sv: 'Anteckningarna godkändes med rättelser.', da: 'Referatet blev godkendt med rettelser.', en: 'The minutes were approved with corrections.' },
    { nb: 'Det var ingen merknader til referatet.', nn: 'Det var ingen merknader til referatet.', sv: 'Det fanns inga synpunkter på anteckningarna.', da: 'Der var ingen bemærkninger til referatet.', en: 'There were no remarks on the minutes.' },
  ],
  information: [
    { nb: 'Saken ble tatt til orientering.', nn: 'Saka vart teken til orientering.', sv: 'Gruppen tog del av informationen.', da: 'Orienteringen blev taget til efterretning.', en: 'The group took note of the information.' },
    { nb: 'Gruppen takket for orienteringen.', nn: 'Gruppa takka for orienteringa.', sv: 'Gruppen tackade för informationen.', da: 'Gruppen takkede for orienteringen.', en: 'The group gave thanks for the information.' },
  ],
  discussion: [
    { nb: 'Gruppen drøftet saken.', nn: 'Gruppa drøfta saka.', sv: 'Gruppen diskuterade frågan.', da: 'Gruppen drøftede punktet.', en: 'The group discussed the matter.' },
    { nb: 'Saken tas opp igjen på neste møte.', nn: 'Saka blir teken opp att på neste møte.', sv: 'Frågan tas upp igen vid nästa möte.', da: 'Punktet tages op igen på næste møde.', en: 'The matter comes up again at the next meeting.' },
  ],
  input: [
    { nb: 'Gruppen ga disse innspillene:', nn: 'Gruppa gav desse innspela:', sv: 'Gruppen lämnade följande inspel:', da: 'Gruppen gav følgende input:', en: 'The group gave this input:' },
  ],
  decision: [
    { nb: 'Gruppen sluttet seg til forslaget.', nn: 'Gruppa slutta seg til framlegget.', sv: 'Gruppen ställde sig bakom förslaget.', da: 'Gruppen tilsluttede sig forslaget.', en: 'The group endorsed the proposal.' },
    { nb: 'Saken ble utsatt til neste møte.', nn: 'Saka vart utsett til neste møte.', sv: 'Ärendet bordlades till nästa möte.', da: 'Sagen blev udsat til næste møde.', en: 'The item was put off to the next meeting.' },
  ],
  election: [
    { nb: 'Det kom inn ett forslag, og valget var enstemmig.', nn: 'Det kom inn eitt framlegg, og valet var samrøystes.', sv: 'Ett förslag lämnades och valet var enhälligt.', da: 'Der kom ét forslag, og valget var enstemmigt.', en: 'There was one proposal, and the election was unanimous.' },
  ],
  report: [
    { nb: 'Rapporten ble tatt til orientering.', nn: 'Rapporten vart teken til orientering.', sv: 'Rapporten lades till handlingarna.', da: 'Rapporten blev taget til efterretning.', en: 'The group took note of the report.' },
    { nb: 'Gruppen takket arbeidsgruppen for innsatsen.', nn: 'Gruppa takka arbeidsgruppa for innsatsen.', sv: 'Gruppen tackade arbetsgruppen för insatsen.', da: 'Gruppen takkede arbejdsgruppen for indsatsen.', en: 'The group thanked the working group for its work.' },
  ],
  'any-other-business': [
    { nb: 'Det var ingen saker under eventuelt.', nn: 'Det var ingen saker under eventuelt.', sv: 'Inga övriga frågor togs upp.', da: 'Der var intet under eventuelt.', en: 'There was no other business.' },
  ],
} satisfies Record<ItemKind, Phrase[]>
