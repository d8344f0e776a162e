import { describe, expect, test } from 'vitest'
import type { Examined } from '#src/domain/quality/examined.ts'
import { examine } from '#src/domain/quality/rules.ts'
import { cameAs, examinedOf, foundInText, itemOf, rulesFound } from '#test/support/make-examined.ts'

describe('who came', () => {
  const ada = cameAs('ada', 'Ada Bergsland')
  const came = (...others: Examined['came']) => rulesFound({ came: [ada, ...others] })
  const liv = (facts: Partial<Examined['came'][number]>) => cameAs('liv', 'Liv Arnkvern Bakk', facts)

  test('was not taken, of nobody or of some', () => {
    expect(rulesFound({ came: [{ ...ada, presence: null }] })).toEqual(['attendance.not-taken'])
    expect(came(liv({ presence: null }))).toEqual(['attendance.some-not-taken'])
    expect(came(liv({ presence: null, part: 'guest' }))).toEqual([])
  })

  test('stands both as present and as excused', () => {
    expect(came(liv({}), liv({ id: 'again', presence: 'excused' }))).toEqual(['attendance.both'])
    expect(foundInText('Forfall: Ada Bergsland, Per Olsen')).toEqual(['attendance.both: Ada Bergsland'])
    expect(foundInText('Frånvarande: Per Olsen')).toEqual([])
  })

  test('bars sending only where a line that says no more names exactly somebody who was there all the time', () => {
    const bars = (text: string, facts: Parameters<typeof examinedOf>[0] = {}) =>
      examine(examinedOf({ items: [itemOf({ text })], ...facts })).filter(
        ({ blocks }) => blocks === 'sending',
      ).length
    expect(bars('Forfall: Per Olsen og **Ada Bergsland** (Gjøvik).')).toBe(1)
    for (const text of [
      'Forfall: Per Olsen. Vara: Ada Bergsland',
      'Forfall: Per Olsen (Ada Bergsland møtte)',
      'Forfall: Ada Bergsland fra sak 3',
      'Forfall til neste møte: Ada Bergsland',
      'Forfall: Ada Bergsland Olsen',
    ])
      expect([text, bars(text)]).toEqual([text, 0])
    const [ada] = examinedOf().came
    const namesake = {
      ...(ada as NonNullable<typeof ada>),
      id: 'other',
      personId: 'other',
      presence: 'excused' as const,
    }
    expect(bars('Forfall: Ada Bergsland', { came: [...examinedOf().came, namesake] })).toBe(0)
  })

  test('came for nobody, or for one who was there', () => {
    expect(came(liv({ part: 'deputy' }))).toEqual(['attendance.deputy-for-nobody'])
    expect(came(liv({ presence: 'deputising' }))).toEqual(['attendance.deputy-for-nobody'])
    expect(came(liv({ presence: 'deputising', deputisingForId: 'ada' }))).toEqual([
      'attendance.deputised-is-there',
    ])
    const away = cameAs('tor', 'Tor Vestli', { presence: 'excused' })
    expect(came(away, liv({ part: 'deputy', presence: 'deputising', deputisingForId: 'tor' }))).toEqual([])
  })

  test('was to lead or write, and was away', () =>
    expect(rulesFound({ came: [{ ...ada, presence: 'excused' }] })).toEqual([
      'attendance.chair-away',
      'attendance.writer-away',
    ]))
})

describe('working groups', () => {
  const group = (facts: Partial<Examined['record']['workingGroups'][number]> = {}) => ({
    ...{
      id: 'work',
      itemId: 'item-1',
      name: 'Skilt',
      mandate: '',
      termFrom: '2026-02-10',
      termTo: '2027-02-10',
    },
    ...{ convener: 'Ada Bergsland', seats: [] },
    ...facts,
  })
  const seat = (facts: Partial<Examined['seats'][number]>) => ({
    ...{ id: 'seat', workingGroupId: 'work', personId: null, person: null, organisation: 'Gjøvik kommune' },
    ...{ label: null, hasNamer: true, nameDueOn: '2026-03-01' },
    ...facts,
  })
  const found = (facts: Partial<Examined['seats'][number]>) =>
    rulesFound({ workingGroups: [group()], seats: [seat(facts)] })

  test('have a convener, and for every pending seat somebody who names it by a day', () => {
    expect(rulesFound({ workingGroups: [group({ convener: null })] })).toEqual(['seats.no-convener'])
    expect(rulesFound({ workingGroups: [group({ convener: null })], endedGroups: ['work'] })).toEqual([])
    expect(found({})).toEqual([])
    expect(found({ hasNamer: false })).toEqual(['seats.nobody-names'])
    expect(found({ nameDueOn: null })).toEqual(['seats.no-date'])
    expect(found({ hasNamer: false, nameDueOn: null })).toEqual(['seats.nobody-and-no-date'])
    expect(found({ hasNamer: false, nameDueOn: null, personId: 'ada', person: 'Ada Bergsland' })).toEqual([])
  })

  test.each([
    ['Det settes ned en arbeidsgruppe med en varighet på 1 år.', 'seats.term-without-start'],
    ['En arbetsgrupp tillsätts för sex månader.', 'seats.term-without-start'],
    ['Med i gruppen: Vik (bekrefter navn)', 'seats.pending-in-text'],
  ])('are set up, not only spoken of: %s', (text, rule) => {
    const items = [itemOf({ text })]
    expect(rulesFound({ items })).toEqual([rule])
    expect(rulesFound({ items, workingGroups: [group()] })).toEqual([])
  })

  test('may be spoken of without being set up', () =>
    expect(foundInText('Arbeidsgruppen har arbeidet godt. Torget har vært åpent i ett år.')).toEqual([]))
})

