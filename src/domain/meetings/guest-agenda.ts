import type { InvitationChange } from '#src/platform/database/schema/meetings.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { recordWords } from '#src/platform/language/words/records.ts'

/** Somebody who may read a meeting only because they are asked to it as a guest, and the item that they come for. */
export type Guest = { ownItemId: string | null }

type Exemptible = { id: string; exemptBasis: string | null; title: string }

/** RULE: of what is exempt from publicity a guest knows the item that they come for. */
export const isHiddenFrom = (guest: Guest | null, { id, exemptBasis }: Omit<Exemptible, 'title'>): boolean =>
  guest !== null && exemptBasis !== null && id !== guest.ownItemId

/**
 * RULE: an agenda as a guest reads it. Of an exempt item that is not theirs stay number, kind and basis; of what was minuted
 * and decided under their own they read nothing either.
 */
export function itemsForGuest<Item extends Exemptible>(
  items: readonly Item[],
  { guest, language }: { guest: Guest; language: Language },
): Item[] {
  return items.map((item) => {
    if (item.exemptBasis === null) return item
    if (!isHiddenFrom(guest, item)) return without(item, minuted)
    return {
      ...without(item, { ...minuted, ...prepared }),
      title: say(recordWords['exempt.title'], language),
    }
  })
}

/** RULE: what a new version of an invitation says otherwise names items and papers without telling which of them are exempt. */
export const changesForGuest = <Change extends Pick<InvitationChange, 'field'>>(
  changes: readonly Change[],
): Change[] => changes.filter(({ field }) => !/^(item|paper)-/.test(field))

const minuted = { text: null, decisions: [] }

const prepared = {
  description: '',
  presenter: null,
  presenterPersonId: null,
  presenterText: null,
  approvesMinutesId: null,
  reportsGroupId: null,
  papers: [],
}

/** The item with those of its fields emptied that it has. */
const without = <Item extends object>(item: Item, emptied: Record<string, unknown>): Item => ({
  ...item,
  ...Object.fromEntries(Object.entries(emptied).filter(([name]) => name in item)),
})
