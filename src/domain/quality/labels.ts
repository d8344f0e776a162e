/** Labels of the five languages as they open a line, and what stands for somebody or some time. */

const words = (list: string): string =>
  list
    .trim()
    .split(/\s*\|\s*/)
    .join('|')

/** "Ansvar:" before who shall do it. */
export const responsible = new RegExp(
  String.raw`(?<!\p{L})(?:${words('ansvar|ansvarlig|ansvarleg|ansvarig|ansvarlige|ansvariga|responsible|owner|utføres av|hvem')})[*_]*:[*_]*`,
  'iu',
)

/** "Vedtak:" before what was decided, with or without its number. */
export const decided = new RegExp(
  String.raw`^[*_]*(?:${words('vedtak|enstemmig vedtak|beslut|beslutning|beslutninger|decision|decisions')})(?: \d[\d/.-]*)?[*_]*:[*_]*`,
  'imu',
)

/** Labels that a template leaves to be filled in. */
const fields = words(
  `dato|datum|date|tid|tidspunkt|time|sted|stad|plats|place|møteleder|møteleiar|mötesordförande|mødeleder|ordstyrer|chair|
   referent|sekreterare|ref|til stede|tilstede|til stades|närvarande|deltakere|deltakarar|deltagare|deltagere|present|forfall|
   förhinder|afbud|mangler|fraværende|fråverande|frånvarande|absent|ansvar|ansvarlig|ansvarleg|ansvarig|responsible|frist|
   tidsfrist|deadline|due|neste møte|nästa möte|næste møde|next meeting|vedtak|beslut|beslutning|decision|oppfølging|
   uppföljning|opfølgning|follow-up|konklusjon|konklusion|conclusion|saksbehandler|saksbehandlar|handläggare|sagsbehandler|
   forslag til vedtak|framlegg til vedtak|förslag till beslut|indstilling`,
)
export const field = new RegExp(`^[*_]*(?:${fields})[*_ ]*:`, 'iu')
export const emptyField = new RegExp(`^[*_]*(?:${fields})[*_ ]*:[*_ ]*$`, 'iu')

/** A month, a weekday, a week, a season, or another word for when. */
const whenWords = words(
  `januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|december|januari|februari|maj|augusti|
   marts|january|february|march|may|june|july|october|
   mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tysdag|tisdag|lördag|söndag|laurdag|sundag|monday|tuesday|
   wednesday|thursday|friday|saturday|sunday|
   uke|veke|vecka|uge|week|helga|helgen|weekend|høsten|hausten|hösten|efteråret|våren|foråret|vinteren|vinteren|sommeren|sommaren|
   autumn|spring|summer|winter|i høst|i haust|i höst|i vår|innen|innan|inden|before|by the|før|frist|deadline|senest|seinast|
   i morgen|i morgon|i dag|idag|i kveld|tomorrow|today|neste|nästa|næste|next|når|när|når|when|etter|efter|after|
   snart|soon|fortløpende|løpende|løpande|løbende|møtet|mötet|mødet|uken|veka|månaden|måneden|year|år|året|årets`,
)

/** Whether a sentence says when, in any way. */
export const saysWhen = new RegExp(
  String.raw`(?<!\p{L})(?:${whenWords})(?!\p{L})|\d{1,2}[./]\d{1,2}|\d{4}|kl\.`,
  'iu',
)

/** "Forfall:" before who did not come. */
export const absenceLabel = new RegExp(
  `^[*_]*(?:${words('(?:meldt )?forfall|frafall|fråvær|fravær|fraværende|fråverande|förhinder|frånvarande|afbud|meldt avbud|avbud|apologies|excused|absent|ikke til stede|ikkje til stades|ej närvarande|mangler')})[*_ ]*:`,
  'iu',
)
