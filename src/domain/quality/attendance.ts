import { presenceFault } from '../attendance/presence-rules.ts'
import { type Examined, type ExaminedInvitee, isDraft, wholeMeeting } from './examined.ts'
import { type Found, found, type Place, type Rule } from './finding.ts'
import { absenceLabel } from './labels.ts'
import { foundIn, goTo, linesOf, type Passage, placeOfFollowUp, placeOfWorkingGroup } from './passages.ts'

/** RULES: who came, seen against itself, against the text and against what people were given to do. */
export function attendanceFindings(meeting: Examined, passages: Passage[]): Found[] {
  if (!isDraft(meeting)) return []
  const { came } = meeting
  const asked = came.filter(({ part }) => part !== 'guest')
  if (asked.length > 0 && came.every(({ presence }) => presence === null))
    return [found('attendance.not-taken', wholeMeeting(meeting), { mend: toAttendance(meeting) })]
  return [
    ...someNotTaken(meeting, asked),
    ...cameTwice(meeting),
    ...excusedInText(meeting, passages),
    ...came.flatMap((one) => deputyFault(meeting, one)),
    ...leaders(meeting),
    ...tasks(meeting),
  ]
}

const toAttendance = (meeting: Examined) =>
  ({ kind: 'go', to: 'attendance', id: meeting.record.meeting.id }) as const

const isThere = ({ presence }: ExaminedInvitee): boolean =>
  presence === 'present' || presence === 'deputising'
const isAway = ({ presence }: ExaminedInvitee): boolean => presence === 'excused' || presence === 'absent'

const placeOf = ({ id, name }: ExaminedInvitee): Place => ({ part: 'attendance', id, itemId: null, name })

const about = (rule: Rule, one: ExaminedInvitee, facts = {}): Found =>
  found(rule, placeOf(one), { quote: one.name, facts, mend: goTo(placeOf(one)) })

function someNotTaken(meeting: Examined, asked: ExaminedInvitee[]): Found[] {
  const open = asked.filter(({ presence }) => presence === null)
  if (open.length === 0) return []
  const quote = open.map(({ name }) => name).join(', ')
  const facts = { count: open.length }
  return [
    found('attendance.some-not-taken', wholeMeeting(meeting), { quote, facts, mend: toAttendance(meeting) }),
  ]
}

/** One person in two rows, there by the one and not by the other. */
const cameTwice = ({ came }: Examined): Found[] =>
  came
    .filter((one) => isAway(one) && came.some((other) => other.personId === one.personId && isThere(other)))
    .map((one) => about('attendance.both', one))

/** A line "Forfall: …" in the text that names somebody who was there, and nobody of the same name who was not. */
function excusedInText({ came, record }: Examined, passages: Passage[]): Found[] {
  const there = came.filter(isThere)
  const alone = there.filter(({ name }) => !came.some((other) => other.name === name && isAway(other)))
  const inPart = new Set(
    record.attendance.filter(({ fromItemId, toItemId }) => fromItemId || toItemId).map(({ id }) => id),
  )
  return passages.flatMap((passage) =>
    linesOf(passage.prose).flatMap(({ text }) => {
      const label = absenceLabel.exec(text)?.[0]
      if (label === undefined) return []
      const named = new Set(namesIn(text.slice(label.length)))
      const explained = explains.test(text)
      return alone
        .filter(({ name }) => text.includes(name))
        .map(({ name, personId }) => {
          const advice = explained || inPart.has(personId) || !named.has(name)
          return foundIn(passage, 'attendance.both', { quote: name, advice })
        })
    }),
  )
}

/** The names of a list, without what stands in brackets behind them. */
const namesIn = (list: string): string[] =>
  list
    .replace(/\([^()]*\)/g, '')
    .split(/[,;]| (?:og|och|and|samt) /)
    .map((name) => name.replace(/^[*_\s]+|[*_.\s]+$/g, ''))

/** A line that says more than who did not come: who came instead, for how long, or which other meeting it is about. */
const explains =
  /\d|(?<!\p{L})(?:vara\p{L}*|ersatt\p{L}*|ersätt\p{L}*|suppleant\p{L}*|stedfortreder\p{L}*|stellføre\p{L}*|deput\p{L}*|møtte|møter|mötte|deltok|deltog|kom|kommer|gikk|gjekk|gick|forlot|lämnade|fra|frå|från|til|till|under|delvis|neste|nästa|næste|next|until|from|for)(?!\p{L})/iu

function deputyFault({ came, record }: Examined, one: ExaminedInvitee): Found[] {
  if (one.part === 'deputy' && one.presence === 'present') return [about('attendance.deputy-for-nobody', one)]
  const printed = record.attendance.find(({ id }) => id === one.personId)
  const told = { ...one, fromItemId: printed?.fromItemId ?? null, toItemId: printed?.toItemId ?? null }
  const places = new Map(record.items.map(({ id }, index) => [id, index]))
  const fault = presenceFault(told, { list: came, places })
  if (fault?.code === 'attendance.deputising-for-whom' || fault?.code === 'attendance.deputised-is-nobody')
    return [about('attendance.deputy-for-nobody', one)]
  if (fault?.code === 'attendance.deputised-is-present' || fault?.code === 'attendance.deputised-twice')
    return [about('attendance.deputised-is-there', one)]
  return []
}

function leaders({ came, chairPersonId, writerPersonId }: Examined): Found[] {
  const away = came.filter(isAway)
  return [
    ...away
      .filter(({ personId }) => personId === chairPersonId)
      .map((one) => about('attendance.chair-away', one)),
    ...away
      .filter(({ personId }) => personId === writerPersonId)
      .map((one) => about('attendance.writer-away', one)),
  ]
}

/** Follow-ups and seats of people who were not there: do they know? */
function tasks({ came, followUps, seats, record }: Examined): Found[] {
  const there = new Set(came.filter(isThere).map(({ personId }) => personId))
  const wasAway = (personId: string | null): personId is string => personId !== null && !there.has(personId)
  return [
    ...followUps
      .filter((one) => one.state === 'open' && wasAway(one.assigneePersonId))
      .map((one) => {
        const place = placeOfFollowUp(one)
        const quote = one.assignee ?? ''
        return found('attendance.task-for-absent', place, { quote, mend: goTo(place) })
      }),
    ...seats.flatMap((seat) => {
      const group = record.workingGroups.find(({ id }) => id === seat.workingGroupId)
      if (!group || !wasAway(seat.personId)) return []
      const place = placeOfWorkingGroup(group)
      return [found('attendance.seat-for-absent', place, { quote: seat.person ?? '', mend: goTo(place) })]
    }),
  ]
}
