import { expect, test } from 'vitest'
import { guessKind } from '#src/domain/agenda/guess-kind.ts'

test.each([
  ['Valg av nestleder', 'election'],
  ['Val av nestleiar', 'election'],
  ['Val av ordförande', 'election'],
  ['Election of a deputy chair', 'election'],
  ['Vedtak om felles stand', 'decision'],
  ['Beslut om budget 2027', 'decision'],
  ['Godkendelse af regnskab', 'decision'],
  ['Orientering fra sekretariatet', 'information'],
  ['Orienteringar', 'information'],
  ['Nytt från kommunerna', 'information'],
  ['Innspill til handlingsplanen', 'input'],
  ['Godkjenning av innkallingen', 'approve-invitation'],
  ['Eventuelt', 'any-other-business'],
  ['Övriga frågor', 'any-other-business'],
])('a title tells the kind: %s', (title, kind) => expect(guessKind(title)).toBe(kind))

test.each([
  'Strategi for reiseliv',
  'Valgfrie tiltak i barnehagene',
  'Inndeling i delregioner',
  'Statuskonferansen',
  'Godkjenne seg sjøl? Ein samtale',
])('a title that says nothing of it is discussed: %s', (title) => expect(guessKind(title)).toBe('discussion'))

test('never guesses what would have to point at something', () => {
  expect(guessKind('Godkjenning av referat fra møtet 3. mai 2026')).not.toBe('approve-minutes')
  expect(guessKind('Rapport fra arbeidsgruppen')).toBe('discussion')
})
