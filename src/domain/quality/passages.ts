import { type Examined, isDraft, placeOfItem, standingItems, wholeMeeting } from './examined.ts'
import type { Found, Mend, Place, Rule, SentenceFacts } from './finding.ts'
import { found } from './finding.ts'

/** A text that will be read, and where it stands. */
export type Passage = {
  place: Place
  /** as typed */
  text: string
  /** the same length, with spaces for what is no prose: addresses and code */
  prose: string
  kind: 'title' | 'text' | 'other'
}

/** RULE: every text that leaves with the minutes or, before they are begun, with the invitation. */
export function passagesOf(meeting: Examined): Passage[] {
  const title = meeting.record.meeting.title
  return [
    ...(title ? [passage(wholeMeeting(meeting), title, 'title')] : []),
    ...standingItems(meeting).map((item) => passage(placeOfItem(item), item.title, 'title')),
    ...(isDraft(meeting) ? minuted(meeting) : announced(meeting)),
  ].filter(({ text }) => text.trim() !== '')
}

function announced(meeting: Examined): Passage[] {
  const described = new Map(meeting.agenda.map(({ id, description }) => [id, description]))
  return standingItems(meeting).map((item) =>
    passage(placeOfItem(item), described.get(item.id) ?? '', 'other'),
  )
}

function minuted(meeting: Examined): Passage[] {
  const { record } = meeting
  return [
    ...standingItems(meeting).map((item) => passage(placeOfItem(item), item.text, 'text')),
    ...record.items.flatMap((item) =>
      item.decisions.flatMap((decision) =>
        [decision.text, decision.dissent ?? ''].map((text) =>
          passage({ part: 'decision', id: decision.id, itemId: item.id, name: decision.number }, text),
        ),
      ),
    ),
    ...record.workingGroups.flatMap((group) =>
      [group.name, group.mandate].map((text) => passage(placeOfWorkingGroup(group), text)),
    ),
    ...meeting.followUps.map((followUp) => passage(placeOfFollowUp(followUp), followUp.text)),
  ]
}

export const placeOfWorkingGroup = ({
  id,
  itemId,
  name,
}: {
  id: string
  itemId: string | null
  name: string
}): Place => ({ part: 'working-group', id, itemId, name })

export const placeOfFollowUp = ({
  id,
  itemId,
  text,
}: {
  id: string
  itemId: string | null
  text: string
}): Place => ({ part: 'follow-up', id, itemId, name: text })

export const passage = (place: Place, text: string, kind: Passage['kind'] = 'other'): Passage => ({
  place,
  text,
  prose: proseOf(text),
  kind,
})

const noProse =
  /(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*|<[a-z][^<>\s]*>|(?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|`[^`\n]*`/gi

const proseOf = (text: string): string => text.replace(noProse, (match) => ' '.repeat(match.length))

/** A line of prose with where it begins; the marks of lists, quotes and headings before it are left out. */
export type Line = { text: string; at: number; mark: string; indent: number }

export function linesOf(prose: string): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const whole of prose.split('\n')) {
    const mark = /^(?:\s|>)*(?:(?:[-*+•·]|#{1,6}|\d{1,4}[.)])[ \t]+)*/.exec(whole)?.[0] ?? ''
    const indent = /^\s*/.exec(whole)?.[0].length ?? 0
    lines.push({ text: whole.slice(mark.length).trimEnd(), at: at + mark.length, mark: mark.trim(), indent })
    at += whole.length + 1
  }
  return lines
}

/** A sentence of a line, with where it begins in the passage. */
export const sentencesOf = (prose: string): { text: string; at: number }[] =>
  linesOf(prose).flatMap((line) =>
    [...line.text.matchAll(/.+?(?:[.!?](?=\s+[\p{Lu}\d"«“(*_])|$)/gu)].map((match) => ({
      text: match[0].trim(),
      at: line.at + match.index + (match[0].length - match[0].trimStart().length),
    })),
  )

/** Something found in a passage: it can be replaced where the passage is the text of an item, else gone to. */
export function foundIn(
  { place, kind }: Passage,
  rule: Rule,
  given: { quote: string; to?: string | undefined; facts?: SentenceFacts; advice?: boolean },
): Found {
  const { quote, to, facts = {}, advice = false } = given
  const mend: Mend =
    kind === 'text' && to !== undefined && place.itemId
      ? { kind: 'replace', itemId: place.itemId, from: quote, to }
      : goTo(place)
  return found(rule, place, { quote, facts, mend, advice })
}

export const goTo = ({ part, id }: Place): Mend => ({ kind: 'go', to: part, id })
