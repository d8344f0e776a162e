import type { Overview } from '#src/domain/overview/read.ts'
import { makeMeetings } from './make-meetings.ts'
import { makeMinutes } from './make-minutes.ts'
import { ifMatch, type Visitor, type World } from './world.ts'

/** What somebody's overview holds, and scenes for each part of it. The clock stands at nine in Oslo on 2 March 2026. */
export function overviewIn(world: World) {
  const make = makeMeetings(world)
  const lay = makeMinutes(world)

  async function overview(at: Visitor): Promise<Overview> {
    const { status, body } = await at.get('/overview')
    if (status !== 200) throw new Error(`no overview: ${status} ${JSON.stringify(body)}`)
    return body
  }

  async function cockpit(at: Visitor) {
    const found = (await overview(at)).cockpit
    if (!found) throw new Error('no cockpit')
    return found
  }

  const member = async (at: Visitor) => (await overview(at)).member

  /** The one group that somebody leads. */
  async function led(at: Visitor) {
    const found = (await overview(at)).chair?.items[0]
    if (!found) throw new Error('leads nothing')
    return found
  }

  const call = (meetingId: string) => done(world.admin.post(`/meetings/${meetingId}/invitations`, {}))

  /** Minutes of a meeting so many days away that the member and the chair were at, not sent out. */
  async function drafted(group: Staffed, inDays = -10) {
    const came = [{ personId: group.member.id }, { personId: group.chair.id }]
    const meeting = await lay.meeting(group.id, span(inDays), [{ title: 'Strategi' }], came)
    const { id } = await done(group.secretary.at.post(`/meetings/${meeting.id}/minutes`))
    const path = `/agenda-items/${meeting.items[0]}/text`
    await done(group.secretary.at.put(path, { text: 'Havna.' }, ifMatch(0)))
    return { id, meetingId: meeting.id, text: path }
  }

  async function circulated(group: Staffed, inDays = -10) {
    const minutes = await drafted(group, inDays)
    const { versionHash } = await done(group.secretary.at.post(`/minutes/${minutes.id}/circulation`))
    return { ...minutes, versionHash }
  }

  return { make, lay, overview, cockpit, member, led, call, drafted, circulated }
}

type Staffed = Awaited<ReturnType<ReturnType<typeof makeMeetings>['staffedGroup']>>

/** The answer's body, or a failure that says what was refused. */
export async function done(answer: Promise<{ status: number; body: { id: string; versionHash: string } }>) {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`not done: ${status} ${JSON.stringify(body)}`)
  return body
}

/** A meeting's times so many days from the day on which the clock stands. */
export function days(inDays: number, time = '10:00:00Z') {
  const day = new Date(Date.parse('2026-03-02T00:00:00Z') + inDays * 86_400_000).toISOString().slice(0, 10)
  const startsAt = `${day}T${time}`
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + 5_400_000).toISOString() }
}

/** The same as dates. */
export function span(inDays: number) {
  const { startsAt, endsAt } = days(inDays)
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}

export const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

export const none = { count: 0, items: [] }
