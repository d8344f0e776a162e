import { monthOf, weekdayOf } from '../../quality/date-words.ts'
import { numberPattern } from './number-words.ts'

/** How deadlines are written in the five languages: what leads up to a day, and the day itself. */

const alternatives = (words: Iterable<string>): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace('.', '\\.'))
    .join('|')

const months = alternatives(monthOf.keys())
/** Written out: "før jul" speaks of Christmas. */
const wholeMonths = alternatives(
  [...monthOf.keys()].filter((word) => word.length > 3 || /^ma[ijy]$/.test(word)),
)
const englishMonths =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const weekdays = alternatives(weekdayOf.keys())
const year = String.raw`(?:19|20)\d\d`
const next = 'neste|nästa|næste|next'
const weekWord = 'uke|uka|uken|veke|veka|vecka|veckan|uge|ugen|week'
const meetingWord = String.raw`\p{L}{0,20}(?:møte|møtet|möte|mötet|møde|mødet|meeting|gang|gong|gång)`

/** Of its own, the word says that there is a deadline. */
const label = String.raw`(?:(?:med|with|and|og|och) (?:a )?)?(?:\p{L}{0,10}frist(?:en)?|deadline|due(?: date| on)?|sista dag|siste dag)(?: er| är| is)?`

/** Before a day, these say that it is a deadline; "til" and "på" only where the line ends with it. */
const strong = String.raw`innen|innan|inden|senest|seinast|senast|ikke senere enn|ikkje seinare enn|inte senare än|ikke senere end|inom|før|fyre|före|by|before|no later than|not later than|latest|within|until|fram til|frem til|til og med|till och med|t\.o\.m\.|i løpet av|i laupet av|under loppet av|i løbet af`
const weak = 'til|till|to|på|on|om|in|i|for'

export const leadPattern = `(?:(?<label>${label})(?<colon>:)? ?)?(?:(?<strong>${strong})(?: den| the)? |(?<weak>${weak})(?: den| the)? )?`

const inWords = String.raw`(?<d1>\d{1,2})(?:\.|st|nd|rd|th|:[ea])? ?(?:of )?(?<m1>${months})(?!\p{L})(?:\.?,? (?<y1>${year})(?!\d))?`
const monthFirst = String.raw`(?<m5>${englishMonths})\.? (?<d5>\d{1,2})(?:st|nd|rd|th)?(?![\d:.])(?:,? (?<y5>${year})(?!\d))?`
const iso = String.raw`(?<y2>${year})-(?<m2>\d\d)-(?<d2>\d\d)(?!\d)`
const inFigures = String.raw`(?<d3>\d{1,2})(?:\. ?|/)(?<m3>\d{1,2})(?!\d)(?:(?:\. ?|[/-]| )(?<y3>${year})(?!\d)|[./-](?<y4>\d\d)(?![\d.:]))?(?![.:]?\d)(?! ?(?:%|prosent|procent|percent|mill|kr|år|timer|timmar|meter)(?!\p{L}))`
const date = String.raw`(?:(?:${weekdays})(?:en)?[.,]? ?(?:den |d\. |the )?)?(?:${iso}|${inWords}|${monthFirst}|${inFigures})`

const week = String.raw`(?:(?:i )?(?:${weekWord})|v\.) ?(?:nr\.? )?(?<week>\d{1,2})(?!\d|[.:]\d)(?:[ /-](?<weekYear>${year})(?!\d))?`
const ofWeek = `(?:(?<weekdayInWeek>${weekdays})(?:en)? )?${week}`
const weekday = String.raw`(?:(?<nextDay>${next}) |(?:nå|no|nu|kommende|komande|kommande|førstkommende|fyrstkomande|coming|this|på|on) ){0,2}(?<weekday>${weekdays})(?:en)?(?!\p{L})(?<inNextWeek> (?:i )?(?:${next}) (?:${weekWord}))?`
const nextWeek = `(?<nextWeek>(?:${next}) (?:${weekWord}))`
const thisWeek = `(?<thisWeek>(?:denne|denna|this|ut) (?:${weekWord}))`
const amount = `(?<amount>${numberPattern}) (?:(?<days>dag|dager|dagar|dage|days?)|(?<weeks>uke|uker|veke|veker|vecka|veckor|uge|uger|weeks?)|(?<months>måned|måneder|månad|månader|månadar|months?))`
const tomorrow = `(?<tomorrow>i ?morgen|i ?morgon|tomorrow)|(?<dayAfter>i over ?morgen|i over ?morgon|i över ?morgon|the day after tomorrow)|(?<today>i ?dag|today)`
const end = `(?:the )?(?:utgangen av|utgongen av|utgången av|udgangen af|slutten av|slutet av|slutningen af|end of)(?: the)? (?:(?<endMonth>${months})(?: (?<endMonthYear>${year}))?|(?<endThisMonth>måneden|månaden|month)|(?<endThisYear>året|year)|(?<endYear>${year})|(?<endWeek>uken|uka|veka|veckan|ugen|week))`
const open = String.raw`(?<openMeeting>(?:(?:det|the) )?(?:${next}|førstkommende|komande|kommende) ${meetingWord})|(?<openTurn>(?:the )?(?:månedsskiftet|månadsskiftet|måneskiftet|årsskiftet|årsskifte|turn of the (?:month|year))(?: [\p{L}/-]{3,20})?)|(?<openMonth>(?:${wholeMonths})(?!\p{L}))|(?<openSeason>sommeren|sommaren|sommerferien|høsten|hausten|hösten|efteråret|våren|foråret|summer|autumn|spring)`

export const whenPattern = [date, ofWeek, weekday, nextWeek, thisWeek, amount, tomorrow, end, open].join('|')
