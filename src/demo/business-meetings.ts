import type { MeetingScript } from './meeting-script.ts'

const video = 'https://video.example.org/mjosa-finnskogen'

/** A year of the business group: four meetings held, one called, one planned. */
export const businessMeetings = {
  'business-1': {
    group: 'business',
    weeks: -48,
    weekday: 2,
    start: '09:00',
    end: '11:30',
    planned: 30,
    called: 21,
    items: {
      mandate: {
        kind: 'decision',
        title: 'Arbeidsform og mandat for faggruppen',
        description:
          'Utkast til arbeidsform er lagt ved. **Spørsmål til gruppen:** Er møtehyppigheten riktig?',
        presenter: 'hakon',
        minutesAllotted: 30,
      },
      'start-up-guidance': {
        kind: 'decision',
        title: 'Felles etablererveiledning',
        presenter: 'marte',
        minutesAllotted: 40,
      },
      'summer-jobs': {
        kind: 'decision',
        title: 'Sommerjobb og rekruttering av unge',
        presenter: 'perGunnar',
        minutesAllotted: 30,
      },
      'regional-funds': {
        kind: 'information',
        title: 'Orientering om regionale virkemidler',
        presenter: 'ragnhild',
        minutesAllotted: 20,
      },
      applicants: {
        kind: 'information',
        title: 'Søkere til stillingen som prosjektleder',
        presenter: 'hakon',
        minutesAllotted: 10,
        exemptBasis: 'offl. § 25',
      },
    },
    papers: [{ item: 'mandate', title: 'Utkast til arbeidsform', file: 'arbeidsform.txt' }],
    excused: ['silje'],
    deputies: { bjornErik: 'silje' },
    decisions: {
      mandate: {
        text: 'Arbeidsformen legges til grunn for faggruppens arbeid. Sekretariatet fører vedtaksliste.',
        reached: 'consent',
      },
      'start-up-guidance': {
        text: 'Det settes ned en arbeidsgruppe som utvikler felles kurs, kalender og markedsføring for etablerere.',
        reached: 'unanimous',
      },
      'summer-jobs': {
        text: 'Det settes ned en arbeidsgruppe som prøver en felles sommerjobbordning i fire kommuner.',
        reached: 'consent',
      },
    },
  },
  'business-2': {
    group: 'business',
    weeks: -35,
    weekday: 2,
    start: '09:00',
    end: '11:30',
    place: 'Hamar rådhus, møterom Domkirkeodden',
    planned: 60,
    called: 20,
    items: {
      timber: {
        kind: 'decision',
        title: 'Trebruk i offentlige bygg',
        description:
          'Innstilling: Faggruppen anbefaler kommunene å vurdere tre som hovedmateriale i nye bygg.',
        presenter: 'terje',
        minutesAllotted: 45,
      },
      skills: {
        kind: 'discussion',
        title: 'Kompetansebehov i industrien',
        presenter: 'amina',
        minutesAllotted: 40,
      },
    },
    papers: [
      { item: 'timber', title: 'Byggevarer av tre, offentlig statistikk', url: 'https://www.ssb.no/' },
    ],
    excused: ['perGunnar'],
    decisions: {
      timber: {
        text: 'Faggruppen anbefaler kommunene å vurdere tre som hovedmateriale i alle nye kommunale bygg, og at valget begrunnes.',
        reached: 'vote',
        votesFor: 6,
        votesAgainst: 2,
        votesAbstained: 1,
        dissent:
          'Silje Marie Nordseth ba ført til protokollen at en felles anbefaling ikke bør binde den enkelte kommunes valg av materialer.',
      },
    },
  },
  'business-3': {
    group: 'business',
    weeks: -21,
    weekday: 2,
    start: '12:00',
    end: '14:30',
    planned: 50,
    called: 20,
    items: {
      sites: {
        kind: 'discussion',
        title: 'Etableringsklare næringsarealer',
        presenter: 'ingvild',
        minutesAllotted: 40,
      },
      election: { kind: 'election', title: 'Valg av nestleder', minutesAllotted: 10 },
    },
    excused: ['ingvild'],
    absent: ['terje'],
    deputies: { jonas: 'ingvild' },
    decisions: {
      report: {
        text: 'Sluttrapporten tas til etterretning, og arbeidsgruppen avvikles.',
        reached: 'consent',
      },
      election: { text: 'Iŋgá Márjá Utsi velges som nestleder for to nye år.', reached: 'unanimous' },
    },
  },
  'business-4': {
    group: 'business',
    weeks: -7,
    weekday: 2,
    start: '09:00',
    end: '11:30',
    videoUrl: video,
    planned: 60,
    called: 21,
    items: {
      'timber-group': {
        kind: 'decision',
        title: 'Arbeidsgruppe for trebruk i offentlige bygg',
        presenter: 'terje',
        minutesAllotted: 40,
      },
      coverage: {
        kind: 'input',
        title: 'Innspill til plan for digital infrastruktur',
        presenter: 'amina',
        minutesAllotted: 30,
      },
      'meeting-plan': { kind: 'decision', title: 'Møteplan', presenter: 'hakon', minutesAllotted: 15 },
    },
    accepted: ['oystein', 'ingvild', 'marte', 'perGunnar', 'terje'],
    excused: ['kariAnne', 'inga'],
    absent: ['gunnhild'],
    deputies: { javva: 'inga' },
    decisions: {
      'timber-group': {
        text: 'Det settes ned en arbeidsgruppe som utarbeider felles kravformuleringer for trebruk i offentlige bygg.',
        reached: 'unanimous',
      },
      'meeting-plan': {
        text: 'Ett av faggruppens fire årlige møter holdes i Torsby, sammen med nettverket for arbeidspendling.',
        reached: 'casting-vote',
        votesFor: 4,
        votesAgainst: 4,
        votesAbstained: 0,
      },
    },
  },
  'business-5': {
    group: 'business',
    weeks: 2,
    weekday: 2,
    start: '09:00',
    end: '11:30',
    videoUrl: video,
    planned: { daysAgo: 30 },
    called: { daysAgo: 20 },
    items: {
      'skills-plan': {
        kind: 'decision',
        title: 'Felles kompetanseplan for industrien',
        description: [
          'Arbeidet bygger på spørreundersøkelsen blant industribedriftene. Innstilling:',
          '',
          '1. Planen legges fram for kommunene som felles grunnlag.',
          '2. Fylkeskommunen inviteres til å delta i oppfølgingen.',
        ].join('\n'),
        presenter: 'amina',
        minutesAllotted: 45,
      },
      'visit-torsby': {
        kind: 'discussion',
        title: 'Program for møtet i Torsby',
        presenter: 'hakon',
        minutesAllotted: 20,
      },
    },
    papers: [
      { item: 'skills-plan', title: 'Kompetanseplan, høringsutkast', file: 'kompetanseplan.txt' },
      { item: 'visit-torsby', title: 'Torsby kommun', url: 'https://torsby.se/' },
    ],
  },
  'business-6': {
    group: 'business',
    weeks: 14,
    weekday: 2,
    start: '09:00',
    end: '14:00',
    place: 'Torsby, Stjerneskolan',
    title: 'Fellesmøte i Torsby',
    planned: { daysAgo: 12 },
    items: {
      'visit-programme': {
        kind: 'information',
        title: 'Omvisning og næringsliv i Torsby',
        presenter: 'annaKarin',
        minutesAllotted: 90,
      },
    },
  },
} as const satisfies Record<string, MeetingScript>
