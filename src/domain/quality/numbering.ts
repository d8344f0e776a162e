import { serialOf } from '../agenda/numbering.ts'
import { dayOf, type Examined, type ExaminedItem, isDraft, placeOfItem, standingItems } from './examined.ts'
import { type Found, found, type Rule } from './finding.ts'
import { goTo } from './passages.ts'

/** RULES: numbers of items with gaps, repeats or out of order, and items under which nothing is written. */
export const numberingFindings = (meeting: Examined): Found[] => [
  ...numbers(meeting),
  ...(isDraft(meeting) ? unwritten(meeting) : []),
]

/** A number by itself that does not read as the others do says nothing of the order. Withdrawn items keep theirs. */
function numbers({ record }: Examined): Found[] {
  const year = Number(dayOf(record.meeting).slice(0, 4))
  let last: number | null = null
  const seen = new Set<number>()
  return record.items.flatMap((item) => {
    const serial =
      serialOf(item.number, { kind: 'plain' }) || serialOf(item.number, { kind: 'running-year', year })
    if (serial === 0) return []
    const before = last
    const rule = numberFault(serial, { before, repeated: seen.has(serial) })
    seen.add(serial)
    last = Math.max(before ?? 0, serial)
    const place = placeOfItem(item)
    const facts = { number: item.number ?? '', expected: (before ?? 0) + 1 }
    return rule ? [found(rule, place, { quote: item.number ?? '', facts, mend: goTo(place) })] : []
  })
}

function numberFault(
  serial: number,
  { before, repeated }: { before: number | null; repeated: boolean },
): Rule | null {
  if (repeated) return 'numbering.repeated'
  if (before === null || serial === before + 1) return null
  return serial > before ? 'numbering.gap' : 'numbering.disorder'
}

function unwritten(meeting: Examined): Found[] {
  const { record, followUps } = meeting
  const bornUnder = new Set([...record.workingGroups, ...followUps].map(({ itemId }) => itemId))
  const isEmpty = (item: ExaminedItem) =>
    item.text.trim() === '' &&
    item.decisions.length === 0 &&
    item.approved === null &&
    !bornUnder.has(item.id)
  const someNumbered = record.items.some(({ number }) => number !== null)
  return (
    standingItems(meeting)
      .filter(isEmpty)
      // A break is on the agenda without a number, and nothing is said in it.
      .filter(({ number }) => number !== null || !someNumbered)
      // What was to be decided is found without its decision already.
      .filter(({ kind }) => kind !== 'decision' && kind !== 'election')
      .filter((item) => !isApprovalToCome(meeting, item))
      .map((item) => {
        const place = placeOfItem(item)
        return found('items.no-text', place, { mend: goTo(place) })
      })
  )
}

/** Minutes that wait to be approved under the item are a finding of their own. */
const isApprovalToCome = ({ agenda }: Examined, { id }: ExaminedItem): boolean =>
  agenda.some((one) => one.id === id && one.approves !== null)
