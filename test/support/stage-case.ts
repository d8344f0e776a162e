import { Temporal } from 'temporal-polyfill'
import type { Case } from '../../scripts/accept/read-case.ts'
import { languageOf, zoneOf } from '../../scripts/accept/stage.ts'
import { makeGroups } from './make-groups.ts'
import type { Site } from './open-site.ts'
import type { Visitor } from './world.ts'

/** What stands before a meeting begins: who is who, and the meeting to which they are asked. */
export type Staged = { secretary: { id: string; name: string; at: Visitor }; meetingId: string }

/**
 * Everything that stands in real life before the meeting of a case begins: its group with everybody in it, those outside whom it
 * gives a task, earlier minutes that wait for approval where it approves some, the meeting, and minutes without a word in them.
 */
export async function stageCase(site: Site, expected: Case): Promise<Staged> {
  const [name = 'Siri Sekretær'] = expected.secretariat
  const writer = await site.make.secretary({ name, email: undefined })
  const secretary = { id: writer.id, name, at: await writer.client() }
  const { groupId, chairId } = await groupOf(site, expected)
  const plan = async (day: string, times: { start: string; end: string | null }) => {
    const zone = zoneOf(expected.language)
    const start = Temporal.PlainDateTime.from(`${day}T${times.start}`).toZonedDateTime(zone)
    const end = times.end
      ? Temporal.PlainDateTime.from(`${day}T${times.end}`).toZonedDateTime(zone)
      : start.add({ minutes: 90 })
    const written = (at: Temporal.ZonedDateTime) =>
      at.toString({ timeZoneName: 'never', smallestUnit: 'second' })
    const { body } = await done(
      secretary.at.post(`/groups/${groupId}/meetings`, {
        ...{ startsAt: written(start), endsAt: written(end), zone, writerPersonId: secretary.id },
        ...(expected.place && { place: expected.place }),
        ...(chairId && { chairPersonId: chairId }),
      }),
    )
    return body.id as string
  }
  if (expected.items.some(({ kind }) => kind === 'approve-minutes')) {
    const before = await plan(dayBefore(expected), { start: '09:00', end: null })
    await done(secretary.at.post(`/meetings/${before}/holding`))
    const { body } = await done(secretary.at.post(`/meetings/${before}/minutes`))
    await done(secretary.at.post(`/minutes/${body.id}/circulation`))
  }
  const meetingId = await plan(expected.date, { start: expected.start ?? '09:00', end: expected.end })
  await done(secretary.at.post(`/meetings/${meetingId}/minutes`))
  return { secretary, meetingId }
}

async function groupOf(site: Site, expected: Case) {
  const make = makeGroups(site)
  const organisations = new Map<string, string>()
  for (const { organisation } of expected.attendees)
    if (organisation && !organisations.has(organisation))
      organisations.set(organisation, (await site.make.organisation({ name: organisation })).id)
  const language = languageOf(expected.language)
  const zone = zoneOf(expected.language)
  const { id: groupId } = await make.group({ name: expected.group ?? 'Faggruppe', language, zone })
  const ids = new Map<string, string>()
  for (const { name, organisation } of expected.attendees) {
    const organisationId = organisation ? organisations.get(organisation) : undefined
    const person = await site.make.person({ name, ...(organisationId && { organisationId }) })
    ids.set(name, person.id)
    await make.seat(groupId, { personId: person.id, organisationId, fromOn: '2000-01-01' })
  }
  for (const name of strangersOf(expected)) await site.make.person({ name })
  const chairId = ids.get(expected.chair ?? '')
  if (chairId) await make.office(groupId, 'chair', chairId, { fromOn: '2000-01-01' })
  return { groupId, chairId }
}

/** Those who are given a seat without having come: the register knows them from other groups. */
const strangersOf = ({ workingGroups, attendees }: Case): string[] => [
  ...new Set(
    workingGroups
      .flatMap(({ members }) => members.map((member) => (typeof member === 'string' ? member : member.name)))
      .filter((name) => attendees.every((one) => !isSame(one.name, name))),
  ),
]

/** One whose middle name is left out now and then. */
export function isSame(one: string, other: string): boolean {
  const ends = (name: string) => [name.split(' ')[0], name.split(' ').at(-1)].join(' ')
  return ends(one) === ends(other)
}

const months = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des']

/** The day of the meeting whose minutes are approved, as the item's title says it; else a quarter of a year before. */
function dayBefore({ items, date }: Case): string {
  const title = items.find(({ kind }) => kind === 'approve-minutes')?.title ?? ''
  const [, day, month = '', year] = /(\d{1,2})\. (\p{L}{3,9}) (\d{4})/u.exec(title) ?? []
  const at = months.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return at > 0
    ? Temporal.PlainDate.from({ year: Number(year), month: at, day: Number(day) }).toString()
    : Temporal.PlainDate.from(date).subtract({ months: 3 }).toString()
}

async function done<Answer extends { status: number; body: unknown }>(
  answer: Promise<Answer>,
): Promise<Answer> {
  const got = await answer
  if (got.status >= 300) throw new Error(`${got.status} ${JSON.stringify(got.body)}`)
  return got
}
