import { describe, expect, test } from 'vitest'
import { findDates } from '#src/domain/quality/find-dates.ts'
import { foundInText, itemOf, rulesFound } from '#test/support/make-examined.ts'

describe('dates are read as they are written', () => {
  test.each([
    ['31. august 2023', [31, 8, 2023]],
    ['den 31 augusti 2023', [31, 8, 2023]],
    ['31 August 2023', [31, 8, 2023]],
    ['3. sept.', [3, 9, null]],
    ['31.08.2023', [31, 8, 2023]],
    ['31.8.23', [31, 8, 2023]],
    ['31/8-23', [31, 8, 2023]],
    ['31/8 2023', [31, 8, 2023]],
    ['2023-08-31', [31, 8, 2023]],
    ['fre. 1/9', [1, 9, null]],
    ['onsdag 12.9.', [12, 9, null]],
  ])('%s', (text, expected) =>
    expect(findDates(`Møtes ${text} på torget.`).map(({ day, month, year }) => [day, month, year])).toEqual([
      expected,
    ]),
  )

  test.each([
    'versjon 1.2.10',
    'tirsdag 12.30–14.00',
    '§ 3.1.20',
    'kl. 10.15',
    '4.5 millioner',
    'i mai',
    'Sak 12/23',
    '192.168.10.20',
    'man 12 maler gjerne',
  ])('%s is none', (text) => expect(findDates(text)).toEqual([]))
})

describe('a weekday that does not match its date', () => {
  test.each([
    ['Dugnad onsdag 31. mars 2026.', 'dates.weekday: onsdag 31. mars 2026 → tirsdag 31. mars 2026'],
    ['Onsdag 31.03.2026 ryddes det.', 'dates.weekday: Onsdag 31.03.2026 → Tirsdag 31.03.2026'],
    ['Städning onsdag den 31 mars 2026.', 'dates.weekday: onsdag den 31 mars 2026 → tisdag den 31 mars 2026'],
    [
      'Clean-up on Wednesday 31 March 2026.',
      'dates.weekday: Wednesday 31 March 2026 → Tuesday 31 March 2026',
    ],
    ['Dugnad onsdag 31. mars.', 'dates.weekday: onsdag 31. mars → tirsdag 31. mars'],
    ['Dugnad ons. 31/3.', 'dates.weekday: ons. 31/3 → tirs. 31/3'],
    ['Dugnad laurdag 31. mars.', 'dates.weekday: laurdag 31. mars → tysdag 31. mars'],
  ])('%s', (text, expected) => {
    const language = text.startsWith('Städ') ? 'sv' : text.includes('ons.') ? 'da' : 'nb'
    expect(foundInText(text, { language })).toEqual([expected])
  })

  test.each([
    'Dugnad tirsdag 31. mars 2026.',
    'Dugnad tirsdag 31. mars.',
    // Of the year before, as one would say it in February.
    'Som sagt mandag 10. november.',
    'Fra mandag 4. til onsdag 6. mars 2024.',
    'Mandag og tirsdag 31. mars 2026.',
    'Hver tirsdag 10.30.',
  ])('%s is right', (text) => expect(foundInText(text)).toEqual([]))
})

describe('day and month in each other’s place, and days that are none', () => {
  test.each([
    ['Frist 03.31.2026.', 'dates.swapped: 03.31.2026 → 31.03.2026'],
    ['Frist 2026-31-03.', 'dates.swapped: 2026-31-03 → 2026-03-31'],
    // 9 April is a Thursday, 4 September a Friday.
    ['Dugnad fredag 09.04.2026.', 'dates.swapped: fredag 09.04.2026 → fredag 04.09.2026'],
    ['Frist 31. juni 2026.', 'dates.impossible: 31. juni 2026'],
    ['Frist 31.04.2026.', 'dates.impossible: 31.04.2026'],
  ])('%s', (text, expected) => expect(foundInText(text)).toEqual([expected]))

  test.each(['Frist 29. februar.', 'Utgave 14.31.2009.'])('%s stays', (text) =>
    expect(foundInText(text)).toEqual([]),
  )
})

