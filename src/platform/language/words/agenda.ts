import type { Phrase } from '../phrase.ts'

/** Titles of the items that place themselves on an agenda. */
// biome-ignore format: a table, one row a phrase
export const agendaWords = {
  approveInvitation: { nb: 'Godkjenning av innkalling', nn: 'Godkjenning av innkalling', sv: 'Godkännande av kallelse och dagordning', da: 'Godkendelse af indkaldelse og dagsorden', en: 'Approval of the invitation' },
  approveMinutes: { nb: 'Godkjenning av referat fra møtet {date}', nn: 'Godkjenning av referat frå møtet {date}', sv: 'Godkännande av minnesanteckningar från mötet {date}', da: 'Godkendelse af referat fra mødet {date}', en: 'Approval of the minutes of the meeting on {date}' },
  followUps: { nb: 'Oppfølging av tidligere saker', nn: 'Oppfølging av tidlegare saker', sv: 'Uppföljning av tidigare ärenden', da: 'Opfølgning på tidligere punkter', en: 'Follow-up of earlier items' },
  report: { nb: 'Rapport fra arbeidsgruppen {group}', nn: 'Rapport frå arbeidsgruppa {group}', sv: 'Rapport från arbetsgruppen {group}', da: 'Rapport fra arbejdsgruppen {group}', en: 'Report from the working group {group}' },
} satisfies Record<string, Phrase>
