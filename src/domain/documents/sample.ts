import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import type { InvitationContent } from '../attendance/invitation-content.ts'
import type { PrintedInvitation } from '../attendance/invitation-paper.ts'
import type { FollowUpList } from '../follow-ups/list-paper.ts'
import type { YearPlan } from '../meetings/year-plan-paper.ts'
import type { Attendee, MinutedItem } from '../minutes/content.ts'
import type { Printable } from '../minutes/paper-blocks.ts'
import type { Mandate } from '../working-groups/mandate-paper.ts'
import { sampleWords } from './sample-words.ts'

/**
 * One invented meeting, in each language, for whoever tries a template before there is a meeting of their own. Nothing in it
 * depends on the day. Everything that a document can hold is in it.
 */
export function sampleMinutes(language: Language): Printable {
  const word = sayer(language)
  const [chair, writer] = [named('p1', 'Anne Åsmul', word('north')), named('p4', 'Siv Đurić', null)]
  return {
    collaboration: letterheadFacts(language),
    group: { id: 'g1', name: word('group'), kind: 'expert-group', recordForm: null, language },
    meeting: { ...meetingFacts(language), chair, writer },
    attendance: attendanceOf(language),
    items: itemsOf(language),
    workingGroups: [
      {
        id: 'w1',
        itemId: 'i3',
        name: word('workingGroup'),
        mandate: word('mandate'),
        termFrom: '2026-09-16',
        termTo: '2027-09-16',
        convener: 'Bjørn Łukasik',
        seats: seatsOf(language),
      },
    ],
    followUps: [
      {
        id: 'f1',
        itemId: 'i3',
        text: word('followUp'),
        assignee: 'Bjørn Łukasik',
        helpers: ['Anne Åsmul'],
        dueOn: '2026-11-01',
      },
      { id: 'f2', itemId: null, text: word('other'), assignee: null, helpers: [], dueOn: null },
    ],
    approval: {
      policy: 'next-meeting',
      outcome: 'approved-with-corrections',
      text: word('stamp'),
      corrections: word('correction'),
      approvedAt: '2026-12-09T08:30:00Z',
      inMeeting: { id: 'm2', startsAt: '2026-12-09T08:00:00Z', zone: zoneOf[language] },
    },
    remarks: [
      {
        person: 'Bjørn Łukasik',
        itemId: 'i3',
        quote: word('decision'),
        text: word('remark'),
        outcome: 'accepted',
        answer: word('answer'),
      },
    ],
    corrections: [{ number: 3, text: word('correction'), at: '2026-12-15T10:00:00Z' }],
    minutes: { frozenAt: '2026-12-09T09:00:00Z' },
  }
}

/** The same meeting's invitation, its second version. */
export function sampleInvitation(language: Language): PrintedInvitation {
  const word = sayer(language)
  return {
    content: invitationOf(language),
    changes: [
      { field: 'place', before: null, after: word('place') },
      { field: 'item-added', before: null, after: word('itemGuidance') },
    ],
    message: word('message'),
    number: 2,
    sentAt: '2026-09-01T08:00:00Z',
    draft: false,
  }
}

export function sampleMandate(language: Language): Mandate {
  const word = sayer(language)
  return {
    letterhead: letterheadOf(language),
    language,
    name: word('workingGroup'),
    parentName: word('group'),
    state: 'active',
    mandate: word('mandate'),
    termFrom: '2026-09-16',
    termTo: '2027-09-16',
    convener: 'Bjørn Łukasik',
    seats: seatsOf(language),
    report: word('report'),
    madeAt: '2026-09-16T12:00:00Z',
  }
}

export function sampleFollowUps(language: Language): FollowUpList {
  const word = sayer(language)
  const [group, workingGroup] = [word('group'), word('workingGroup')]
  return {
    letterhead: letterheadOf(language),
    language,
    groupName: group,
    on: '2026-11-20',
    followUps: [
      {
        text: word('followUp'),
        assignee: 'Bjørn Łukasik',
        dueOn: '2026-11-01',
        overdue: true,
        groupName: group,
      },
      {
        text: word('mandate'),
        assignee: word('south'),
        dueOn: '2027-02-01',
        overdue: false,
        groupName: workingGroup,
      },
      { text: word('other'), assignee: null, dueOn: null, overdue: false, groupName: group },
    ],
    madeAt: '2026-11-20T08:00:00Z',
  }
}

export function sampleYearPlan(language: Language): YearPlan {
  const word = sayer(language)
  const meetingOn = (day: string, more: Partial<YearPlan['meetings'][number]> = {}) => ({
    title: null,
    startsAt: new Date(`${day}T08:00:00Z`),
    endsAt: new Date(`${day}T09:30:00Z`),
    zone: zoneOf[language],
    place: word('place'),
    videoUrl: null,
    state: 'planned' as const,
    ...more,
  })
  return {
    letterhead: letterheadOf(language),
    language,
    groupName: word('group'),
    year: 2026,
    meetings: [
      meetingOn('2026-02-11', { state: 'held' }),
      meetingOn('2026-05-20', { state: 'cancelled' }),
      meetingOn('2026-09-16', { state: 'called', videoUrl: 'https://video.example.org/1' }),
      meetingOn('2026-12-09', { place: null, videoUrl: 'https://video.example.org/2' }),
    ],
    madeAt: '2026-01-12T08:00:00Z',
  }
}

const sayer = (language: Language) => (name: keyof typeof sampleWords) => say(sampleWords[name], language)

