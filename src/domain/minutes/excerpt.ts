import type { Printable } from './paper-blocks.ts'

/** RULE: the record of one item alone, with what belongs to it: for whoever the item concerns. Null when the record has no such item. */
export function excerptOf(content: Printable, itemId: string): Printable | null {
  const items = content.items.filter(({ id }) => id === itemId)
  if (items.length === 0) return null
  const ofItem = (one: { itemId: string | null }) => one.itemId === itemId
  return {
    ...content,
    items,
    workingGroups: content.workingGroups.filter(ofItem),
    followUps: content.followUps.filter(ofItem),
    remarks: [],
  }
}
