import { paragraph, plain } from '#src/platform/paper/blocks.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import type { AnsweredRemark } from './content.ts'
import { dayOf, markdown, type Printable, type Say } from './paper-blocks.ts'

/** The stamp of approval with the corrections that were approved with it. */
export function approvalBlocks({ approval }: Printable, say: Say): Block[] {
  if (!approval) return []
  const children = [paragraph(approval.text), ...markdown(approval.corrections)]
  return [{ type: 'box', tone: 'stamp', title: say('approval'), children }]
}

/** Each correction after approval, by the day it was made. */
export const correctionBlocks = ({ corrections, group, meeting }: Printable, say: Say): Block[] =>
  corrections.map(({ text, at }) => ({
    type: 'box',
    tone: 'note',
    title: say('correction', { date: dayOf(group.language, at, meeting.zone) }),
    children: markdown(text),
  }))

/** What members remarked on the draft and what they were answered: it stays with the minutes. */
export const remarkBlocks = (content: Printable, say: Say): Block[] =>
  content.remarks.flatMap((remark) => remarkLines(remark, content, say))

function remarkLines(remark: AnsweredRemark, { items }: Printable, say: Say): Block[] {
  const item = items.find(({ id }) => id === remark.itemId)
  const where = item ? `, ${say('remark.item', { item: item.number ?? item.title })}` : ''
  const quote: Block[] = remark.quote === '' ? [] : [{ type: 'quote', children: [paragraph(remark.quote)] }]
  const answer = [say(`remark.${remark.outcome}`), remark.answer].filter(Boolean).join(' ')
  return [
    { type: 'paragraph', children: [{ type: 'strong', children: plain(`${remark.person}${where}`) }] },
    ...quote,
    paragraph(remark.text),
    { type: 'paragraph', children: [{ type: 'emphasis', children: plain(answer) }] },
  ]
}