const zoneOf: Record<Language, string> = {
  nb: 'Europe/Oslo',
  nn: 'Europe/Oslo',
  sv: 'Europe/Stockholm',
  da: 'Europe/Copenhagen',
  en: 'Europe/Oslo',
}

const letterheadOf = (language: Language) => {
  const word = sayer(language)
  return {
    name: word('collaboration'),
    lines: [word('office'), 'post@fjordsamarbeidet.example.org'],
    colour: '#1f5c4d',
  }
}

function letterheadFacts(language: Language) {
  const { name, lines, colour } = letterheadOf(language)
  return { name, letterheadLines: lines, letterheadColour: colour }
}

const meetingFacts = (language: Language) => ({
  id: 'm1',
  title: null,
  startsAt: '2026-09-16T08:00:00Z',
  endsAt: '2026-09-16T09:30:00Z',
  zone: zoneOf[language],
  place: say(sampleWords.place, language),
  videoUrl: 'https://video.example.org/1',
})

const named = (id: string, name: string, organisation: string | null) => ({ id, name, organisation })

function attendanceOf(language: Language): Attendee[] {
  const word = sayer(language)
  const attendee = (person: ReturnType<typeof named>, more: Partial<Attendee> = {}): Attendee => ({
    ...person,
    part: 'member',
    roleText: null,
    presence: 'present',
    deputisingFor: null,
    fromItemId: null,
    toItemId: null,
    ...more,
  })
  return [
    attendee(named('p1', 'Anne Åsmul', word('north'))),
    attendee(named('p2', 'Bjørn Łukasik', word('south')), {
      part: 'deputy',
      presence: 'deputising',
      deputisingFor: 'Eli Øy',
    }),
    attendee(named('p3', 'Máret Čáppa Ŋuorru', word('county')), { part: 'observer', fromItemId: 'i3' }),
    attendee(named('p4', 'Siv Đurić', null), { part: 'secretariat' }),
    attendee(named('p5', 'Γιώργος Παπάς', null), {
      part: 'guest',
      roleText: word('headmaster'),
      fromItemId: 'i3',
      toItemId: 'i3',
    }),
    attendee(named('p6', 'Eli Øy', word('south')), { presence: 'excused' }),
  ]
}

function itemsOf(language: Language): MinutedItem[] {
  const word = sayer(language)
  const item = (place: number, title: keyof typeof sampleWords, more: Partial<MinutedItem>): MinutedItem => ({
    id: `i${place}`,
    number: String(place),
    kind: 'information',
    title: word(title),
    presenter: null,
    withdrawn: false,
    exemptBasis: null,
    text: '',
    decisions: [],
    papers: [],
    approved: null,
    ...more,
  })
  return [
    item(1, 'itemInvitation', { kind: 'approve-invitation', text: word('approvedInvitation') }),
    item(2, 'itemEarlier', {
      kind: 'approve-minutes',
      approved: {
        minutesId: 'r0',
        startsAt: '2026-06-03T08:00:00Z',
        zone: zoneOf[language],
        outcome: 'approved',
        corrections: '',
      },
    }),
    item(3, 'itemGuidance', {
      kind: 'decision',
      presenter: 'Anne Åsmul',
      text: word('text'),
      decisions: [
        {
          id: 'd1',
          number: '12/26',
          text: word('decision'),
          reached: 'vote',
          votesFor: 3,
          votesAgainst: 1,
          votesAbstained: 0,
          dissent: word('dissent'),
        },
      ],
      papers: [{ title: word('paper'), url: 'https://example.org/' }],
    }),
    item(4, 'itemStaff', { exemptBasis: word('basis'), text: word('other') }),
    item(5, 'itemOther', { kind: 'any-other-business', text: word('other') }),
  ]
}

function seatsOf(language: Language) {
  const word = sayer(language)
  const seat = { person: null, label: null, kind: 'member' as const, convener: false, nameDueOn: null }
  return [
    { ...seat, organisation: word('south'), person: 'Bjørn Łukasik', convener: true },
    { ...seat, organisation: word('north'), nameDueOn: '2026-10-01' },
    { ...seat, organisation: word('county'), person: 'Máret Čáppa Ŋuorru', kind: 'observer' as const },
  ]
}

function invitationOf(language: Language): InvitationContent {
  const word = sayer(language)
  const { attendance, items } = { attendance: attendanceOf(language), items: itemsOf(language) }
  const paper = { id: 'a1', title: word('paper'), url: 'https://example.org/' }
  return {
    collaboration: letterheadFacts(language),
    group: { id: 'g1', name: word('group'), language },
    meeting: { ...meetingFacts(language), chair: 'Anne Åsmul', writer: 'Siv Đurić' },
    items: items.map(({ id, number, kind, title, presenter, withdrawn }) => ({
      ...{ id, number, kind, title, presenter, withdrawn },
      description: id === 'i3' ? word('description') : '',
      minutesAllotted: id === 'i3' ? 30 : null,
      listsFollowUps: id === 'i5',
      papers: id === 'i3' ? [paper] : [],
    })),
    papers: [paper],
    invitees: attendance.map(({ id, name, organisation, part, roleText }) => ({
      ...{ personId: id, name, organisation, part, roleText },
      agendaItemId: part === 'guest' ? 'i3' : null,
    })),
    followUps: [{ text: word('followUp'), assignee: 'Bjørn Łukasik', dueOn: '2026-11-01' }],
  }
}
