import { attendanceFindings } from './attendance.ts'
import { bulletFindings } from './bullets.ts'
import { dateFindings } from './dates.ts'
import { decisionFindings } from './decisions.ts'
import type { Examined } from './examined.ts'
import { type Found, findingParts } from './finding.ts'
import { linkFindings } from './links.ts'
import { missingFindings } from './missing.ts'
import { nameFormFindings } from './name-forms.ts'
import { nameFindings } from './names.ts'
import { nextMeetingFindings } from './next-meeting.ts'
import { numberingFindings } from './numbering.ts'
import { organisationFindings } from './organisations.ts'
import { paperFindings } from './papers.ts'
import { type Passage, passagesOf } from './passages.ts'
import { privateFindings } from './private.ts'
import { promiseFindings } from './promises.ts'
import { residueFindings } from './residue.ts'
import { seatFindings } from './seats.ts'

const rules: ((meeting: Examined, passages: Passage[]) => Found[])[] = [
  dateFindings,
  nextMeetingFindings,
  nameFindings,
  organisationFindings,
  nameFormFindings,
  attendanceFindings,
  seatFindings,
  promiseFindings,
  decisionFindings,
  paperFindings,
  linkFindings,
  numberingFindings,
  bulletFindings,
  residueFindings,
  privateFindings,
  missingFindings,
]

/**
 * RULE: all that an experienced secretary would see in a meeting, each once, in the order of the agenda: the whole meeting,
 * who came, then item by item with what was born under it; what has no item comes last.
 */
export function examine(meeting: Examined): Found[] {
  const passages = passagesOf(meeting)
  const every = rules.flatMap((rule) => rule(meeting, passages))
  const once = [...new Map(every.map((one) => [one.id, one])).values()]
  const orders = new Map(meeting.record.items.map(({ id }, index) => [id, index]))
  const keyOf = ({ place, group }: Found) => [
    place.part === 'meeting' || place.part === 'attendance'
      ? -1
      : (orders.get(place.itemId ?? '') ?? orders.size),
    findingParts.indexOf(place.part),
    group,
  ]
  return once
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => a.key.reduce((sum, part, index) => sum || part - (b.key[index] ?? 0), 0))
    .map(({ one }) => one)
}
