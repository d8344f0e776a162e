import type { Language } from '#src/platform/language/language.ts'
import type { InvitationContent } from '../attendance/invitation-content.ts'
import type { PrintedInvitation } from '../attendance/invitation-paper.ts'
import type { FollowUpList } from '../follow-ups/list-paper.ts'
import type { YearPlan } from '../meetings/year-plan-paper.ts'
import type { Mandate } from '../working-groups/mandate-paper.ts'
import {
  attendanceOf,
  itemsOf,
  letterheadFacts,
  letterheadOf,
  meetingFacts,
  sayer,
  seatsOf,
  zoneOf,
} from './sample-minutes.ts'

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

function invitationOf(language: Language): InvitationContent {
  const word = sayer(language)
  const { attendance, items } = { attendance: attendanceOf(language), items: itemsOf(language) }
  const paper = { id: 'a1', title: word('paper'), url: 'https://example.org/' }
  return {
    collaboration: letterheadFacts(language),
    group: { id: 'g1', name: word('group'), language },
    meeting: { ...meetingFacts(language), chair: 'Anne Åsmul', writer: 'Siv Đurić' },
    items: items.map(({ id, number, kind, title, presenter, withdrawn, exemptBasis }) => ({
      ...{ id, number, kind, title, presenter, withdrawn, exemptBasis: exemptBasis ?? null },
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
