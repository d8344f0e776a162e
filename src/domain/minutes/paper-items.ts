import { listOf, longDate } from '#src/platform/language/formats.ts'
import { say as phrase } from '#src/platform/language/phrase.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import { paragraph, plain } from '#src/platform/paper/blocks.ts'
import type { Block, Inline } from '#src/platform/paper/tree.ts'
import type {
  MinutedDecision,
  MinutedFollowUp,
  MinutedItem,
  MinutedSeat,
  MinutedWorkingGroup,
} from './content.ts'
import { dayOf, labelled, markdown, type Printable, type Say } from './paper-blocks.ts'

/** How a template wants the items: all that was minuted or only what was decided, decisions set apart or in the text. */
export type ItemLook = { show: 'all' | 'decisions' | 'decided'; decisions: 'boxed' | 'plain' }

type Showing = { content: Printable; say: Say; look: ItemLook }

/** One item: its number and title, what was minuted, and set apart from it what was decided, set up and promised. */
export function itemBlocks(item: MinutedItem, { content, say, look }: Showing): Block[] {
  const decisions = item.decisions.flatMap((decision) => decisionBlocks(decision, say, look))
  const head = [...headingBlocks(item, content), ...(item.withdrawn ? [paragraph(say('withdrawn'))] : [])]
  if (look.show !== 'all') return [...head, ...(decisions.length > 0 ? decisions : nothingDecided(content))]
  const under = { itemId: item.id, content, say }
  return [
    ...head,
    ...(item.presenter ? [emphasised(say('presenter', { name: item.presenter }))] : []),
    ...markdown(item.text),
    ...approvedBlocks(item, content, say),
    ...decisions,
    ...workingGroupBlocks(under),
    ...followUpBlocks(under),
    ...paperBlocks(item, say),
  ]
}

function headingBlocks(item: MinutedItem, { group }: Printable): Block[] {
  const heading: Block = {
    type: 'heading',
    level: 2,
    children: plain(item.title),
    ...(item.number !== null && { number: item.number }),
  }
  const basis = item.exemptBasis
  return basis ? [heading, emphasised(phrase(recordWords.exempt, group.language, { basis }))] : [heading]
}

const nothingDecided = ({ group }: Printable): Block[] => [
  paragraph(phrase(recordWords['item.no-decision'], group.language)),
]

type Under = { itemId: string | null; content: Printable; say: Say }

/** The working groups that were set up under an item; those of no item for null. */
export const workingGroupBlocks = ({ itemId, content, say }: Under): Block[] =>
  content.workingGroups
    .filter((group) => group.itemId === itemId)
    .map((group) => workingGroupBox(group, content, say))

/** What was promised: under an item as a box, what belongs to no item as a list under a heading of its own. */
export function followUpBlocks({ itemId, content, say }: Under): Block[] {
  const promised = content.followUps.filter((followUp) => followUp.itemId === itemId)
  if (promised.length === 0) return []
  const items = promised.map((followUp): Block[] => [
    { type: 'paragraph', children: followUpLine(followUp, content, say) },
  ])
  const list: Block = { type: 'list', ordered: false, start: 1, items }
  return itemId === null
    ? [list]
    : [{ type: 'box', tone: 'follow-up', title: say('follow-up'), children: [list] }]
}

function approvedBlocks({ approved }: MinutedItem, content: Printable, say: Say): Block[] {
  if (!approved) return []
  const corrected = approved.corrections.trim() !== ''
  const date = dayOf(content.group.language, approved.startsAt, approved.zone)
  const sentence = paragraph(say(corrected ? 'earlier.corrected' : 'earlier', { date }))
  const children = [sentence, ...markdown(approved.corrections)]
  return [{ type: 'box', tone: 'stamp', title: say('approval'), children }]
}

