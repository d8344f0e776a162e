import { listAssignable } from '#src/domain/follow-ups/choose-assignee.ts'
import { getUnderItem, type UnderItem } from '#src/domain/follow-ups/under-item.ts'
import { leadsMeeting } from '#src/domain/minutes/rights.ts'
import { listTextVersions } from '#src/domain/minutes/texts.ts'
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
  /** earlier texts of the item, the newest first, where they were asked for */
  versions: Awaited<ReturnType<typeof listTextVersions>>['items'] | null
}

type Asked = {
  meetingId: string
  item?: string | undefined
  versions?: 'true' | undefined
  /** the form that was refused, which names its item */
  act?: string | undefined
}

/** Refuses all but those who read the draft. */
export async function readWriting(db: Reader, actor: Actor, asked: Asked): Promise<Writing> {
  const meeting = await readMeeting(db, actor, asked.meetingId)
  const { group, chair, writer, may, minutes } = meeting
  const leads = leadsMeeting(actor, {
    groupId: group.id,
    parentId: group.parentId,
    chairPersonId: chair?.id ?? null,
    writerPersonId: writer?.id ?? null,
  })
  if (!may.write && !leads) throw forbidden('minutes.still-draft')
  const item = itemToWrite(meeting, asked.item ?? itemOfAct(asked.act))
  const nothing = { findings: [], people: [], assignable: [], organisations: [], versions: null, under: null }
  const open = minutes?.state === 'draft' || minutes?.state === 'in-review'
  if (!item || !open) return { meeting, leads, item, ...nothing }
  const [under, findings, people, assignable, organisations, versions] = await Promise.all([
    getUnderItem(db, item.id),
    checkMeeting(db, actor, { meetingId: meeting.id, language: actor.language as Language }),
    listChoosable(db, actor),
    listAssignable(db, actor, group.id),
    listOrganisations(db, actor, { sort: 'name', order: 'asc', limit: 500 }),
    asked.versions ? listTextVersions(db, item.id, { order: 'desc', limit: 30 }) : null,
  ])
  return {
    ...{ meeting, leads, item, under, findings, people, assignable },
    organisations: organisations.items,
    versions: versions?.items ?? null,
  }
}

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
