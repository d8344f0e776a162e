import { readFileSync } from 'node:fs'
import { planWithAgenda } from '#src/domain/agenda/carry-over.ts'
import { addItem } from '#src/domain/agenda/keep.ts'
import { listItems } from '#src/domain/agenda/read.ts'
import { callOffMeeting } from '#src/domain/attendance/call-off.ts'
import { takeAttendance } from '#src/domain/attendance/presence.ts'
import { listAttendance } from '#src/domain/attendance/read.ts'
import { replyForOneself } from '#src/domain/attendance/reply.ts'
import { sendInvitation } from '#src/domain/attendance/send-invitation.ts'
import { addDecision } from '#src/domain/decisions/keep.ts'
import { holdMeeting } from '#src/domain/meetings/take-step.ts'
import { openDraft } from '#src/domain/minutes/open-draft.ts'
import { saveText } from '#src/domain/minutes/save-text.ts'
import { addPaper } from '#src/domain/papers/keep.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type Act, daysAfter } from './act.ts'
import { atLocal, meetingDay } from './calendar.ts'
import type { PersonKey } from './cast.ts'
import { groups } from './groups.ts'
import type { MeetingScript } from './meeting-script.ts'
import { type MeetingKey, meetings } from './meetings.ts'
import { minuteTexts } from './minute-texts.ts'
import type { Stage } from './stage.ts'

const scriptOf = (key: MeetingKey): MeetingScript => meetings[key]

export const dayOf = (today: string, key: MeetingKey): string => meetingDay(today, scriptOf(key))

/** The day so many days before a meeting, or before today. */
const dayBefore = (today: string, key: MeetingKey, when: number | { daysAgo: number }): string =>
  typeof when === 'number' ? daysAfter(dayOf(today, key), -when) : daysAfter(today, -when.daysAgo)

/** A meeting is planned with its agenda and papers, and called where the script says when. */
export function preparing(today: string, key: MeetingKey): Act[] {
  const script = scriptOf(key)
  const planned: Act = {
    day: dayBefore(today, key, script.planned),
    time: '09:20',
    play: (stage) => plan(stage, key),
  }
  if (script.called === undefined) return [planned]
  const called: Act = {
    day: dayBefore(today, key, script.called),
    time: '10:05',
    play: (stage) => call(stage, key),
  }
  return [planned, called]
}

/** A meeting is called off a few days before. */
export const cancelling = (today: string, key: MeetingKey): Act => ({
  day: daysAfter(dayOf(today, key), -5),
  time: '14:45',
  play: (stage) =>
    stage.as(groups[scriptOf(key).group].secretary, (tx, actor) =>
      callOffMeeting(
        tx,
        actor,
        {
          meetingId: stage.known(`meeting/${key}`),
          reason: 'For få kan møte. Saken tas opp på neste møte.',
        },
        stage.desk,
      ),
    ),
})

/** A meeting is held and minuted: who came, the texts, the decisions. */
export function holding(today: string, key: MeetingKey): Act[] {
  const day = dayOf(today, key)
  return [
    ...Object.entries(scriptOf(key).deputies ?? {}).map(([deputy, holder], index) => ({
      day: daysAfter(day, -4),
      time: `12:1${index}`,
      play: (stage: Stage) => sendDeputy(stage, key, { holder, deputy: deputy as PersonKey }),
    })),
    { day: daysAfter(day, -6), time: '20:05', play: (stage) => answer(stage, key) },
    { day, time: scriptOf(key).end, play: (stage) => hold(stage, key) },
    { day, time: '15:10', play: (stage) => minute(stage, key) },
  ]
}

async function plan(stage: Stage, key: MeetingKey) {
  const script = scriptOf(key)
  const day = dayOf(stage.today, key)
  const { secretary } = groups[script.group]
  const { id: meetingId } = await stage.as(secretary, (tx, actor) =>
    planWithAgenda(tx, actor, {
      groupId: stage.ids.groups[script.group],
      title: script.title,
      startsAt: atLocal(day, script.start).toISOString(),
      endsAt: atLocal(day, script.end).toISOString(),
      place: script.place,
      videoUrl: script.videoUrl,
    }),
  )
  stage.keep(`meeting/${key}`, meetingId)
  await stage.as(secretary, async (tx, actor) => {
    for (const [name, { presenter, ...item }] of Object.entries(script.items)) {
      const presenterPersonId = presenter && stage.ids.people[presenter]
      const added = await addItem(tx, actor, { meetingId, ...item, presenterPersonId })
      stage.keep(`item/${key}/${name}`, added.id)
    }
    for (const paper of script.papers ?? [])
      await addPaper(tx, actor, {
        meetingId,
        agendaItemId: stage.known(`item/${key}/${paper.item}`),
        title: paper.title,
        ...('url' in paper ? { url: paper.url } : { file: fileNamed(paper.file) }),
      })
  })
}

