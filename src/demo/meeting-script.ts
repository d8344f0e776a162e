import type { DecisionFacts } from '#src/domain/decisions/keep.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { PersonKey } from './cast.ts'
import type { GroupKey } from './groups.ts'

type ItemScript = {
  kind: ItemKind
  title: string
  description?: string
  presenter?: PersonKey
  minutesAllotted?: number
  exemptBasis?: string
}

type PaperScript = { item: string; title: string } & ({ url: string } | { file: string })

export type MeetingScript = {
  group: GroupKey
  /** so many weeks from today, on this day of the week (1 is Monday), by the clock on the wall */
  weeks: number
  weekday: number
  start: string
  end: string
  /** the group's usual place when not said */
  place?: string
  videoUrl?: string
  title?: string
  /** days before the meeting, or before today */
  planned: number | { daysAgo: number }
  /** when the invitation is sent; without it, not yet */
  called?: number | { daysAgo: number }
  /** beside what every agenda of the group has, by the name that its minutes know it by */
  items: Record<string, ItemScript>
  papers?: PaperScript[]
  /** who said beforehand that they would come */
  accepted?: PersonKey[]
  /** the members who did not come; everybody else did. Those excused have said so beforehand */
  excused?: PersonKey[]
  absent?: PersonKey[]
  /** who came instead of whom */
  deputies?: Partial<Record<PersonKey, PersonKey>>
  decisions?: Record<string, DecisionFacts>
}
