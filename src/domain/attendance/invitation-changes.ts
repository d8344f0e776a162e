import type { InvitationChange } from '#src/platform/database/schema/meetings.ts'
import { dateAndTimeRange } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { changeWords } from '#src/platform/language/words/invitation.ts'
import {
  headingOf,
  type InvitationContent,
  type InvitedItem,
  type InvitedPaper,
} from './invitation-content.ts'

type ChangedField = Exclude<keyof typeof changeWords, 'nothing'>
type Change = InvitationChange & { field: ChangedField }

/**
 * RULE: what a new version of an invitation says otherwise than the one before, in the order a reader wants it. Numbers that
 * only follow from another change, and names spelt anew, are no news. Follow-ups are a list of the day, not a change.
 */
export function changesBetween(before: InvitationContent, after: InvitationContent): Change[] {
  return [
    ...factChanges(before.meeting, after.meeting),
    ...itemChanges(before.items, after.items),
    ...paperChanges(papersOf(before), papersOf(after)),
    ...inviteeChanges(before, after),
  ]
}

/** RULE: whether a change is news for those who were asked before; that others are asked is not. */
export const isNews = ({ field }: InvitationChange): boolean => !field.startsWith('invitee-')

/** "Tid: fra torsdag 31. august 2023 kl. 09.00–10.30 til …" in the reader's language. */
export function changeSentence({ field, before, after }: InvitationChange, language: Language): string {
  const shown = (value: string | null) => {
    if (value === null) return say(changeWords.nothing, language)
    return field === 'time' ? spanText(value, language) : value
  }
  const phrase = (changeWords as Record<string, (typeof changeWords)['nothing']>)[field]
  return phrase ? say(phrase, language, { before: shown(before), after: shown(after) }) : field
}

type Meeting = InvitationContent['meeting']

function factChanges(before: Meeting, after: Meeting): Change[] {
  const facts: [ChangedField, string | null, string | null][] = [
    ['time', spanValue(before), spanValue(after)],
    ['place', before.place, after.place],
    ['video', before.videoUrl, after.videoUrl],
    ['title', before.title, after.title],
    ['chair', before.chair, after.chair],
    ['writer', before.writer, after.writer],
  ]
  return facts.flatMap(([field, was, is]) => (was === is ? [] : [{ field, before: was, after: is }]))
}

/** Start and end as an ISO 8601 interval, and the zone that they are told in. */
const spanValue = ({ startsAt, endsAt, zone }: Meeting) => `${startsAt}/${endsAt} ${zone}`

function spanText(value: string, language: Language): string {
  const [, start, end, zone] = /^([^/]+)\/(\S+) (.+)$/.exec(value) ?? []
  if (!start || !end || !zone) return value
  return dateAndTimeRange(language, { start: new Date(start), end: new Date(end), zone })
}

function itemChanges(before: InvitedItem[], after: InvitedItem[]): Change[] {
  const was = new Map(before.map((item) => [item.id, item]))
  const is = new Map(after.map((item) => [item.id, item]))
  const removed = before
    .filter((item) => !is.has(item.id))
    .map((item): Change => ({ field: 'item-removed', before: item.title, after: null }))
  const others = after.flatMap((item): Change[] => {
    const old = was.get(item.id)
    if (!old) return [{ field: 'item-added', before: null, after: headingOf(item) }]
    return itemChange(old, item)
  })
  const kept = (items: InvitedItem[], other: Map<string, InvitedItem>) =>
    items.filter((item) => other.has(item.id)).map((item) => item.id)
  const moved = kept(before, is).join() !== kept(after, was).join()
  return [...others, ...removed, ...(moved ? [{ field: 'order' as const, before: null, after: null }] : [])]
}

function itemChange(old: InvitedItem, item: InvitedItem): Change[] {
  const about = { before: old.title, after: item.title }
  if (old.withdrawn !== item.withdrawn)
    return [{ field: item.withdrawn ? 'item-withdrawn' : 'item-restored', ...about }]
  if (old.title !== item.title) return [{ field: 'item-renamed', ...about }]
  const same = (['kind', 'description', 'presenter', 'minutesAllotted'] as const).every(
    (field) => old[field] === item[field],
  )
  const asPublic = (old.exemptBasis ?? null) === (item.exemptBasis ?? null)
  return same && asPublic ? [] : [{ field: 'item-changed', ...about }]
}

const papersOf = ({ papers, items }: InvitationContent) => [
  ...papers,
  ...items.flatMap((item) => item.papers),
]

function paperChanges(before: InvitedPaper[], after: InvitedPaper[]): Change[] {
  const missing = (from: InvitedPaper[], other: InvitedPaper[]) =>
    from.filter((paper) => !other.some(({ id }) => id === paper.id))
  return [
    ...missing(after, before).map(
      ({ title }): Change => ({ field: 'paper-added', before: null, after: title }),
    ),
    ...missing(before, after).map(
      ({ title }): Change => ({ field: 'paper-removed', before: title, after: null }),
    ),
  ]
}

function inviteeChanges(before: InvitationContent, after: InvitationContent): Change[] {
  const missing = (from: InvitationContent, other: InvitationContent) =>
    from.invitees.filter((one) => !other.invitees.some(({ personId }) => personId === one.personId))
  return [
    ...missing(after, before).map(
      ({ name }): Change => ({ field: 'invitee-added', before: null, after: name }),
    ),
    ...missing(before, after).map(
      ({ name }): Change => ({ field: 'invitee-removed', before: name, after: null }),
    ),
  ]
}
