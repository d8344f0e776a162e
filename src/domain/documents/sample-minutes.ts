import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import type { Attendee, MinutedItem } from '../minutes/content.ts'
import type { Printable } from '../minutes/paper-blocks.ts'
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

export const sayer = (language: Language) => (name: keyof typeof sampleWords) =>
  say(sampleWords[name], language)

export const zoneOf: Record<Language, string> = {
  nb: 'Europe/Oslo',
  nn: 'Europe/Oslo',
  sv: 'Europe/Stockholm',
  da: 'Europe/Copenhagen',
  en: 'Europe/Oslo',
}

export const letterheadOf = (language: Language) => {
  const word = sayer(language)
  return {
    name: word('collaboration'),
    lines: [word('office'), 'post@fjordsamarbeidet.example.org'],
    colour: '#1f5c4d',
  }
}

export function letterheadFacts(language: Language) {
  const { name, lines, colour } = letterheadOf(language)
  return { name, letterheadLines: lines, letterheadColour: colour }
}

export const meetingFacts = (language: Language) => ({
  id: 'm1',
  title: null,
  startsAt: '2026-09-16T08:00:00Z',
  endsAt: '2026-09-16T09:30:00Z',
  zone: zoneOf[language],
  place: say(sampleWords.place, language),
  videoUrl: 'https://video.example.org/1',
})

export const named = (id: string, name: string, organisation: string | null) => ({ id, name, organisation })

export function attendanceOf(language: Language): Attendee[] {
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

export function itemsOf(language: Language): MinutedItem[] {
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

export function seatsOf(language: Language) {
  const word = sayer(language)
  const seat = { person: null, label: null, kind: 'member' as const, convener: false, nameDueOn: null }
  return [
    { ...seat, organisation: word('south'), person: 'Bjørn Łukasik', convener: true },
    { ...seat, organisation: word('north'), nameDueOn: '2026-10-01' },
    { ...seat, organisation: word('county'), person: 'Máret Čáppa Ŋuorru', kind: 'observer' as const },
  ]
}
