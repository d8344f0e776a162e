import { numberPattern as count } from './number-words.ts'

/** How the outcome of a vote is written in the five languages. */

const votes = 'stemmer|stemme|stemmar|stemmene|røyster|røyst|røystene|röster|röst|votes?'
const voted = 'stemte|stemde|røysta|røystet|röstade|voted'
const against = 'imot|mot|emot|imod|mod|against'
const yes = `for|för|in favou?r|${'ja|yes|ayes?'}`
const no = `${against}|nei|nej|no|nays?|noes`
const none = `avholdende|avholdne|avhaldande|avsto(?:d)?|avstod från att rösta|avstår|blankt?|blanke|blanka|unnlot(?: å stemme)?|nedlagde|undlod(?: at stemme)?|hverken for eller imod|abstained|abstentions?|abstaining`
const apart = String.raw`(?<![\p{L}\d]|\d[.,:/–-])`
const over = String.raw`(?![\p{L}\d]|[.,:/–-]\d)`

/** "7 mot 2 stemmer", "7 stemmer mot 2", "7 votes to 2" */
export const pairPattern = new RegExp(
  `${apart}(?<yes>${count}) (?<votes1>(?:${votes}) )?(?:${against}|(?<to>to)) (?<no>${count})(?<votes2> (?:${votes}))?${over}`,
  'giu',
)

/** "5 for", "2 stemte mot", "For: 5", "Nej 3", "mot 2 stemmer", "1 avholdende", "med 7 stemmer" */
export const countedPattern = new RegExp(
  `${apart}(?:` +
    `(?<n1>${count}) (?<votes1>(?:${votes}|${voted}) )?(?:(?<yes1>${yes})|(?<no1>${no})|(?<none1>${none}))` +
    `|(?:(?<yes2>${yes})|(?<no2>${no})|(?<none2>${none})): ?(?<n2>${count})` +
    String.raw`|(?:(?<yes3>ja|yes|ayes)|(?<no3>nei|nej|noes|nays)|(?<none3>blanke|blanka|avholdende|avstod)) (?<n3>\d{1,3})` +
    `|(?:${against}) (?<n4>${count}) (?<votes4>${votes})` +
    `|(?:med|with) (?<n5>${count}) (?<votes5>${votes})` +
    `)${over}`,
  'giu',
)

const passed =
  'vedtatt|vedteke|vedtekne|vedtatte|vedtas|vedtek|vedtok|vedtar|vedtaget|vedtages|vedtog|godkjent|godkjente|godkjennes|godkjend|godkjende|godkänd|godkändes|godkänns|godkendt|godkendes|beslutat|beslutade|beslutar|beslutas|besluttet|beslutter|besluttede|bestemt|tilslutning|tiltrådt|tiltrådte|antatt|antas|antaget|antogs|støttes|støttet|valgt|velges|vald|valde|väljs|valgtes|approved|adopted|agreed|carried|decided|elected|resolved|passed'
export const passedWord = new RegExp(`(?<!\\p{L})(?:${passed})(?!\\p{L})`, 'iu')
const unanimous =
  'enstemmig|enstemmige|einstemmig|samrøystes|samrøystes|enhälligt|enhällig|enstemmigt|unanimously|unanimous'

/** "enstemmig vedtatt", "vedtok samrøystes", "Enstemmig." as a sentence; "ikke enstemmig" is none. */
export const unanimousPattern = new RegExp(
  String.raw`(?<not>(?<!\p{L})(?:ikke|ikkje|inte|ej|not) )?(?<before>(?<!\p{L})(?:${passed}|ble|blei|vart|blev|was) )?(?<!\p{L})(?:${unanimous})(?!\p{L})(?<after> (?:${passed}|at|att|å)(?!\p{L}))?`,
  'giu',
)

/** "med møtelederens dobbeltstemme"; that a chair has one is no vote. */
export const castingPattern =
  /(?<!\p{L})(?:med|ved|gjennom|genom|efter|av|by|on|with|through) (?:[\p{L}’']{1,30} ){0,4}(?:dobbeltstemmen?|dobbelstemmen?|dobbeltrøysta?|utslagsröst(?:en)?|avgjørende stemmen?|avgjerande røysta?|avgörande röst(?:en)?|afgørende stemme|casting vote)(?!\p{L})(?: til (?:møteleder(?:en)?|leder(?:en)?|møteleiar(?:en)?|leiar(?:en)?))?/giu

/** A vote that nobody counted, or whose counts are not told. */
export const uncountedPattern =
  /(?<!\p{L})(?:(?:med|by|with|ved) (?:[\p{L}]{1,12} ){0,2}(?:flertall|fleirtal|flertal|majoritet|majority)|flertallsvedtak|(?:mot|imot|mod|imod) (?:stemmene|røystene|stemmerne) (?:til|fra|frå|af))(?!\p{L})/giu

/** What may stand around counts where nothing else stands there. */
export const vote = new RegExp(
  String.raw`(?<!\p{L})(?:${votes}|${voted}|${passed}|med|mot|by|with|og|och|and|ved|efter|etter|ble|vart|blev|was|avstemning|avstemming|røysting|avrøysting|votering|voteringsresultat|voteringen|omröstning|afstemning|vote|voting|result|resultat|stemmetall|røystetal|stemmetal|enstemmig|samrøystes)(?!\p{L})`,
  'giu',
)

/** What shows that figures beside it are votes. */
export const ofVote = new RegExp(
  String.raw`(?<!\p{L})(?:${passed}|med|by|with|avstemning|avrøysting|røysting|votering|omröstning|afstemning|vote):? ?$`,
  'iu',
)
