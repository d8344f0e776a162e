import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import type { MinutedItem, MinutesRecord } from './content.ts'
import type { Printable } from './paper-blocks.ts'
import { withoutPrivateData } from './private-data.ts'

/**
 * RULE: what of the minutes is for everybody. Of an item that is exempt from publicity stay its number and the basis; its title,
 * text, decisions, papers, working groups and follow-ups go. Remarks on the draft are the group's own affair. Identity numbers
 * and private telephone numbers are taken out of every text. Reasons for absence were never in the record.
 */
export function publicContent<Content extends Printable>(content: Content): Content {
  const exempt = new Set(content.items.filter(isExempt).map(({ id }) => id))
  const stays = ({ itemId }: { itemId: string | null }) => itemId === null || !exempt.has(itemId)
  const removed = say(recordWords.removed, content.group.language)
  const shown = {
    ...content,
    items: content.items.map((item) => (isExempt(item) ? shellOf(item, content) : item)),
    workingGroups: content.workingGroups.filter(stays),
    followUps: content.followUps
      .filter(stays)
      .map((one) => (one.assigneeExempt ? { ...one, assignee: removed } : one)),
    remarks: [],
  }
  return inEveryText(shown, (text) => withoutPrivateData(text, removed))
}

/** RULE: the same for a single text, shown to those who may read it only because the minutes are published. */
export const publicText = (text: string, language: Language): string =>
  withoutPrivateData(text, say(recordWords.removed, language))

/** RULE: whether anything in the minutes is exempt from publicity, so that only the group and those asked may read all of it. */
export const hasExempt = ({ items }: Pick<MinutesRecord, 'items'>): boolean => items.some(isExempt)

const isExempt = ({ exemptBasis }: MinutedItem): boolean => exemptBasis != null

const shellOf = (item: MinutedItem, { group }: MinutesRecord): MinutedItem => ({
  ...item,
  title: say(recordWords['exempt.title'], group.language),
  presenter: null,
  text: '',
  decisions: [],
  papers: [],
  approved: null,
})

/** The same value with each text in it changed, wherever it stands: what is added to the record later is not forgotten here. */
function inEveryText<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value
  if (Array.isArray(value)) return value.map((one) => inEveryText(one, change)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, inEveryText(one, change)])
  return Object.fromEntries(entries) as Value
}
