import { approveVersion } from '#src/domain/approvals/answer-round.ts'
import { approveInMeeting } from '#src/domain/approvals/approve-in-meeting.ts'
import { answerRemark, type RemarkAnswer, sendRemark } from '#src/domain/approvals/remarks.ts'
import { setDecisionStatus } from '#src/domain/decisions/set-status.ts'
import { releaseMinutes } from '#src/domain/drafting/release-minutes.ts'
import { sendMinutes } from '#src/domain/drafting/send-minutes.ts'
import { getText } from '#src/domain/minutes/texts.ts'
import { type Act, daysAfter } from './act.ts'
import type { PersonKey } from './cast.ts'
import { groups } from './groups.ts'
import { type MeetingKey, meetings } from './meetings.ts'
import { dayOf } from './play-meeting.ts'
import type { Stage } from './stage.ts'

const secretaryOf = (key: MeetingKey): PersonKey => groups[meetings[key].group].secretary

/** How the minutes are sent out, remarked on, approved and published. */
export function reviewActs(today: string): Act[] {
  const after = (key: MeetingKey, days: number, time: string, play: Act['play']): Act => ({
    day: daysAfter(dayOf(today, key), days),
    time,
    play,
  })
  return [
    after('business-1', 6, '13:15', circulate('business-1')),
    after('business-1', 8, '20:40', remark('business-1', stretch)),
    after('business-1', 9, '09:05', answer('business-1', 'stretch', agreed)),
    after('business-2', 0, '15:55', approve('business-1', { in: 'business-2', corrections })),
    after('business-2', 1, '10:10', publish('business-1')),
    after('business-2', 5, '14:30', circulate('business-2')),
    after('business-3', 0, '15:55', approve('business-2', { in: 'business-3' })),
    after('business-3', 4, '11:45', circulate('business-3')),
    after('business-3', 30, '10:00', carryOut),
    after('business-4', 0, '15:55', approve('business-3', { in: 'business-4' })),
    after('business-4', 3, '13:20', circulate('business-4')),
    after('business-4', 4, '08:15', accept('business-4', ['perGunnar', 'marte', 'ingvild'])),
    after('business-4', 5, '19:30', remark('business-4', minutesOfSilence)),
    after('business-4', 6, '07:50', remark('business-4', castingVote)),
    after('business-4', 7, '10:20', answer('business-4', 'minutesOfSilence', shortened)),
    after('business-4', 7, '10:35', answer('business-4', 'castingVote', namesKept)),
    after('business-4', 9, '21:05', remark('business-4', convener)),
    after('border-1', 2, '12:40', circulate('border-1')),
    after('border-1', 4, '17:20', accept('border-1', borderMembers)),
  ]
}

const corrections = 'I sak 3 presiseres det at økningen i henvendelsene til Stange gjelder de siste to årene.'

type RemarkScript = { name: string; from: PersonKey; item: string; quote: string; text: string }

const stretch: RemarkScript = {
  name: 'stretch',
  from: 'marte',
  item: 'start-up-guidance',
  quote: 'henvendelsene har økt kraftig de siste årene',
  text: 'Bør presiseres: økningen gjelder de siste to årene.',
}
const agreed: Answering = { outcome: 'accepted', answer: 'Tas inn som rettelse når referatet godkjennes.' }

const minutesOfSilence: RemarkScript = {
  name: 'minutesOfSilence',
  from: 'amina',
  item: 'coverage',
  quote: 'i opptil en halv time',
  text: 'Jeg sa tjue minutter, ikke en halv time.',
}
const shortened: Answering = {
  outcome: 'accepted',
  answer: 'Rettet.',
  replaced: { item: 'coverage', old: 'en halv time', by: 'tjue minutter' },
}

const castingVote: RemarkScript = {
  name: 'castingVote',
  from: 'silje',
  item: 'meeting-plan',
  quote: '',
  text: 'Det bør framgå av referatet hvem som stemte for og imot møtet i Torsby.',
}
const namesKept: Answering = {
  outcome: 'declined',
  answer: 'Det ble ikke stemt ved navneopprop, så referatet gjengir bare stemmetallene.',
}

const convener: RemarkScript = {
  name: 'convener',
  from: 'terje',
  item: 'timber-group',
  quote: 'prøve tekstene i minst to anskaffelser',
  text: 'Vi ble vel enige om at én anskaffelse er nok dersom den gjelder en skole?',
}

const borderMembers = groups.border.seats.flatMap((seat) =>
  'holder' in seat && !('observer' in seat) ? [seat.holder] : [],
)

const circulate = (key: MeetingKey) => async (stage: Stage) => {
  const minutesId = stage.known(`minutes/${key}`)
  const sent = await stage.as(secretaryOf(key), (tx, actor) =>
    sendMinutes(tx, actor, { minutesId }, stage.desk),
  )
  stage.keep(`version/${key}`, sent.versionHash)
}

const remark =
  (key: MeetingKey, { name, from, item, quote, text }: RemarkScript) =>
  async (stage: Stage) => {
    const wanted = {
      minutesId: stage.known(`minutes/${key}`),
      versionHash: stage.known(`version/${key}`),
      agendaItemId: stage.known(`item/${key}/${item}`),
      quote,
      text,
      through: 'session' as const,
    }
    const sent = await stage.as(from, (tx, actor) => sendRemark(tx, actor, wanted, stage.desk))
    stage.keep(`remark/${name}`, sent.id)
  }

type Answering = Pick<RemarkAnswer, 'outcome' | 'answer'> & {
  replaced?: { item: string; old: string; by: string }
}

const answer =
  (key: MeetingKey, name: string, { replaced, ...given }: Answering) =>
  (stage: Stage) =>
    stage.as(secretaryOf(key), async (tx, actor) => {
      const before = replaced && (await getText(tx, stage.known(`item/${key}/${replaced.item}`)))
      const itemText = before && {
        text: before.text.replace(replaced.old, replaced.by),
        version: before.version,
      }
      await answerRemark(
        tx,
        actor,
        { remarkId: stage.known(`remark/${name}`), ...given, itemText },
        stage.desk,
      )
    })

/** Members accept what they have read, one after the other. */
const accept = (key: MeetingKey, who: readonly PersonKey[]) => async (stage: Stage) => {
  const read = {
    minutesId: stage.known(`minutes/${key}`),
    versionHash: stage.known(`version/${key}`),
    through: 'session' as const,
  }
  for (const one of who) await stage.as(one, (tx, actor) => approveVersion(tx, actor, read, stage.desk))
}

const approve =
  (key: MeetingKey, { in: meeting, corrections }: { in: MeetingKey; corrections?: string }) =>
  (stage: Stage) =>
    stage.as(secretaryOf(key), (tx, actor) =>
      approveInMeeting(
        tx,
        actor,
        {
          itemId: stage.known(`item/${meeting}/approve-minutes`),
          outcome: corrections ? 'approved-with-corrections' : 'approved',
          corrections,
        },
        stage.desk,
      ),
    )

const publish = (key: MeetingKey) => (stage: Stage) =>
  stage.as(secretaryOf(key), (tx, actor) =>
    releaseMinutes(tx, actor, { minutesId: stage.known(`minutes/${key}`) }),
  )

const carryOut = (stage: Stage) =>
  stage.as('hakon', (tx, actor) =>
    setDecisionStatus(tx, actor, {
      decisionId: stage.known('decision/business-1/summer-jobs'),
      status: 'carried-out',
    }),
  )
