import type { Refusal } from '#src/platform/errors.ts'
import { refuseVotes } from '../decisions/votes.ts'
import type { MinutedDecision } from '../minutes/content.ts'
import { type Examined, type ExaminedItem, isDraft, placeOfItem, standingItems } from './examined.ts'
import { type Found, found, type Place } from './finding.ts'
import { decided } from './labels.ts'
import { foundIn, goTo, linesOf, type Passage, sentencesOf } from './passages.ts'

/** RULES: items that should have ended in a decision, and votes that cannot have been. */
export function decisionFindings(meeting: Examined, passages: Passage[]): Found[] {
  if (!isDraft(meeting)) return []
  const voters = votersOf(meeting)
  const texts = passages.filter(({ kind }) => kind === 'text')
  return [
    ...standingItems(meeting).flatMap((item) => [
      ...undecided(item),
      ...item.decisions.flatMap((decision) => votesFault(item, decision, voters ?? nobodyYet(meeting))),
    ]),
    ...passages
      .filter(({ kind, place }) => kind === 'text' || place.part === 'decision')
      .flatMap((passage) => countedInText(passage, voters)),
    ...texts.flatMap((passage) => proposed(meeting, passage)),
  ]
}

/** How many with a vote were there; null while presence has not been taken. */
function votersOf({ came }: Examined): number | null {
  if (came.every(({ presence }) => presence === null)) return null
  const there = came.filter(({ presence }) => presence === 'present' || presence === 'deputising')
  return there.filter(({ part }) => part === 'member' || part === 'deputy').length
}

/** Once the meeting is over, nobody whose presence was taken means nobody who could have voted: so it is when minutes are sent. */
const nobodyYet = ({ meetingState }: Examined): number | null => (meetingState === 'held' ? 0 : null)

const putOff =
  /(?<!\p{L})(?:utsatt|utsettes|utsett|utsetjast|uppskjut\p{L}*|bordlagt|bordlagd|bordläggs|bordlades|udsat|udsættes|udskudt|trukket|trekt|utgår|utgick|udgår|postponed|withdrawn|deferred|ikke behandlet|ikkje handsama|sendt tilbake|återremiss\p{L}*)(?!\p{L})/iu

function undecided(item: ExaminedItem): Found[] {
  if (item.decisions.length > 0 || (item.kind !== 'decision' && item.kind !== 'election')) return []
  if (putOff.test(item.text)) return []
  const place = placeOfItem(item)
  const typed = decided.exec(item.text)
  const quote = typed ? item.text.slice(typed.index).split('\n')[0] : ''
  return [found(typed ? 'decisions.only-in-text' : 'decisions.missing', place, { quote, mend: goTo(place) })]
}

function votesFault(item: ExaminedItem, decision: MinutedDecision, voters: number | null): Found[] {
  const place: Place = { part: 'decision', id: decision.id, itemId: item.id, name: decision.number }
  try {
    refuseVotes(decision, voters)
    return []
  } catch (error) {
    const { code, facts } = error as Refusal
    const rule = code === 'decisions.too-many-votes' ? 'decisions.too-many-votes' : 'decisions.votes-belie'
    return [found(rule, place, { quote: decision.text, facts, mend: goTo(place) })]
  }
}

const count =
  /(?<![\d.,/:–-])(?<for>\d{1,3}) (?:(?:stemmer|røyster|röster|votes) )?(?:(?:for|för) og |(?:for|för) och )?(?:mot|mod|against|for, ?|för, ?) ?(?<against>\d{1,3}) (?:(?:stemmer?|røyster?|röster?|votes?)(?!\p{L}))/giu

/** "vedtatt med 12 mot 9 stemmer" where fewer were there. */
function countedInText(passage: Passage, voters: number | null): Found[] {
  if (voters === null) return []
  return linesOf(passage.prose).flatMap(({ text }) =>
    [...text.matchAll(count)].flatMap(({ 0: quote, groups }) => {
      const votes = Number(groups?.for) + Number(groups?.against)
      if (votes <= voters) return []
      const advice = !countsThisVote(passage, text)
      return [
        foundIn(passage, 'decisions.votes-in-text', { quote, facts: { votes, present: voters }, advice }),
      ]
    }),
  )
}

/** Minutes tell of other bodies' votes too: only in a decision's own words, where no other body is named, is it this one's. */
const countsThisVote = ({ place }: Passage, line: string): boolean =>
  (place.part === 'decision' || decided.test(line)) && !otherBody.test(line)

const otherBody =
  /styre|ting(?:et)?(?!\p{L})|råd|utvalg|udvalg|utskott|nämnd|nemnd|nevnd|fullmäktige|forsamling|församling|nettverk|nätverk|netværk|parlament|årsmøte|årsmöte|landsmøte|board|council|committee|assembly|kommun|region|\d{4}/iu

const proposal =
  /(?<!\p{L})(?:foreslo|føreslo|föreslog|foreslog|proposed|moved|fremmet forslag|fremma forslag|fremsatte forslag|la fram forslag|lade fram förslag)(?!\p{L})/iu
const outcome =
  /(?<!\p{L})(?:vedt(?:att|as|ok|ak|eke|ek)\p{L}*|enige?|einige?|enighet|semje|enades|beslut\p{L}*|bestem\p{L}*|besluttet|godkjen\p{L}*|godkänd?\p{L}*|godkend\p{L}*|sluttet seg|slutta seg|tilsluttet|ställde sig bakom|tok til etterretning|tatt til etterretning|valgt|vald\p{L}*|valt|valdes|utsatt|avvist|avslått|forkastet|falt|støttet|støtte|tilslutning|oppslutning|nedstemt\p{L}*|avslag\p{L}*|enstemmig|samrøystes|enhälligt|enstemmigt|vedtak|decided|agreed|adopted|approved|carried|rejected|elected|resolved)(?!\p{L})/iu

/** Somebody proposed something, and the item ends without a word of what became of it. */
function proposed({ record, followUps }: Examined, passage: Passage): Found[] {
  const item = record.items.find(({ id }) => id === passage.place.itemId)
  // A working group that was set up, or something to do, is what became of it.
  if ([...record.workingGroups, ...followUps].some(({ itemId }) => itemId === item?.id)) return []
  if (!item || item.decisions.length > 0 || outcome.test(passage.prose) || decided.test(passage.prose))
    return []
  const [first] = sentencesOf(passage.prose).filter(({ text }) => proposal.test(text))
  return first ? [foundIn(passage, 'decisions.proposal-open', { quote: first.text })] : []
}
