import { type Examined, isDraft } from './examined.ts'
import { type Found, found } from './finding.ts'
import { saysWhen } from './labels.ts'
import { folded } from './likeness.ts'
import { foundIn, goTo, type Passage, placeOfFollowUp, sentencesOf } from './passages.ts'
import { promise } from './promise-phrases.ts'

/** RULES: what was promised by nobody and for no day, and follow-ups that nobody has or that have no day. */
export function promiseFindings(meeting: Examined, passages: Passage[]): Found[] {
  if (!isDraft(meeting)) return []
  return [...vague(meeting, passages), ...meeting.followUps.flatMap(followUpFault)]
}

function followUpFault(followUp: Examined['followUps'][number]): Found[] {
  if (followUp.state !== 'open') return []
  const place = placeOfFollowUp(followUp)
  const about = { quote: followUp.text, mend: goTo(place) }
  return [
    ...(followUp.assignee === null ? [found('promises.no-assignee', place, about)] : []),
    ...(followUp.dueOn === null ? [found('promises.no-date', place, about)] : []),
  ]
}

/** A promise with neither a name nor a time in its sentence, under an item that nothing follows from. */
function vague(meeting: Examined, passages: Passage[]): Found[] {
  const followed = new Set(meeting.followUps.map(({ itemId }) => itemId))
  const names = ownersOf(meeting)
  const hasOwner = (text: string) =>
    /@\p{L}/u.test(text) ||
    folded(text)
      .split(/[^\p{L}]+/u)
      .some((word) => names.has(word))
  return passages
    .filter(({ kind, place }) => kind === 'text' && !followed.has(place.itemId))
    .flatMap((passage) =>
      sentencesOf(passage.prose).flatMap(({ text }) => {
        if (!promise.test(text) || hasOwner(text) || saysWhen.test(text)) return []
        return [foundIn(passage, 'promises.vague', { quote: text })]
      }),
    )
}

/** Words that tell whose a promise is: first and last names, organisations, and who runs the meetings. */
function ownersOf({ roster, organisations }: Examined): Set<string> {
  const names = [...roster, ...organisations].flatMap((name) => folded(name).split(' '))
  return new Set([...names.filter((name) => name.length > 2 && !ordinary.test(name)), ...owners])
}

const ordinary = /^(?:kommune|kommun|og|och|and|the|for|av|fra|från)$/

const owners =
  'sekretariatet kansliet sekretariat leder lederen leiaren nestleder ordføreren ordstyrer ordförande ordföranden formanden møteleder styret styrelsen bestyrelsen administrasjonen administrationen arbeidsgruppen arbeidsgruppa arbetsgruppen arbejdsgruppen secretariat chair'.split(
    ' ',
  )
