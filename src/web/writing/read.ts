import type { Known } from '#src/domain/drafting/markers/known.ts'
import { readKnown } from '#src/domain/drafting/read-known.ts'
import { getUnderItems, type UnderItem } from '#src/domain/follow-ups/under-item.ts'
import { leadsMeeting } from '#src/domain/minutes/rights.ts'
import { listOrganisations } from '#src/domain/organisations/read.ts'
import { type Choosable, listChoosable } from '#src/domain/people/choosing.ts'
import { checkMeeting } from '#src/domain/quality/check.ts'
import type { Finding } from '#src/domain/quality/present.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { chosenId } from '../asked-values.ts'
import { readMeeting, type ShownItem, type ShownMeeting } from '../meeting/read.ts'

/** The draft of a meeting's minutes as it is written, an item at a time. */
export type Writing = {
  meeting: ShownMeeting
  /** whether this reader writes, or leads the meeting and may approve earlier minutes, promise and set up */
  leads: boolean
  /** the one that is written now; null where there is none, or the minutes are not begun */
  item: ShownItem | null
  under: UnderItem | null
  findings: Finding[]
  people: Choosable[]
  assignable: string[]
  organisations: { id: string; name: string }[]
  /** whom and what a line of the text may name */
  known: Known
  /** everything the check found was asked for in one list */
  checks: boolean
}

type Asked = {
  meetingId: string
  item?: string | undefined
  panel?: 'check' | undefined
  /** the form that was refused, which names its item */
  act?: string | undefined
}

/** Everything in one go. Refuses all but those who read the draft. */
export async function readWriting(db: Reader, actor: Actor, asked: Asked): Promise<Writing> {
  const { meetingId } = asked
  const wanted = asked.item ?? itemOfAct(asked.act)
  const [meeting, under, findings, people, organisations, known] = await Promise.all([
    readMeeting(db, actor, meetingId),
    getUnderItems(db, meetingId),
    checkMeeting(db, actor, { meetingId, language: actor.language as Language }),
    listChoosable(db, actor),
    listOrganisations(db, actor, { sort: 'name', order: 'asc', limit: 500 }),
    readKnown(db, meetingId),
  ])
  const leads = leadsMeeting(actor, minutedOf(meeting))
  if (!meeting.may.write && !leads) throw forbidden('minutes.still-draft')
  const item = itemToWrite(meeting, wanted)
  return {
    ...{ meeting, leads, item, findings, people, known },
    checks: asked.panel === 'check',
    under: (item && under[item.id]) ?? null,
    assignable: [
      ...people.map(({ label }) => label),
      ...[...known.organisations, ...known.workingGroups].map(({ name }) => name),
    ],
    organisations: organisations.items,
  }
}

const minutedOf = ({ group, chair, writer }: ShownMeeting) => ({
  groupId: group.id,
  parentId: group.parentId,
  chairPersonId: chair?.id ?? null,
  writerPersonId: writer?.id ?? null,
})

/** The one asked for; else the first that nothing is written under yet. */
const itemToWrite = ({ items }: ShownMeeting, asked: string | undefined): ShownItem | null =>
  items.find(({ id }) => id === asked) ??
  items.find(({ text, withdrawn }) => !withdrawn && (text?.text ?? '').trim() === '') ??
  items[0] ??
  null

/** The item that a form stands under, told by the form's name. */
const itemOfAct = (act: string | undefined): string | undefined => {
  const found = chosenId.safeParse(act?.slice(-36))
  return found.success ? found.data : undefined
}
