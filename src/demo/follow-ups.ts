import { addFollowUp } from '#src/domain/follow-ups/add.ts'
import {
  changeFollowUp,
  commentOnFollowUp,
  completeFollowUp,
  dropFollowUp,
  reopenFollowUp,
} from '#src/domain/follow-ups/keep.ts'
import { getFollowUp } from '#src/domain/follow-ups/load.ts'
import { type Act, daysAfter } from './act.ts'
import type { OrganisationKey, PersonKey } from './cast.ts'
import { groups } from './groups.ts'
import { type MeetingKey, meetings } from './meetings.ts'
import { dayOf } from './play-meeting.ts'
import type { Stage } from './stage.ts'
import type { WorkingGroupKey } from './working-groups.ts'

type FollowUpScript = {
  from: MeetingKey
  item: string
  text: string
  to: { person: PersonKey } | { organisation: OrganisationKey } | { workingGroup: WorkingGroupKey }
  helpers?: PersonKey[]
  /** days after the meeting, or after today */
  due: number | { inDays: number }
}

/** One for every state: done, overdue, done and reopened, dropped, and open ones for each kind of assignee. */
const followUps = {
  calendar: {
    from: 'business-1',
    item: 'start-up-guidance',
    text: 'Sette opp felles kurskalender for etablerere',
    to: { workingGroup: 'guidance' },
    due: 60,
  },
  letter: {
    from: 'business-2',
    item: 'skills',
    text: 'Sende henvendelse til fylkeskommunen om fagskoletilbudet',
    to: { person: 'hakon' },
    helpers: ['amina'],
    due: 21,
  },
  requirements: {
    from: 'business-2',
    item: 'timber',
    text: 'Skrive første utkast til felles kravformuleringer for trebruk',
    to: { person: 'terje' },
    helpers: ['gunnhild'],
    due: 150,
  },
  energyTemplate: {
    from: 'business-2',
    item: 'any-other-business',
    text: 'Dele malen for energikartlegging av næringsbygg',
    to: { person: 'inga' },
    due: 30,
  },
  studyTrip: {
    from: 'business-3',
    item: 'sites',
    text: 'Undersøke muligheten for studietur til næringsparken i Karlstad',
    to: { organisation: 'stange' },
    due: 60,
  },
  coverageExamples: {
    from: 'business-4',
    item: 'coverage',
    text: 'Samle eksempler på dekningsbrudd fra bedrifter langs riksgrensen',
    to: { organisation: 'kongsvinger' },
    due: { inDays: 30 },
  },
  mapRequirements: {
    from: 'business-4',
    item: 'timber-group',
    text: 'Kartlegge hvilke krav til trebruk kommunene stiller i dag',
    to: { workingGroup: 'timber' },
    helpers: ['siljeAgain'],
    due: { inDays: 60 },
  },
  tickets: {
    from: 'border-1',
    item: 'bus',
    text: 'Ta kontakt med trafikkselskapet om gjensidig godkjenning av månedskort',
    to: { person: 'oddArne' },
    helpers: ['dagFinn'],
    due: 45,
  },
  skiBus: {
    from: 'border-1',
    item: 'bus',
    text: 'Undersöka om skidbussen kan ta med arbetspendlare',
    to: { person: 'mattias' },
    due: { inDays: 5 },
  },
} as const satisfies Record<string, FollowUpScript>

type FollowUpKey = keyof typeof followUps

/** How the follow-ups are given, done, dropped, reopened and spoken of. */
export function followUpActs(today: string): Act[] {
  const after = (meeting: MeetingKey, days: number) => daysAfter(dayOf(today, meeting), days)
  const given = (Object.keys(followUps) as FollowUpKey[]).map((key) => ({
    day: dayOf(today, followUps[key].from),
    time: '16:05',
    play: (stage: Stage) => give(stage, key),
  }))
  return [
    ...given,
    { day: after('business-1', 52), time: '14:20', play: complete('calendar', 'marte') },
    { day: after('business-2', 12), time: '11:00', play: complete('letter', 'hakon', 'Brevet er sendt.') },
    { day: after('business-2', 25), time: '10:30', play: complete('energyTemplate', 'inga') },
    { day: after('business-3', 20), time: '13:00', play: dropStudyTrip },
    { day: after('business-4', 1), time: '08:40', play: reopenEnergyTemplate },
    { day: after('border-1', 40), time: '12:25', play: complete('tickets', 'oddArne') },
    { day: daysAfter(today, -15), time: '09:15', play: excuse },
  ]
}

async function give(stage: Stage, key: FollowUpKey) {
  const { from, item, text, to, helpers = [], due }: FollowUpScript = followUps[key]
  const dueOn =
    typeof due === 'number' ? daysAfter(dayOf(stage.today, from), due) : daysAfter(stage.today, due.inDays)
  const wanted = {
    agendaItemId: stage.known(`item/${from}/${item}`),
    text,
    assignee: assigneeOf(stage, to),
    helpers: helpers.map((who) => stage.ids.people[who]),
    dueOn,
  }
  const { secretary } = groups[meetings[from].group]
  const added = await stage.as(secretary, (tx, actor) => addFollowUp(tx, actor, wanted, stage.desk))
  stage.keep(`follow-up/${key}`, added.id)
}

function assigneeOf({ ids, known }: Stage, to: FollowUpScript['to']) {
  if ('person' in to) return { personId: ids.people[to.person] }
  if ('organisation' in to) return { organisationId: ids.organisations[to.organisation] }
  return { workingGroupId: known(`working-group/${to.workingGroup}`) }
}

const idOf = (stage: Stage, key: FollowUpKey) => stage.known(`follow-up/${key}`)

const complete = (key: FollowUpKey, who: PersonKey, comment?: string) => (stage: Stage) =>
  stage.as(who, (tx, actor) => completeFollowUp(tx, actor, { followUpId: idOf(stage, key), comment }))

const dropStudyTrip = (stage: Stage) =>
  stage.as('hakon', (tx, actor) =>
    dropFollowUp(tx, actor, {
      followUpId: idOf(stage, 'studyTrip'),
      reason: 'Næringsparken tar ikke imot grupper i år.',
    }),
  )

const reopenEnergyTemplate = (stage: Stage) =>
  stage.as('hakon', async (tx, actor) => {
    const followUpId = idOf(stage, 'energyTemplate')
    await reopenFollowUp(tx, actor, { followUpId })
    const { version: expected } = await getFollowUp(tx, followUpId)
    const changes = {
      dueOn: daysAfter(stage.today, 25),
      text: 'Utvide malen for energikartlegging med driftsbygninger',
    }
    await changeFollowUp(tx, actor, { followUpId, expected, ...changes }, stage.desk)
  })

const excuse = (stage: Stage) =>
  stage.as('terje', (tx, actor) =>
    commentOnFollowUp(tx, actor, {
      followUpId: idOf(stage, 'requirements'),
      text: 'Utkastet er halvferdig. Venter på brannvesenets innspill.',
    }),
  )
