import type { Problem, SeatRead, WorkingGroupRead } from './card.ts'
import { findTerm } from './find-term.ts'
import { prepared, without } from './holes.ts'
import type { Known } from './known.ts'
import { type Member, readMembers } from './read-members.ts'
import { bullet } from './split-members.ts'

/**
 * RULE: a working group from the words of its card: the first line is its name, with its term and, behind a colon or a dash,
 * its members; each line after it members, or its mandate, term or convener behind that word. What names nobody belongs to the
 * mandate. Nobody convenes whom the words do not say convenes; with two who do, neither.
 */
export function readWorkingGroup(source: string, known: Known): WorkingGroupRead {
  const [first = '', ...others] = prepared(source).split('\n')
  const head = readHead(first, known)
  const draft: Draft = {
    term: head.term,
    members: head.members,
    mandate: [],
    problems: head.problems,
    inMandate: false,
  }
  for (const line of others) readLine(draft, line, known)
  const conveners = convenersOf(draft.members)
  const convener = conveners.length === 1 ? conveners[0] : undefined
  const seats = seatsOf(draft.members)
  return {
    kind: 'working-group',
    name: head.name,
    mandate: draft.mandate.join('\n'),
    term: draft.term,
    convenerPersonId: convener?.personId ?? null,
    seats,
    problems: [
      ...(head.name === '' ? [missing('no-text')] : []),
      ...draft.problems,
      ...draft.members.flatMap(({ problems }) => problems),
      ...(seats.length === 0 ? [missing('no-members')] : []),
      ...(convener?.personId ? [] : [missing('no-convener')]),
    ],
  }
}

type Draft = {
  term: WorkingGroupRead['term']
  members: Member[]
  mandate: string[]
  problems: Problem[]
  inMandate: boolean
}

const missing = (code: Problem['code']): Problem => ({ code, words: '' })

type Head = Pick<Draft, 'term' | 'members' | 'problems'> & { name: string }

function readHead(line: string, known: Known): Head {
  const { name, members } = membersBehind(line, known)
  const found = findTerm(name, known.day)
  const left = found?.span ? without(name, [found.span]) : name
  const plain = left
    .replace(/\*\*|__/g, '')
    .replace(/[ ,;:–—-]{1,4}$/u, '')
    .trim()
  return { name: plain, term: found?.term ?? null, members, problems: found?.problems ?? [] }
}

/** The name, and behind the last colon or dash that has people behind it, those people. */
function membersBehind(line: string, known: Known): { name: string; members: Member[] } {
  for (const { index, 0: sign } of line.slice(0, 400).matchAll(/: |:$| [–—-] /gu)) {
    const members = readMembers(line.slice(index + sign.length).replace(label, ''), known)
    const [first] = members
    const certain = members.filter(({ understood }) => understood === 'known').length
    if (first && first.understood !== 'no' && (certain > 0 || members.some((one) => one.convenes)))
      return { name: line.slice(0, index), members }
  }
  return { name: line, members: [] }
}

const label =
  /^(?:medlemmer|medlemmar|medlemmene|deltakere|deltakarar|deltagare|deltagere|ledamöter|members|består av|består af)(?: ?:)? ?/iu
const convenerLabel =
  /^(?:innkaller|innkallar|leder|leiar|gruppeleder|sammankallande|tovholder|convener|convenor|chair|ordförande|formand) ?: ?/iu
const mandateLabel =
  /^(?:mandat|mandate|uppdrag|oppdrag|oppgave|oppgåve|uppgift|opgave|kommissorium|formål|føremål|syfte|purpose|task) ?: ?/iu
const termLabel =
  /^(?:varighet|varigheit|varaktighet|varighed|periode|mandatperiode|mandattid|løpetid|term|duration|frist) ?: ?/iu

function readLine(draft: Draft, typed: string, known: Known): void {
  const line = typed.replace(/^\*\*([^*\n:]{1,30}:)\*\* ?/u, '$1 ').replace(bullet, '')
  if (mandateLabel.test(line)) {
    draft.inMandate = true
    const said = line.replace(mandateLabel, '')
    if (said !== '') draft.mandate.push(said)
    return
  }
  if (termLabel.test(line) && readTermLine(draft, line, known)) return
  const role = convenerLabel.exec(line)
  const members = readMembers(role ? line.slice(role[0].length) : line.replace(label, ''), known)
  if (belongToMandate(members, { draft, labelled: role !== null || label.test(line) })) {
    if (/[\p{L}\d]/u.test(line)) draft.mandate.push(typed)
    return
  }
  draft.inMandate = false
  draft.members.push(...members.map((one, index) => (role && index === 0 ? { ...one, convenes: true } : one)))
}

function readTermLine(draft: Draft, line: string, known: Known): boolean {
  const said = line.replace(termLabel, '')
  for (const words of [said, `til ${said}`]) {
    const found = findTerm(words, known.day)
    if (!found?.term || !found.span) continue
    draft.term = found.term
    draft.problems.push(...found.problems)
    const left = without(words, [found.span])
    if (left !== '') draft.mandate.push(left)
    return true
  }
  return false
}

/** A line is members where one of them is known, or all of it is written as names; under "Mandat:" only where the first is known. */
function belongToMandate(
  members: Member[],
  { draft, labelled }: { draft: Draft; labelled: boolean },
): boolean {
  if (members.length === 0) return true
  if (labelled) return false
  const known = members.filter(({ understood }) => understood === 'known').length
  if (draft.inMandate) return members.some(({ understood }) => understood === 'no') || known === 0
  return (
    members[0]?.understood === 'no' || (known === 0 && members.some(({ understood }) => understood === 'no'))
  )
}

function convenersOf(members: Member[]): SeatRead[] {
  const convening = members.filter(({ convenes }) => convenes).map(({ seat }) => seat)
  return convening.filter((seat, index) => convening.findIndex((one) => isSame(one, seat)) === index)
}

const isSame = (one: SeatRead, other: SeatRead): boolean =>
  one === other || (one.personId !== undefined && one.personId === other.personId)

/** Nobody sits twice in a group, be they named once more as its convener. */
function seatsOf(members: Member[]): SeatRead[] {
  const seated = new Set<string>()
  return members
    .map(({ seat }) => seat)
    .filter(({ personId }) => {
      if (personId === undefined) return true
      const isFirst = !seated.has(personId)
      seated.add(personId)
      return isFirst
    })
}
