import { makeGroups } from './make-groups.ts'
import { type Answer, ifMatch, type World } from './world.ts'

/** Groups that have something for everybody, through the API. */
export function makeArchive(world: World) {
  const groups = makeGroups(world)
  const at = world.admin

  async function done(answer: Promise<Answer>) {
    const { status, body } = await answer
    if (status >= 300) throw new Error(`not done: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** A meeting, on 16 April 2026 at nine where nothing else is said. */
  const meeting = async (groupId: string, facts: Record<string, unknown> = {}): Promise<string> =>
    (
      await done(
        at.post(`/groups/${groupId}/meetings`, {
          startsAt: '2026-04-16T09:00:00+02:00',
          endsAt: '2026-04-16T10:30:00+02:00',
          ...facts,
        }),
      )
    ).id

  const invite = (meetingId: string) => done(at.post(`/meetings/${meetingId}/invitations`, {}))

  /** A meeting that everybody was called to. */
  async function called(groupId: string, facts: Record<string, unknown> = {}): Promise<string> {
    const id = await meeting(groupId, facts)
    await invite(id)
    return id
  }

  async function change(path: string, facts: Record<string, unknown>) {
    const { version } = await done(at.get(path))
    return done(at.patch(path, facts, ifMatch(version)))
  }

  const cancel = (meetingId: string, reason = 'Streik') =>
    done(at.post(`/meetings/${meetingId}/cancellation`, { reason }))

  /** Published minutes of a meeting on a day that is past, with an open item and one that is exempt from publicity. */
  async function published(groupId: string, day: string, facts: Record<string, unknown> = {}) {
    const span = { startsAt: `${day}T09:00:00+01:00`, endsAt: `${day}T10:30:00+01:00` }
    const meetingId = await meeting(groupId, { ...span, ...facts })
    const exempt = { kind: 'decision', title: 'Ansettelse av Kari', exemptBasis: 'offl. § 25' }
    await done(at.post(`/meetings/${meetingId}/agenda-items`, exempt))
    await done(at.post(`/meetings/${meetingId}/holding`))
    const { id: minutesId } = await done(at.post(`/meetings/${meetingId}/minutes`))
    const today = { startsAt: '2026-03-02T08:30:00+01:00', endsAt: '2026-03-02T10:30:00+01:00' }
    const approving = await meeting(groupId, today)
    const { approvalItem } = await done(at.post(`/minutes/${minutesId}/circulation`))
    await done(at.post(`/meetings/${approving}/holding`))
    await done(at.post(`/meetings/${approving}/minutes`))
    await done(at.post(`/agenda-items/${approvalItem.itemId}/minutes-approval`, { outcome: 'approved' }))
    await done(at.post(`/minutes/${minutesId}/publication`))
    return { meetingId, minutesId: minutesId as string }
  }

  return { ...groups, done, meeting, invite, called, change, cancel, published }
}