describe('follow-ups and promises', () => {
  const followUp = (facts: Partial<Examined['followUps'][number]> = {}): Examined['followUps'][number] => ({
    ...{ id: 'f', itemId: 'item-1', text: 'Male skilt', state: 'open', dueOn: '2026-03-01' },
    ...{ assignee: 'Ada Bergsland', assigneePersonId: 'ada' },
    ...facts,
  })

  test('have somebody and a day', () => {
    const found = (facts: Partial<Examined['followUps'][number]>) =>
      rulesFound({ followUps: [followUp(facts)] })
    expect(found({})).toEqual([])
    expect(found({ assignee: null, assigneePersonId: null })).toEqual(['promises.no-assignee'])
    expect(found({ dueOn: null })).toEqual(['promises.no-date'])
    expect(found({ dueOn: null, state: 'done' })).toEqual([])
    expect(found({ assigneePersonId: 'liv' })).toEqual(['attendance.task-for-absent'])
  })

  test.each([
    'Mer info kommer senere.',
    'Vi kommer tilbake til dette.',
    'Meir informasjon kjem.',
    'Vi kjem attende til saka.',
    'Mer information kommer.',
    'Vi återkommer i frågan.',
    'Mere information følger.',
    'Vi vender tilbage til sagen.',
    'More information to follow.',
    'We will get back to this.',
    'Noen må male skiltene.',
  ])('%s', (text) => {
    expect(foundInText(text)).toEqual([`promises.vague: ${text}`])
    expect(foundInText(text, { followUps: [followUp()] })).toEqual([])
  })

  test.each([
    'Ada kommer tilbake til dette. Sekretariatet sender mer.',
    'Vi kommer tilbake til saken i neste møte.',
    'Mer informasjon kommer i mars.',
    'Folk kommer tilbake til torget.',
    'Det førte til noe som vi kommer tilbake til.',
    'Slik at ikke noen må vente.',
  ])('%s is enough, or no promise', (text) => expect(foundInText(text)).toEqual([]))
})

