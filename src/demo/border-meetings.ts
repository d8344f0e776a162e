import type { MeetingScript } from './meeting-script.ts'

const video = 'https://video.example.org/mjosa-finnskogen'

/** A year of the border network: two meetings held, one cancelled, one planned. */
export const borderMeetings = {
  'border-1': {
    group: 'border',
    weeks: -40,
    weekday: 3,
    start: '10:00',
    end: '12:00',
    videoUrl: video,
    planned: 35,
    called: 20,
    items: {
      commuting: {
        kind: 'discussion',
        title: 'Arbeidspendling over grensen: tall og hindringer',
        presenter: 'elin',
        minutesAllotted: 45,
      },
      bus: {
        kind: 'discussion',
        title: 'Buss og billett på tvers av grensen',
        presenter: 'dagFinn',
        minutesAllotted: 40,
      },
    },
    papers: [{ item: 'commuting', title: 'Grensetjänsten', url: 'https://www.grensetjansten.com/' }],
    excused: ['javva'],
    decisions: {
      commuting: {
        text: 'Nettverket lager en felles veiviser for grensependlere på norsk og svensk.',
        reached: 'consent',
      },
    },
  },
  'border-2': {
    group: 'border',
    weeks: -26,
    weekday: 3,
    start: '10:00',
    end: '12:00',
    planned: 50,
    called: 20,
    items: {
      timetable: { kind: 'discussion', title: 'Rutetilbudet på riksvei 2', presenter: 'thea' },
    },
  },
  'border-3': {
    group: 'border',
    weeks: -1,
    weekday: 3,
    start: '10:00',
    end: '12:00',
    videoUrl: video,
    planned: 60,
    called: 18,
    items: {
      'bus-status': {
        kind: 'information',
        title: 'Buss og billett: status',
        presenter: 'oddArne',
        minutesAllotted: 40,
      },
      guide: {
        kind: 'discussion',
        title: 'Veiviser for grensependlere',
        presenter: 'annaKarin',
        minutesAllotted: 40,
      },
    },
    accepted: ['elin', 'dagFinn', 'annaKarin', 'thea'],
    excused: ['goran', 'lisbet'],
    deputies: { sofia: 'goran' },
  },
  'border-4': {
    group: 'border',
    weeks: 9,
    weekday: 3,
    start: '10:00',
    end: '12:00',
    place: 'Eda, Morokulien infosenter',
    planned: { daysAgo: 9 },
    items: {
      launch: { kind: 'discussion', title: 'Lansering av veiviseren', presenter: 'annaKarin' },
    },
  },
} as const satisfies Record<string, MeetingScript>
