import { Temporal } from 'temporal-polyfill'
import { parseCalendar } from '#src/platform/calendar/parse-calendar.ts'
import { until } from './checks.ts'
import type { Client } from './client.ts'
import type { Cast, Player } from './found.ts'
import { calendarOf, pdfsOf } from './mailbox.ts'
import type { Case, CaseAttendee, CaseItem } from './read-case.ts'
import type { Stage } from './stage.ts'

export type Item = {
  id: string
  number: string | null
  title: string
  kind: string
  version: number
  approvesMinutesId: string | null
}
export type Invitee = { id: string; person: { id: string; name: string } }
export type Meeting = {
  id: string
  day: string
  startsAt: string
  items: Item[]
  invitees: Invitee[]
  agendaVersion: number
}

type When = Pick<Case, 'date' | 'start' | 'end' | 'place'>

export async function planMeeting(cast: Cast, when: When): Promise<Meeting> {
  const start = when.start ?? '09:00'
  const { startsAt, endsAt } = instantsOf(when.date, start, when.end, cast.zone)
  const { body } = await cast.secretary.post(`/groups/${cast.groupId}/meetings`, {
    startsAt,
    endsAt,
    zone: cast.zone,
    ...(when.place && { place: when.place }),
    ...(cast.chairId && { chairPersonId: cast.chairId }),
    writerPersonId: cast.secretaryId,
  })
  return readMeeting(cast.secretary, body.id, when.date)
}

export async function readMeeting(secretary: Client, id: string, day: string): Promise<Meeting> {
  const { body } = await secretary.get(`/meetings/${id}`)
  return {
    id,
    day,
    startsAt: body.startsAt,
    items: body.items,
    invitees: body.invitees,
    agendaVersion: body.agendaVersion,
  }
}

function instantsOf(date: string, start: string, end: string | null, zone: string) {
  const from = Temporal.PlainDateTime.from(`${date}T${start}`).toZonedDateTime(zone)
  const to = end
    ? Temporal.PlainDateTime.from(`${date}T${end}`).toZonedDateTime(zone)
    : from.add({ minutes: 90 })
  const write = (at: Temporal.ZonedDateTime) => at.toString({ timeZoneName: 'never', smallestUnit: 'second' })
  return { startsAt: write(from), endsAt: write(to) }
}

/** Gives the agenda that planning carried over the case's own items, titles and numbers, in the case's order. */
export async function arrangeAgenda(cast: Cast, meeting: Meeting, items: CaseItem[]): Promise<Meeting> {
  const { secretary } = cast
  const spare = [...meeting.items]
  const order: string[] = []
  for (const item of items) {
    const at = spare.findIndex(({ kind }) => kind === item.kind)
    const carried = at === -1 ? null : (spare.splice(at, 1)[0] as Item)
    const facts = {
      kind: kindOf(item),
      title: item.title ?? `Sak ${item.number ?? ''}`.trim(),
      ...numbering(item),
    }
    const kept = carried
      ? await secretary.patch(`/agenda-items/${carried.id}`, facts, carried.version)
      : await secretary.post(`/meetings/${meeting.id}/agenda-items`, facts)
    order.push(kept.body.id)
  }
  for (const { id } of spare) {
    const { version } = (await secretary.get(`/agenda-items/${id}`)).body
    await secretary.delete(`/agenda-items/${id}`, version)
  }
  const { agendaVersion } = await readMeeting(secretary, meeting.id, meeting.day)
  await secretary.put(`/meetings/${meeting.id}/agenda-order`, { itemIds: order }, agendaVersion)
  for (const [index, id] of order.entries()) {
    const item = items[index] as CaseItem
    if (!item.withdrawn) continue
    await secretary.post(`/agenda-items/${id}/withdrawal`)
  }
  return readMeeting(secretary, meeting.id, meeting.day)
}

const kinds = [
  'approve-invitation',
  'approve-minutes',
  'information',
  'discussion',
  'input',
  'decision',
  'election',
  'report',
  'any-other-business',
]
const kindOf = (item: CaseItem): string => (item.kind && kinds.includes(item.kind) ? item.kind : 'discussion')

/** A number that counting would not give stands fixed; an item without one is not numbered. */
const numbering = (item: CaseItem) =>
  item.number === null ? { numbered: false } : { numbered: true, fixedNumber: item.number }

/** Sends the invitation and checks that everybody got exactly one, with the meeting's time in it. */
export async function invite(stage: Stage, cast: Cast, meeting: Meeting): Promise<void> {
  const { checks, mailbox } = stage
  const mark = `invitation ${meeting.id}`
  mailbox.mark(mark)
  await cast.secretary.post(`/meetings/${meeting.id}/invitations`, {})
  const invited = everyone(cast)
  // Other mail, such as minutes sent before, may still be on its way.
  const invitationsTo = (email: string) =>
    mailbox.sinceTo(mark, email).filter((mail) => calendarOf(mail) !== null)
  const count = (email: string) => invitationsTo(email).length
  await until(() => invited.every(({ email }) => count(email) > 0))
  await mailbox.settle()
  checks.equal(
    'each of the invited got exactly one invitation',
    invited.filter(({ email }) => count(email) !== 1).map(({ name }) => name),
    [],
  )
  const mails = invited.flatMap(({ email }) => invitationsTo(email))
  const entries = mails.map((mail) => parseCalendar(calendarOf(mail) ?? ''))
  checks.check(
    'and in it one calendar entry, a request for the right time',
    entries.every(
      ({ method, events }) =>
        method === 'REQUEST' &&
        events.length === 1 &&
        events[0]?.start?.getTime() === Date.parse(meeting.startsAt),
    ),
  )
  checks.equal('all of them one meeting', new Set(entries.map(({ events }) => events[0]?.uid)).size, 1)
  checks.check(
    'with the invitation as PDF',
    mails.every((mail) => pdfsOf(mail).length === 1),
  )
}

/** Everybody who is asked to the meetings, each once. */
export function everyone(cast: Cast): Player[] {
  const holders = cast.players.filter(({ absentHolderId }) => absentHolderId === null)
  const all = [...holders, ...cast.secretariat]
  return all.filter((player, index) => all.findIndex(({ id }) => id === player.id) === index)
}

/** Holds the meeting and records who came. */
export async function hold(
  cast: Cast,
  meeting: Meeting,
  presenceOf: (player: Player | null) => CaseAttendee['status'],
): Promise<void> {
  const { secretary } = cast
  for (const { id, absentHolderId } of cast.players)
    if (absentHolderId && !meeting.invitees.some(({ person }) => person.id === id))
      await secretary.post(`/meetings/${meeting.id}/invitees`, { personId: id, part: 'deputy' })
  await secretary.post(`/meetings/${meeting.id}/holding`)
  const { invitees } = await readMeeting(secretary, meeting.id, meeting.day)
  const rows = invitees.map((invitee) => {
    const player = cast.players.find(({ id }) => id === invitee.person.id) ?? null
    const replaced = cast.players.some(({ absentHolderId }) => absentHolderId === invitee.person.id)
    const status = replaced ? 'excused' : presenceOf(player)
    const deputising = status === 'deputy' && player?.absentHolderId
    return {
      inviteeId: invitee.id,
      presence: status === 'deputy' ? (deputising ? 'deputising' : 'present') : status,
      ...(deputising && { deputisingForId: player.absentHolderId }),
      ...(player?.attendee?.partial && { note: player.attendee.partial }),
    }
  })
  if (rows.length > 0) await secretary.put(`/meetings/${meeting.id}/attendance`, { rows })
}
