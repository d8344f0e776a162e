import type { Examined, ExaminedItem } from '#src/domain/quality/examined.ts'
import type { Found, Rule } from '#src/domain/quality/finding.ts'
import { examine } from '#src/domain/quality/rules.ts'

/** An agenda item as the quality check reads it: a discussion with a text, where nothing else is said. */
export const itemOf = (facts: Partial<ExaminedItem> = {}): ExaminedItem => ({
  id: 'item-1',
  number: '1',
  kind: 'discussion',
  title: 'Torget',
  presenter: null,
  withdrawn: false,
  exemptBasis: null,
  text: 'Drøftet.',
  decisions: [],
  papers: [],
  approved: null,
  ...facts,
})

type Facts = Partial<Omit<Examined, 'record'>> & {
  items?: ExaminedItem[]
  title?: string | null
  meeting?: Partial<Examined['record']['meeting']>
  language?: Examined['record']['group']['language']
  workingGroups?: Examined['record']['workingGroups']
}

/** A meeting on Tuesday 10 February 2026 whose minutes are a draft and in which all is well but for what is given. */
export function examinedOf({
  items = [itemOf()],
  title = null,
  meeting = {},
  language = 'nb',
  workingGroups = [],
  ...facts
}: Facts = {}): Examined {
  const ada = { id: 'ada', name: 'Ada Bergsland', organisation: 'Gjøvik kommune' }
  return {
    groupId: 'group',
    parentId: null,
    chairPersonId: 'ada',
    writerPersonId: 'ada',
    meetingState: 'held',
    minutesState: 'draft',
    invited: ['ada'],
    groupEnded: false,
    approvalPolicy: 'next-meeting',
    record: {
      collaboration: { name: 'Fjordsamarbeidet', letterheadLines: [], letterheadColour: '#000000' },
      group: { id: 'group', name: 'Torggruppen', kind: 'expert-group', language },
      meeting: {
        ...{ id: 'meeting', title, startsAt: '2026-02-10T08:00:00.000Z', endsAt: '2026-02-10T09:30:00.000Z' },
        ...{ zone: 'Europe/Oslo', place: 'Rådhuset', videoUrl: null, chair: ada, writer: ada },
        ...meeting,
      },
      attendance: [],
      items,
      workingGroups,
      followUps: [],
    },
    agenda: items.map(({ id }) => ({ id, description: '', approves: null })),
    came: [cameAs('ada', 'Ada Bergsland')],
    seats: [],
    endedGroups: [],
    followUps: [],
    loosePapers: 0,
    unapproved: [],
    later: [{ startsAt: '2026-03-12T08:00:00.000Z', zone: 'Europe/Oslo' }],
    roster: ['Ada Bergsland', 'Gunhild Paulrud', 'Liv Arnkvern Bakk'],
    people: ['Ada Bergsland', 'Gunhild Paulrud', 'Liv Arnkvern Bakk'],
    organisations: ['Gjøvik kommune', 'Oslo kommune', 'Lillestrøm kommune'],
    ...facts,
  }
}

export const cameAs = (
  personId: string,
  name: string,
  facts: Partial<Examined['came'][number]> = {},
): Examined['came'][number] => ({
  id: `invitee-${personId}`,
  personId,
  name,
  part: 'member',
  presence: 'present',
  deputisingForId: null,
  ...facts,
})

/** What is found in the text of one item, as "rule: quote"; with what it would be replaced by, where that is offered. */
export const foundInText = (text: string, facts: Facts = {}): string[] =>
  examine(examinedOf({ ...facts, items: [itemOf({ text })] })).map(told)

export const rulesFound = (facts: Facts): Rule[] => examine(examinedOf(facts)).map(({ rule }) => rule)

const told = ({ rule, quote, mend }: Found): string =>
  mend?.kind === 'replace' ? `${rule}: ${quote} → ${mend.to}` : `${rule}: ${quote}`