const fileNamed = (name: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(`./papers/${name}`, import.meta.url))),
})

const call = (stage: Stage, key: MeetingKey) =>
  stage.as(groups[scriptOf(key).group].secretary, (tx, actor) =>
    sendInvitation(tx, actor, { meetingId: stage.known(`meeting/${key}`) }, stage.desk),
  )

function sendDeputy(
  stage: Stage,
  key: MeetingKey,
  { holder, deputy }: { holder: PersonKey; deputy: PersonKey },
) {
  return stage.as(holder, (tx, actor) =>
    replyForOneself(tx, actor, {
      meetingId: stage.known(`meeting/${key}`),
      reply: 'declined',
      deputyId: stage.ids.people[deputy],
    }),
  )
}

async function answer(stage: Stage, key: MeetingKey) {
  const { accepted = [], excused = [], deputies = {} } = scriptOf(key)
  const meetingId = stage.known(`meeting/${key}`)
  const sendingDeputies = Object.values(deputies)
  const declined = excused.filter((who) => !sendingDeputies.includes(who))
  for (const [reply, people] of [
    ['accepted', accepted],
    ['declined', declined],
  ] as const)
    for (const who of people)
      await stage.as(who, (tx, actor) => replyForOneself(tx, actor, { meetingId, reply }))
}

async function hold(stage: Stage, key: MeetingKey) {
  const script = scriptOf(key)
  const meetingId = stage.known(`meeting/${key}`)
  await stage.as(groups[script.group].secretary, async (tx, actor) => {
    await holdMeeting(tx, actor, { meetingId })
    const rows = (await listAttendance(tx, actor, meetingId)).map(({ inviteeId, personId }) => ({
      inviteeId,
      ...presenceOf(stage, script, personId),
    }))
    await takeAttendance(tx, actor, { meetingId, rows })
  })
}

function presenceOf({ ids }: Stage, { excused, absent, deputies }: MeetingScript, personId: string) {
  const among = (keys: readonly PersonKey[] = []) => keys.some((key) => ids.people[key] === personId)
  if (among(excused)) return { presence: 'excused' } as const
  if (among(absent)) return { presence: 'absent' } as const
  for (const [deputy, holder] of Object.entries(deputies ?? {}))
    if (ids.people[deputy as PersonKey] === personId)
      return { presence: 'deputising', deputisingForId: ids.people[holder] } as const
  return { presence: 'present' } as const
}

async function minute(stage: Stage, key: MeetingKey) {
  const script = scriptOf(key)
  await stage.as(groups[script.group].secretary, async (tx, actor) => {
    const opened = await openDraft(tx, actor, { meetingId: stage.known(`meeting/${key}`) })
    stage.keep(`minutes/${key}`, opened.id)
    await recognise(tx, stage, key)
    for (const { item, text } of minuteTexts(key, dayOf(stage.today, key)))
      if (text !== '')
        await saveText(tx, actor, { itemId: stage.known(`item/${key}/${item}`), text, expected: 0 })
    for (const [item, decision] of Object.entries(script.decisions ?? {})) {
      const itemId = stage.known(`item/${key}/${item}`)
      const added = await addDecision(tx, actor, { itemId, ...decision })
      stage.keep(`decision/${key}/${item}`, added.id)
    }
  })
}

/** The items that came by themselves are known by what they are for. */
async function recognise(db: Reader, stage: Stage, key: MeetingKey) {
  for (const item of await listItems(db, stage.known(`meeting/${key}`))) {
    const isWelcome = item.standing && item.kind === 'information'
    const name = item.listsFollowUps ? 'follow-ups' : isWelcome ? 'welcome' : item.kind
    const byItself = item.standing || item.listsFollowUps || item.approvesMinutesId || item.reportsGroupId
    if (byItself) stage.keep(`item/${key}/${name}`, item.id)
  }
}
