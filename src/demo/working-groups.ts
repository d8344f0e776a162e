import { activateWorkingGroup } from '#src/domain/working-groups/activate.ts'
import { closeWorkingGroup } from '#src/domain/working-groups/close.ts'
import { reportWork } from '#src/domain/working-groups/keep.ts'
import { startInMeeting } from '#src/domain/working-groups/start.ts'
import { type Act, daysAfter } from './act.ts'
import type { OrganisationKey, PersonKey } from './cast.ts'
import type { MeetingKey } from './meetings.ts'
import { dayOf } from './play-meeting.ts'
import type { Stage } from './stage.ts'

type WorkingGroupScript = {
  bornIn: MeetingKey
  item: string
  name: string
  mandate: string
  convener: PersonKey
  members: PersonKey[]
  /** a seat whose person the organisation has yet to name */
  pending?: { of: OrganisationKey; label: string; namedBy: PersonKey; dueInDays: number }
  termTo(today: string): string
}

const secretary: PersonKey = 'hakon'

/** All of them work for the business group: one whose term is about to end, one that has reported, one with a pending seat. */
const workingGroups = {
  guidance: {
    bornIn: 'business-1',
    item: 'start-up-guidance',
    name: 'Felles etablererveiledning',
    mandate: 'Utvikle felles kurs, kalender og markedsføring for etablerere, og foreslå en varig ordning.',
    convener: 'marte',
    members: ['marte', 'kariAnne', 'jonas'],
    termTo: (today) => daysAfter(today, 20),
  },
  summer: {
    bornIn: 'business-1',
    item: 'summer-jobs',
    name: 'Sommerjobb og rekruttering av unge',
    mandate: 'Prøve en felles sommerjobbordning i fire kommuner og legge fram erfaringene for faggruppen.',
    convener: 'perGunnar',
    members: ['perGunnar', 'terje', 'amina'],
    termTo: (today) => daysAfter(dayOf(today, 'business-3'), 10),
  },
  timber: {
    bornIn: 'business-4',
    item: 'timber-group',
    name: 'Trebruk i offentlige bygg',
    mandate:
      'Utarbeide felles kravformuleringer for trebruk, med veiledning, og prøve dem i to anskaffelser.',
    convener: 'terje',
    members: ['terje', 'gunnhild', 'silje'],
    pending: { of: 'gjovik', label: 'Gjøvik (bekrefter navn)', namedBy: 'oystein', dueInDays: 12 },
    termTo: (today) => daysAfter(dayOf(today, 'business-4'), 365),
  },
} as const satisfies Record<string, WorkingGroupScript>

export type WorkingGroupKey = keyof typeof workingGroups

const summerReport = `Ordningen ble prøvd i fire kommuner. 47 ungdommer fikk sommerjobb, og 11 av dem har fått lærekontrakt.

- Bedriftene bør få beskjed innen utgangen av april.
- Påmeldingen bør ikke kreve innlogging.
- Kostnaden ble om lag 14 000 kroner per plass, inkludert reisestøtte.`

/** How the working groups are set up and begin, and how one of them reports and is closed. */
export function workingGroupActs(today: string): Act[] {
  const closing = dayOf(today, 'business-3')
  return [
    ...(Object.keys(workingGroups) as WorkingGroupKey[]).flatMap((key) => beginning(today, key)),
    { day: daysAfter(closing, -8), time: '13:40', play: report },
    { day: daysAfter(closing, 1), time: '09:30', play: close },
  ]
}

function beginning(today: string, key: WorkingGroupKey): Act[] {
  const day = dayOf(today, workingGroups[key].bornIn)
  return [
    { day, time: '15:40', play: (stage) => start(stage, key) },
    { day: daysAfter(day, 2), time: '08:50', play: (stage) => activate(stage, key) },
  ]
}

async function start(stage: Stage, key: WorkingGroupKey) {
  const script: WorkingGroupScript = workingGroups[key]
  const { ids, today } = stage
  const itemId = stage.known(`item/${script.bornIn}/${script.item}`)
  const seats = script.members.map((who) => ({ personId: ids.people[who] }))
  const pending = script.pending && {
    organisationId: ids.organisations[script.pending.of],
    label: script.pending.label,
    namedByPersonId: ids.people[script.pending.namedBy],
    nameDueOn: daysAfter(today, script.pending.dueInDays),
  }
  const wanted = {
    itemId,
    name: script.name,
    mandate: script.mandate,
    term: { to: script.termTo(today) },
    convenerPersonId: ids.people[script.convener],
    seats: pending ? [...seats, pending] : seats,
  }
  const started = await stage.as(secretary, (tx, actor) => startInMeeting(tx, actor, wanted, stage.desk))
  stage.keep(`working-group/${key}`, started.id)
}

const activate = (stage: Stage, key: WorkingGroupKey) =>
  stage.as(secretary, (tx, actor) =>
    activateWorkingGroup(tx, actor, { workingGroupId: stage.known(`working-group/${key}`) }),
  )

const report = (stage: Stage) =>
  stage.as(workingGroups.summer.convener, (tx, actor) =>
    reportWork(tx, actor, { workingGroupId: stage.known('working-group/summer'), text: summerReport }),
  )

const close = (stage: Stage) =>
  stage.as(secretary, (tx, actor) =>
    closeWorkingGroup(tx, actor, { workingGroupId: stage.known('working-group/summer') }),
  )