describe('decisions', () => {
  const decision = (facts: Partial<Examined['record']['items'][number]['decisions'][number]> = {}) => ({
    ...{
      id: 'd',
      number: '1/26',
      text: 'Bodene leies ut.',
      reached: 'vote' as const,
      votesFor: 1,
      votesAgainst: 0,
    },
    ...{ votesAbstained: null, dissent: null },
    ...facts,
  })
  const item = (facts: Partial<Examined['record']['items'][number]>) =>
    rulesFound({ items: [itemOf({ kind: 'decision', ...facts })] })

  test('are made where they were to be, and entered as decisions', () => {
    expect(item({})).toEqual(['decisions.missing'])
    expect(item({ text: 'Drøftet.\n\nVedtak: Bodene leies ut.' })).toEqual(['decisions.only-in-text'])
    expect(item({ text: 'Saken ble utsatt.' })).toEqual([])
    expect(
      rulesFound({
        items: [itemOf(), itemOf({ id: 'item-2', number: '2', kind: 'decision', withdrawn: true })],
      }),
    ).toEqual([])
    expect(item({ decisions: [decision()] })).toEqual([])
  })

  test('take no more votes than people who could vote, and what adds up', () => {
    expect(item({ decisions: [decision({ votesFor: 2 })] })).toEqual(['decisions.too-many-votes'])
    expect(item({ decisions: [decision({ votesFor: 0, votesAgainst: 1 })] })).toEqual([
      'decisions.votes-belie',
    ])
    expect(foundInText('Ble vedtatt med 12 mot 9 stemmer.')).toEqual([
      'decisions.votes-in-text: 12 mot 9 stemmer',
    ])
    expect(foundInText('Antogs med 1 mot 0 röster.')).toEqual([])
    expect(foundInText('Laget vant 12 mot 9.')).toEqual([])
  })

  test('counted in words bar sending only where they are the decision’s own', () => {
    const bars = (text: string) =>
      examine(examinedOf({ items: [itemOf({ text })] })).some(({ blocks }) => blocks === 'sending')
    expect(bars('Vedtak: Vedtatt med 12 mot 9 stemmer.')).toBe(true)
    expect(bars('Ble vedtatt med 12 mot 9 stemmer.')).toBe(false)
    expect(bars('Vedtak: Kommunestyrets vedtak (23 mot 12 stemmer) tas til orientering.')).toBe(false)
  })

  test('once the meeting is over, take no vote where nobody’s presence was taken', () => {
    const counted = [itemOf({ decisions: [decision({ votesFor: 1 })] })]
    const rules = (meetingState: 'called' | 'held') =>
      examine(examinedOf({ items: counted, meetingState, came: [] })).map(({ rule }) => rule)
    expect(rules('held')).toContain('decisions.too-many-votes')
    expect(rules('called')).not.toContain('decisions.too-many-votes')
  })

  test('say what became of a proposal', () => {
    const open = 'Ada Bergsland foreslo flere boder.'
    expect(foundInText(open)).toEqual([`decisions.proposal-open: ${open}`])
    expect(foundInText(`${open} Gruppen var enig.`)).toEqual([])
    expect(foundInText('Ada föreslog fler bodar. Mötet beslutade så.')).toEqual([])
  })
})

describe('the agenda', () => {
  const numbered = (...numbers: (string | null)[]) =>
    rulesFound({ items: numbers.map((number, index) => itemOf({ id: `item-${index}`, number })) })

  test('has its numbers in a row', () => {
    expect(numbered('1', '2', '3')).toEqual([])
    expect(numbered('38/26', '39/26')).toEqual([])
    expect(numbered('1', null, '2')).toEqual([])
    expect(numbered('A', '7', '8')).toEqual([])
    expect(numbered('1', '3')).toEqual(['numbering.gap'])
    expect(numbered('1', '2', '2')).toEqual(['numbering.repeated'])
    expect(numbered('2', '1', '3')).toEqual(['numbering.disorder'])
  })

  test('has something under every item but a break', () => {
    const items = (...given: Parameters<typeof itemOf>[0][]) =>
      rulesFound({ items: given.map((facts, index) => itemOf({ id: `item-${index}`, ...facts })) })
    expect(items({ text: '' })).toEqual(['items.no-text'])
    expect(items({}, { number: null, title: 'Pause', text: '' })).toEqual([])
    expect(items({ number: null, text: '' })).toEqual(['items.no-text'])
    expect(items({ withdrawn: true, text: '' }, { number: '2' })).toEqual([])
  })

  test('approves the minutes that it was to approve', () => {
    const approves = { startsAt: '2025-11-12T08:00:00Z', zone: 'Europe/Oslo', state: 'in-review' as const }
    const items = [itemOf({ text: '', kind: 'approve-minutes', title: 'Godkjenning av referat' })]
    const facts = { items, agenda: [{ id: 'item-1', description: '', approves }], unapproved: [approves] }
    expect(rulesFound(facts)).toEqual(['missing.approval'])
    expect(rulesFound({ ...facts, minutesState: null })).toEqual([])
    expect(rulesFound({ unapproved: [approves] })).toEqual(['missing.approval-item'])
    expect(rulesFound({ unapproved: [approves], approvalPolicy: 'written' })).toEqual([])
  })

  test('is followed by another meeting, unless the group has ended', () => {
    expect(rulesFound({ later: [] })).toEqual(['missing.next-meeting'])
    expect(rulesFound({ later: [], groupEnded: true })).toEqual([])
    expect(rulesFound({ later: [], minutesState: null })).toEqual([])
  })

  test('has a chair, a writer and a place; a video link is a place', () => {
    const nothing = { chair: null, writer: null, place: null }
    const rules = ['missing.chair', 'missing.writer', 'missing.place']
    expect(rulesFound({ meeting: nothing })).toEqual(rules)
    expect(rulesFound({ meeting: { place: null, videoUrl: 'https://example.org/video' } })).toEqual([])
    expect(rulesFound({ items: [], minutesState: null })).toEqual(['missing.agenda'])
  })
})
