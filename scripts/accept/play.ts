import { Temporal } from 'temporal-polyfill'
import { approveAtNextMeeting, checkLock } from './approve.ts'
import { type Cast, foundGroup } from './found.ts'
import { arrangeAgenda, hold, invite, planMeeting } from './meet.ts'
import { mendWhatBlocks } from './mend.ts'
import {
  addDecisions,
  addFollowUps,
  addWorkingGroups,
  checkPaper,
  checkReviewMails,
  circulate,
  remarkAndAnswer,
  writeMinutes,
} from './minute.ts'
import type { Stage } from './stage.ts'

/** Plays the whole main job on one case, from founding to the locked, approved minutes. Returns the id of the minutes. */
export async function play(stage: Stage): Promise<string> {
  const { checks, expected, texts, mailbox } = stage
  console.log('the group')
  const cast = await foundGroup(stage)
  checks.equal('all are entered', cast.players.length, expected.attendees.length)

  console.log('the meeting before')
  const earlierMinutes = await meetingBefore(stage, cast)

  console.log('the meeting')
  const planned = await planMeeting(cast, expected)
  checks.equal(
    'planning carries over the approval of the previous minutes as item 2',
    planned.items[1]?.approvesMinutesId,
    earlierMinutes,
  )
  const meeting = await arrangeAgenda(cast, planned, expected.items)
  checks.equal(
    'the agenda has the case’s numbers',
    meeting.items.map(({ number }) => number),
    expected.items.map(({ number }) => number),
  )
  await invite(stage, cast, meeting)
  await hold(cast, meeting, (player) => player?.attendee?.status ?? 'present')
  const minutesId = await writeMinutes(cast, meeting, texts)
  await addDecisions(stage, cast, meeting)
  await addFollowUps(stage, cast, meeting)
  await addWorkingGroups(stage, cast, meeting)
  const approving = meeting.items.find(({ approvesMinutesId }) => approvesMinutesId === earlierMinutes)
  if (approving) {
    await cast.secretary.post(`/agenda-items/${approving.id}/minutes-approval`, { outcome: 'approved' })
    checks.equal(
      'which approves them',
      (await cast.secretary.get(`/minutes/${earlierMinutes}`)).body.state,
      'approved',
    )
  }

  console.log('the minutes')
  await mendWhatBlocks(stage, cast, meeting)
  await mailbox.settle()
  mailbox.mark('circulation')
  const { hash, pdf } = await circulate(cast, minutesId)
  await checkPaper(stage, pdf, 'as circulated')
  await checkReviewMails(stage, cast, 'circulation', pdf)
  await remarkAndAnswer(stage, cast, { minutesId, hash, itemId: meeting.items[0]?.id ?? '' })

  console.log('the next meeting')
  await approveAtNextMeeting(stage, cast, minutesId)
  await checkPaper(stage, (await cast.secretary.get(`/minutes/${minutesId}/pdf`)).bytes, 'as approved')
  await checkLock(stage, cast, { meetingId: meeting.id, day: meeting.day })
  const audit = (await cast.secretary.get('/audit-verification')).body
  checks.check('the audit chain verifies', audit.whole === true, audit)
  await mailbox.settle()
  checks.equal('no mail came twice', mailbox.duplicates(), [])
  return minutesId
}

/** The meeting whose minutes the case approves: on the day its item says, else a quarter of a year before. */
async function meetingBefore(stage: Stage, cast: Cast): Promise<string> {
  const day =
    dayInTitles(stage) ?? Temporal.PlainDate.from(stage.expected.date).subtract({ months: 3 }).toString()
  const meeting = await planMeeting(cast, { date: day, start: '09:00', end: '10:30', place: null })
  await hold(cast, meeting, () => 'present')
  const minutesId = await writeMinutes(cast, meeting, ['Godkjent.'])
  await circulate(cast, minutesId)
  return minutesId
}

const months = ['jan', 'feb', 'mar', 'apr', 'ma', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des']

function dayInTitles({ expected }: Stage): string | null {
  for (const { kind, title } of expected.items) {
    const match =
      kind === 'approve-minutes' ? /(\d{1,2})\.?\s+(\p{L}{3,9})\.?\s*(\d{4})/u.exec(title ?? '') : null
    const month = months.findIndex((name) => match?.[2]?.toLowerCase().startsWith(name)) + 1
    if (!match || month === 0) continue
    const day = Temporal.PlainDate.from({ year: Number(match[3]), month, day: Number(match[1]) }).toString()
    if (day < expected.date) return day
  }
  return null
}
