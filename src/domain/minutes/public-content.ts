import { say } from '#src/platform/language/phrase.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import type { MinutedDecision, MinutedItem, MinutesRecord } from './content.ts'
import type { Printable } from './paper-blocks.ts'
import { withoutPrivateData } from './private-data.ts'

/**
 * RULE: what of the minutes is for everybody. Of an item that is exempt from publicity stay its number and the basis; its title,
 * text, decisions, papers, working groups and follow-ups go. Remarks on the draft are the group's own affair. Identity numbers
 * and private telephone numbers are taken out of every text. Reasons for absence were never in the record.
 */
export function publicContent<Content extends Printable>(content: Content): Content {
  const removed = say(recordWords.removed, content.group.language)
  const clean = (text: string) => withoutPrivateData(text, removed)
  const exempt = new Set(content.items.filter(isExempt).map(({ id }) => id))
  const stays = ({ itemId }: { itemId: string | null }) => itemId === null || !exempt.has(itemId)
  return {
    ...content,
    items: content.items.map((item) => (isExempt(item) ? shell(item, content) : cleanItem(item, clean))),
    workingGroups: content.workingGroups
      .filter(stays)
      .map((group) => ({ ...group, mandate: clean(group.mandate) })),
    followUps: content.followUps.filter(stays).map((one) => ({ ...one, text: clean(one.text) })),
    remarks: [],
    corrections: content.corrections.map((one) => ({ ...one, text: clean(one.text) })),
    approval: content.approval && { ...content.approval, corrections: clean(content.approval.corrections) },
  }
}

/** RULE: whether anything in the minutes is exempt from publicity, so that only the group and those asked may read all of it. */
export const hasExempt = ({ items }: Pick<MinutesRecord, 'items'>): boolean => items.some(isExempt)

const isExempt = ({ exemptBasis }: MinutedItem): boolean => exemptBasis != null

const shell = (item: MinutedItem, { group }: MinutesRecord): MinutedItem => ({
  ...item,
  title: say(recordWords['exempt.title'], group.language),
  presenter: null,
  text: '',
  decisions: [],
  papers: [],
  approved: null,
})

const cleanItem = (item: MinutedItem, clean: (text: string) => string): MinutedItem => ({
  ...item,
  title: clean(item.title),
  text: clean(item.text),
  decisions: item.decisions.map((decision) => cleanDecision(decision, clean)),
  approved: item.approved && { ...item.approved, corrections: clean(item.approved.corrections) },
})

const cleanDecision = (decision: MinutedDecision, clean: (text: string) => string): MinutedDecision => ({
  ...decision,
  text: clean(decision.text),
  dissent: decision.dissent && clean(decision.dissent),
})
