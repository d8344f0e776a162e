import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { OrganisationKey, PersonKey } from './cast.ts'

/** A place in a group: an organisation's, or a person's in their own right. Without a holder it is vacant. */
type SeatScript = {
  of?: OrganisationKey
  holder?: PersonKey
  deputy?: PersonKey
  observer?: true
}

export type GroupScript = {
  settings: {
    name: string
    kind: 'expert-group' | 'network'
    defaultPlace: string
    approvalPolicy: 'next-meeting' | 'written'
    writtenReviewDays?: number
    silenceApproves?: boolean
    calendarPublic?: boolean
    phrases?: string[]
  }
  chair: PersonKey
  deputyChair: PersonKey
  secretary: PersonKey
  seats: SeatScript[]
  standing: { place: 'first' | 'last'; kind: ItemKind; title: string; minutesAllotted?: number }[]
}

export const groups = {
  business: {
    settings: {
      name: 'Faggruppe for næring og omstilling',
      kind: 'expert-group',
      defaultPlace: 'Gjøvik rådhus, møterom Skibladner',
      approvalPolicy: 'next-meeting',
      calendarPublic: true,
      phrases: ['Saken følges opp i neste møte.', 'Sekretariatet sender ut presentasjonen.'],
    },
    chair: 'oystein',
    deputyChair: 'inga',
    secretary: 'hakon',
    seats: [
      { of: 'gjovik', holder: 'oystein' },
      { of: 'hamar', holder: 'ingvild', deputy: 'jonas' },
      { of: 'lillehammer', holder: 'silje', deputy: 'bjornErik' },
      { of: 'loten' },
      { of: 'ringsaker', holder: 'perGunnar' },
      { of: 'stange', holder: 'marte' },
      { of: 'ostreToten', holder: 'kariAnne' },
      { of: 'elverum', holder: 'inga', deputy: 'javva' },
      { of: 'kongsvinger', holder: 'amina' },
      { of: 'asnes', holder: 'terje' },
      { holder: 'gunnhild' },
      { of: 'innlandet', holder: 'ragnhild', observer: true },
    ],
    standing: [
      { place: 'first', kind: 'approve-invitation', title: 'Godkjenning av innkalling', minutesAllotted: 5 },
      { place: 'last', kind: 'any-other-business', title: 'Eventuelt', minutesAllotted: 10 },
    ],
  },
  border: {
    settings: {
      name: 'Nettverk for arbeidspendling over grensen',
      kind: 'network',
      defaultPlace: 'Kongsvinger rådhus, møterom Festningen',
      approvalPolicy: 'written',
      writtenReviewDays: 10,
      silenceApproves: true,
    },
    chair: 'thea',
    deputyChair: 'annaKarin',
    secretary: 'froydis',
    seats: [
      { of: 'elverum', holder: 'javva' },
      { of: 'grue', holder: 'oddArne' },
      { of: 'kongsvinger', holder: 'thea', deputy: 'amina' },
      { of: 'trysil' },
      { of: 'asnes', holder: 'lisbet' },
      { of: 'eda', holder: 'goran', deputy: 'sofia' },
      { of: 'malungSalen', holder: 'mattias' },
      { of: 'torsby', holder: 'annaKarin' },
      { holder: 'dagFinn' },
      { of: 'varmland', holder: 'elin', observer: true },
    ],
    standing: [
      { place: 'first', kind: 'information', title: 'Velkommen og presentasjonsrunde', minutesAllotted: 10 },
      { place: 'last', kind: 'any-other-business', title: 'Eventuelt', minutesAllotted: 10 },
    ],
  },
} as const satisfies Record<string, GroupScript>

export type GroupKey = keyof typeof groups