describe('a date that should be the meeting’s', () => {
  test('in the title of the meeting', () => {
    expect(rulesFound({ title: 'Møte 11. februar 2026' })).toEqual(['dates.not-the-meetings'])
    expect(rulesFound({ title: 'Møte 10. februar 2026' })).toEqual([])
    expect(rulesFound({ title: 'Forberede messen 11. februar 2026' })).toEqual([])
  })

  test('on a line with a label at the head of the minutes', () => {
    expect(foundInText('Dato: 22.03.25\n\nDrøftet.')).toEqual([
      'dates.not-the-meetings: 22.03.25 → 10.02.2026',
    ])
    expect(foundInText('Møtedato: 11.02.2026')).toEqual(['dates.not-the-meetings: 11.02.2026 → 10.02.2026'])
    expect(foundInText('Dato: 12.02.2026\n\nSkrevet to dager senere.')).toEqual([])
    expect(foundInText('Messe.\n\nSted: Vik\n\nDato: 22.03.25')).toEqual([])
  })

  test('in what an invitation invites to', () => {
    const invited = (description: string) =>
      rulesFound({ minutesState: null, agenda: [{ id: 'item-1', description, approves: null }] })
    expect(invited('Det avholdes digitalt styremøte 11. februar, kl. 12.00.')).toEqual([
      'dates.not-the-meetings',
    ])
    expect(invited('Det avholdes digitalt styremøte 10. februar, kl. 12.00.')).toEqual([])
    expect(invited('Det avholdes messe 11. februar.')).toEqual([])
  })

  test('in the title of an item that approves minutes', () => {
    const approving = (title: string) => {
      const items = [itemOf({ title, text: 'Godkjent.', kind: 'approve-minutes' })]
      const approves = { startsAt: '2025-11-12T08:00:00Z', zone: 'Europe/Oslo', state: 'approved' as const }
      return rulesFound({ items, agenda: [{ id: 'item-1', description: '', approves }] })
    }
    expect(approving('Godkjenning av referat fra 11. november 2025')).toEqual(['dates.approved-minutes'])
    expect(approving('Godkjenning av referat fra 12. november')).toEqual([])
    expect(approving('Godkjenning av referat')).toEqual([])
  })
})

describe('the next meeting', () => {
  test.each([
    ['Neste møte 12.03.2025', 'dates.next-is-past: 12.03.2025 → 12.03.2026'],
    ['**Nästa möte:** 2026-01-10', 'dates.next-is-past: 2026-01-10'],
    ['Næste møde er den 19. marts 2026', 'dates.next-differs: 19. marts 2026'],
    ['Next meeting: 19 March', 'dates.next-differs: 19 March'],
  ])('%s is not', (text, expected) => expect(foundInText(text)).toEqual([expected]))

  test.each([
    'Neste møte: 12. mars 2026',
    'Neste møte i gruppen er 12. mars',
    'Neste møte i arbeidsgruppen er 19. mars',
    'Før neste møte leses notatet av 1. januar 2025.',
  ])('%s may be', (text) => expect(foundInText(text)).toEqual([]))

  test('is not compared where none is planned', () =>
    expect(foundInText('Neste møte: 19. mars 2026', { later: [] })).toEqual(['missing.next-meeting: ']))
})

test('a follow-up is not due before the meeting that gave it', () => {
  const due = (dueOn: string) =>
    rulesFound({
      followUps: [
        {
          id: 'f',
          itemId: 'item-1',
          text: 'Male',
          state: 'open',
          dueOn,
          assignee: 'Ada',
          assigneePersonId: null,
        },
      ],
    })
  expect(due('2025-03-01')).toEqual(['dates.due-before-meeting'])
  expect(due('2026-02-10')).toEqual([])
})

test('a meeting of two days has both of them for its own', () => {
  const meeting = { endsAt: '2026-02-11T12:00:00.000Z' }
  expect(rulesFound({ title: 'Samling 11. februar 2026', meeting })).toEqual([])
  expect(rulesFound({ title: 'Samling 12. februar 2026', meeting })).toEqual(['dates.not-the-meetings'])
})
