import { changeMeetingWithAgenda } from '#src/domain/agenda/move-meeting.ts'
import { type Reply, replyForOneself } from '#src/domain/attendance/reply.ts'
import { sendInvitation } from '#src/domain/attendance/send-invitation.ts'
import { getMeeting } from '#src/domain/meetings/read.ts'
import { type Act, daysAfter } from './act.ts'
import { atLocal } from './calendar.ts'
import type { PersonKey } from './cast.ts'
import { dayOf } from './play-meeting.ts'
import type { Stage } from './stage.ts'

/** What happens to the meeting that is called: people answer, it is moved to the afternoon, others answer. */
export function nextMeetingActs(today: string): Act[] {
  const reply = (daysAgo: number, time: string, who: PersonKey, reply: Omit<Reply, 'deputyId'>): Act => ({
    day: daysAfter(today, -daysAgo),
    time,
    play: (stage) => answer(stage, who, reply),
  })
  return [
    reply(19, '08:12', 'ingvild', { reply: 'accepted', how: 'room' }),
    reply(18, '21:30', 'marte', { reply: 'tentative', note: 'Avhenger av kommunestyremøtet.' }),
    reply(17, '12:03', 'kariAnne', { reply: 'accepted', how: 'room' }),
    { day: daysAfter(today, -15), time: '10:44', play: sendDeputy },
    { day: daysAfter(today, -6), time: '11:20', play: move },
    reply(5, '07:55', 'amina', { reply: 'accepted', how: 'video' }),
    reply(4, '16:18', 'gunnhild', { reply: 'accepted', how: 'video', note: 'Kommer fra toget.' }),
    reply(3, '09:40', 'ragnhild', { reply: 'accepted', how: 'room' }),
  ]
}

const idOf = (stage: Stage) => stage.known('meeting/business-5')

const answer = (stage: Stage, who: PersonKey, reply: Reply) =>
  stage.as(who, (tx, actor) => replyForOneself(tx, actor, { meetingId: idOf(stage), ...reply }))

const sendDeputy = (stage: Stage) =>
  answer(stage, 'silje', { reply: 'declined', deputyId: stage.ids.people.bjornErik })

/** The second version of the invitation moves the meeting to the afternoon, and reaches the deputy too. */
const move = (stage: Stage) =>
  stage.as('hakon', async (tx, actor) => {
    const meetingId = idOf(stage)
    const day = dayOf(stage.today, 'business-5')
    const { version: expected } = await getMeeting(tx, meetingId)
    const times = {
      startsAt: atLocal(day, '12:30').toISOString(),
      endsAt: atLocal(day, '15:00').toISOString(),
    }
    await changeMeetingWithAgenda(tx, actor, { meetingId, expected, ...times })
    const message = 'Møtet er flyttet til etter lunsj, slik at flere rekker toget. Sakslisten er den samme.'
    await sendInvitation(tx, actor, { meetingId, message }, stage.desk)
  })