function decisionBlocks(decision: MinutedDecision, say: Say, look: ItemLook): Block[] {
  const how = howReached(decision, say)
  const title = say('decision', { number: decision.number })
  const children: Block[] = [
    ...markdown(decision.text),
    ...(how === '' ? [] : [emphasised(how)]),
    ...(decision.dissent
      ? [labelled(say('dissent'), ''), { type: 'quote' as const, children: markdown(decision.dissent) }]
      : []),
  ]
  return look.decisions === 'boxed'
    ? [{ type: 'box', tone: 'decision', title, children }]
    : [{ type: 'paragraph', children: [{ type: 'strong', children: plain(title) }] }, ...children]
}

function howReached(decision: MinutedDecision, say: Say): string {
  if (decision.reached === 'consent') return ''
  const counts = [
    decision.votesFor !== null && say('votes.for', { count: decision.votesFor }),
    decision.votesAgainst !== null && say('votes.against', { count: decision.votesAgainst }),
    decision.votesAbstained !== null && say('votes.abstained', { count: decision.votesAbstained }),
  ].filter((count) => count !== false)
  const sentence = say(`reached.${decision.reached}`)
  return counts.length === 0 ? sentence : `${sentence} ${counts.join(', ')}.`
}

function workingGroupBox(group: MinutedWorkingGroup, content: Printable, say: Say): Block {
  const { language } = content.group
  const rows = [
    {
      label: say('term'),
      value: plain(`${longDate(language, group.termFrom)} – ${longDate(language, group.termTo)}`),
    },
    ...(group.convener ? [{ label: say('convener'), value: plain(group.convener) }] : []),
  ]
  const seats: Block = {
    type: 'list',
    ordered: false,
    start: 1,
    items: group.seats.map((seat): Block[] => [paragraph(seatLine(seat, content, say))]),
  }
  return {
    type: 'box',
    tone: 'note',
    title: say('working-group', { name: group.name }),
    children: [
      ...(group.mandate.trim() === '' ? [] : markdown(group.mandate)),
      { type: 'facts', rows },
      ...(group.seats.length === 0 ? [] : [labelled(say('members'), ''), seats]),
    ],
  }
}

/** "Gina Finsrud, Halden kommune (innkaller)", "Gjøvik (bekrefter navn)" */
function seatLine(seat: MinutedSeat, content: Printable, say: Say): string {
  const marks = [
    seat.convener && say('convener.mark'),
    seat.kind === 'observer' && say('part.observer'),
  ].filter((mark) => mark !== false)
  const mark = marks.length === 0 ? '' : ` (${marks.join(', ')})`
  if (seat.person) return [seat.person, seat.organisation].filter((part) => part !== null).join(', ') + mark
  if (seat.label) return seat.label + mark
  const due = seat.nameDueOn && longDate(content.group.language, seat.nameDueOn)
  const pending = due ? say('seat.pending-by', { date: due }) : say('seat.pending')
  return (seat.organisation ? `${seat.organisation} (${pending})` : pending) + mark
}

function followUpLine(followUp: MinutedFollowUp, content: Printable, say: Say): Inline[] {
  const { language } = content.group
  const rest = [
    followUp.helpers.length > 0 && say('follow-up.with', { names: listOf(language, followUp.helpers) }),
    followUp.dueOn !== null && say('follow-up.due', { date: longDate(language, followUp.dueOn) }),
  ].filter((part) => part !== false)
  return [
    { type: 'text', value: `${followUp.text} – ` },
    { type: 'strong', children: plain(followUp.assignee ?? say('follow-up.nobody')) },
    ...(rest.length === 0 ? [] : plain(`, ${rest.join(', ')}`)),
  ]
}

function paperBlocks({ papers }: MinutedItem, say: Say): Block[] {
  if (papers.length === 0) return []
  const names = papers.flatMap(({ title, url }, index): Inline[] => [
    ...(index === 0 ? [] : plain(', ')),
    url ? { type: 'link', href: url, children: plain(title) } : { type: 'text', value: title },
  ])
  return [
    {
      type: 'paragraph',
      children: [{ type: 'strong', children: plain(`${say('papers')}:`) }, ...plain(' '), ...names],
    },
  ]
}

const emphasised = (value: string): Block => ({
  type: 'paragraph',
  children: [{ type: 'emphasis', children: plain(value) }],
})
