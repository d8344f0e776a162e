import { afterAll, expect, test } from 'vitest'
import type { MinutedItem } from '#src/domain/minutes/content.ts'
import { fileNameOf, minutesPaper } from '#src/domain/minutes/paper.ts'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import { createPress } from '#src/platform/paper/press.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'

const press = createPress()
afterAll(() => press.close())

const template = shippedTemplate('minutes')

const item: MinutedItem = {
  id: 'i1',
  number: '20/19',
  kind: 'decision',
  title: 'Havna',
  presenter: 'Ane Ås',
  withdrawn: false,
  text: '- en\n  - to\n    - tre',
  decisions: [],
  papers: [],
  approved: null,
}

function content(changes: Partial<Printable> = {}): Printable {
  return {
    collaboration: { name: 'Fjordsamarbeidet', letterheadLines: ['Postboks 1'], letterheadColour: '#0b3d5c' },
    group: { id: 'g', name: 'Faggruppe: næring/havn', kind: 'expert-group', language: 'nb' },
    meeting: {
      id: 'm',
      title: null,
      startsAt: '2023-08-31T07:00:00Z',
      endsAt: '2023-08-31T08:30:00Z',
      zone: 'Europe/Oslo',
      place: 'Kinoen',
      videoUrl: 'https://video.example.org/1',
      chair: { id: 'p1', name: 'Ane Ås', organisation: 'Vik kommune' },
      writer: null,
    },
    attendance: [
      { ...person('p1', 'Ane Ås'), organisation: 'Vik kommune' },
      { ...person('p2', 'Bjørn Čohkka'), roleText: 'rektor', fromItemId: 'i1' },
      { ...person('p3', 'Sigrid Skriver'), part: 'secretariat' },
      { ...person('p6', 'Gro Hav'), part: 'guest', fromItemId: 'i1', toItemId: 'i1' },
      { ...person('p4', 'Eva Foss'), presence: 'absent' },
      { ...person('p5', 'Finn Gås'), presence: null },
    ],
    items: [item],
    workingGroups: [],
    followUps: [],
    approval: null,
    remarks: [],
    corrections: [],
    minutes: { frozenAt: '2023-09-01T08:00:00Z' },
    ...changes,
  }
}

function person(id: string, name: string) {
  return {
    id,
    name,
    organisation: null,
    part: 'member' as const,
    roleText: null,
    presence: 'present' as const,
    deputisingFor: null,
    fromItemId: null,
    toItemId: null,
  }
}

const words = async (printable: Printable) =>
  wordsOf(await readPdf(await press.pdf(minutesPaper(printable, template))))

test('minutes are marked as a draft across the page until they are approved, and say so in words', async () => {
  expect(minutesPaper(content(), template).watermark).toBe('UTKAST')
  expect(await words(content())).toContain('Status Utkast, ikke godkjent')
  const approval = {
    policy: 'written' as const,
    outcome: 'approved' as const,
    text: 'Godkjent skriftlig 2. september 2023.',
    corrections: '',
    approvedAt: '2023-09-02T08:00:00Z',
    inMeeting: null,
  }
  expect(minutesPaper(content({ approval }), template).watermark).toBeNull()
  expect(await words(content({ approval }))).not.toContain('Utkast')
})

test('the head and the attendance say who, where, as what, and for which part', async () => {
  const said = await words(content())
  for (const part of [
    'torsdag 31. august 2023 kl. 09.00–10.30',
    'Kinoen, og på video',
    'Møteleder Ane Ås, Vik kommune',
    'Bjørn Čohkka rektor, fra sak 20/19',
    'Sigrid Skriver sekretariatet',
    'Gro Hav gjest, til sak 20/19',
    'Ikke møtt: Eva Foss',
    'Oppmøte ikke ført: Finn Gås',
    '20/19 Havna Innleder: Ane Ås • en – to ◦ tre',
  ])
    expect(said).toContain(part)
  expect(await words(content({ attendance: [] }))).toContain('Oppmøtet er ikke ført.')
})

test('a decision says how it was reached, the votes, and who dissented', async () => {
  const decision = {
    id: 'd',
    number: '12/23',
    text: 'Planen **vedtas**.',
    reached: 'vote' as const,
    votesFor: 14,
    votesAgainst: 3,
    votesAbstained: 0,
    dissent: 'To er nok.',
  }
  const said = await words(content({ items: [{ ...item, decisions: [decision] }] }))
  expect(said).toContain(
    'Vedtak 12/23 Planen vedtas. Vedtatt ved avstemning. For: 14, mot: 3, avholdende: 0. Protokolltilførsel: To er nok.',
  )
  const consent = {
    ...decision,
    reached: 'consent' as const,
    votesFor: null,
    votesAgainst: null,
    votesAbstained: null,
    dissent: null,
  }
  expect(await words(content({ items: [{ ...item, decisions: [consent] }] }))).not.toContain('Vedtatt')
})

test('working groups show term, convener, members and pending seats; follow-ups who and by when', async () => {
  const seat = {
    organisation: null,
    person: null,
    label: null,
    kind: 'member' as const,
    convener: false,
    nameDueOn: null,
  }
  const said = await words(
    content({
      workingGroups: [
        {
          id: 'w',
          itemId: 'i1',
          name: 'Talent',
          mandate: 'Lage en plan.',
          termFrom: '2023-08-31',
          termTo: '2024-08-31',
          convener: 'Ane Ås',
          seats: [
            { ...seat, person: 'Ane Ås', organisation: 'Vik kommune', convener: true },
            { ...seat, label: 'Gjøvik (bekrefter navn)' },
            { ...seat, organisation: 'Sund kommune', nameDueOn: '2023-10-01' },
            { ...seat, organisation: 'Øy kommune' },
          ],
        },
      ],
      followUps: [
        {
          id: 'f',
          itemId: 'i1',
          text: 'Sende planen',
          assignee: 'Ane Ås',
          helpers: ['Eva Foss'],
          dueOn: '2023-10-01',
        },
        { id: 'f2', itemId: null, text: 'Bestille rom', assignee: null, helpers: [], dueOn: null },
      ],
    }),
  )
  for (const part of [
    'Arbeidsgruppe: Talent Lage en plan.',
    '31. august 2023 – 31. august 2024',
    'Ane Ås, Vik kommune (innkaller)',
    'Gjøvik (bekrefter navn)',
    'Sund kommune (navn bekreftes innen 1. oktober 2023)',
    'Øy kommune (navn bekreftes)',
    'Sende planen – Ane Ås, sammen med Eva Foss, frist 1. oktober 2023',
    'Bestille rom – uten ansvarlig',
  ])
    expect(said).toContain(part)
})

test('what a user typed is never read as the template’s own', async () => {
  const said = await words(
    content({ items: [{ ...item, title: '{{ group }} ::items', text: ':::if{x} {{ title }} <b>' }] }),
  )
  expect(said).toContain('{{ group }} ::items')
  expect(said).toContain(':::if{x} {{ title }} <b>')
})

test('the same content gives the same bytes, and a file name that every system can store', async () => {
  const [one, other] = await Promise.all([
    press.pdf(minutesPaper(content(), template)),
    press.pdf(minutesPaper(content(), template)),
  ])
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  expect(fileNameOf(content())).toBe('Referat 2023-08-31 Faggruppe- næring-havn')
  const long = content({ group: { id: 'g', name: 'å'.repeat(300), kind: 'board', language: 'nb' } })
  expect(Buffer.byteLength(fileNameOf(long))).toBeLessThan(255)
})
