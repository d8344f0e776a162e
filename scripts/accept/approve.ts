import { Temporal } from 'temporal-polyfill'
import { readPdf } from '#test/support/pdf-text.ts'
import type { Cast } from './found.ts'
import { hold, invite, planMeeting, readMeeting } from './meet.ts'
import { squeezed } from './read-case.ts'
import type { Stage } from './stage.ts'

const corrections = 'Navnet i avsnittet skrives riktig.'

/** The next meeting approves the minutes, with corrections, as its item 2. */
export async function approveAtNextMeeting(stage: Stage, cast: Cast, minutesId: string): Promise<string> {
  const { checks, expected } = stage
  const { secretary } = cast
  const day = Temporal.PlainDate.from(expected.date).add({ days: 60 }).toString()
  const next = await planMeeting(cast, { date: day, start: '10:00', end: '11:00', place: null })
  // A case that does not minute the approval of the minutes before it leaves those waiting too: first come, first.
  const approving = next.items.slice(1).filter((one) => one.approvesMinutesId !== null)
  const item = approving.find((one) => one.approvesMinutesId === minutesId)
  checks.equal('the next meeting’s item 2 approves these minutes', next.items[approving.length]?.id, item?.id)
  await invite(stage, cast, next)
  await hold(cast, next, () => 'present')
  const nextMinutesId: string = (await secretary.post(`/meetings/${next.id}/minutes`)).body.id
  const approval = { outcome: 'approved-with-corrections', corrections }
  await secretary.post(`/agenda-items/${item?.id}/minutes-approval`, approval)
  const twice = await secretary.attempt('POST', `/agenda-items/${item?.id}/minutes-approval`, approval)
  checks.check('a second approval is refused', twice.status === 409, twice.body)
  const earlier = (await secretary.get(`/minutes/${minutesId}`)).body
  checks.equal('the minutes are approved', earlier.state, 'approved')
  checks.check('and stamped', (earlier.approvalText ?? '') !== '')
  const { bytes } = await secretary.get(`/minutes/${minutesId}/pdf`)
  const approvedText = await textOf(bytes)
  checks.check('the correction stands in their PDF', approvedText.includes(squeezed(corrections)))
  const { bytes: nextBytes } = await secretary.get(`/minutes/${nextMinutesId}/pdf`)
  checks.check(
    'and the approving meeting’s minutes carry it too',
    (await textOf(nextBytes)).includes(squeezed(corrections)),
  )
  const again = (await secretary.get(`/minutes/${minutesId}/pdf`)).bytes
  checks.check(
    'asked for again, the same bytes',
    Buffer.compare(Buffer.from(bytes), Buffer.from(again)) === 0,
  )
  return next.id
}

const textOf = async (bytes: Uint8Array): Promise<string> => squeezed((await readPdf(bytes)).pages.join('\n'))

/** Nothing of the approved meeting moves through the API. */
export async function checkLock(
  stage: Stage,
  cast: Cast,
  { meetingId, day }: { meetingId: string; day: string },
): Promise<void> {
  const { checks } = stage
  const { secretary } = cast
  const meeting = await readMeeting(secretary, meetingId, day)
  const [item] = meeting.items
  if (!item) return
  const written = await secretary.attempt('GET', `/agenda-items/${item.id}/text`)
  const version = written.body?.version ?? 0
  const text = await secretary.attempt(
    'PUT',
    `/agenda-items/${item.id}/text`,
    { text: 'Endret' },
    { 'if-match': `"${version}"` },
  )
  checks.equal('the text is locked', text.status, 409)
  const title = await secretary.attempt(
    'PATCH',
    `/agenda-items/${item.id}`,
    { title: 'Endret' },
    { 'if-match': `"${item.version}"` },
  )
  checks.equal('so is the agenda', title.status, 409)
  const decision = await secretary.attempt('POST', `/agenda-items/${item.id}/decisions`, {
    text: 'Nytt vedtak',
  })
  checks.equal('so are the decisions', decision.status, 409)
  const [invitee] = meeting.invitees
  const presence = await secretary.attempt('PUT', `/meetings/${meetingId}/attendance`, {
    rows: [{ inviteeId: invitee?.id, presence: 'absent' }],
  })
  checks.equal('so is who came', presence.status, 409)
}
