import { describe, expect, test } from 'vitest'
import { readCard } from '#src/domain/drafting/markers/read-card.ts'
import { knownOf } from '#test/support/make-known.ts'

/** The text, how it was reached, and the votes for, against and abstained. */
function read(source: string) {
  const card = readCard({ kind: 'decision', source }, knownOf())
  if (card.kind !== 'decision') throw new Error(card.kind)
  const votes = [card.votesFor, card.votesAgainst, card.votesAbstained]
  return [
    card.text,
    card.reached,
    ...(votes.some((count) => count !== null) ? [votes] : []),
    ...card.problems.map(({ code, words }) => (words ? `${code}: ${words}` : code)),
  ]
}

describe('how a decision was reached stays in its words', () => {
  test.each([
    ['Torget males.', 'consent'],
    ['Torget males. Enstemmig.', 'unanimous'],
    ['Torget males. Enstemmig vedtatt.', 'unanimous'],
    ['Rådet vedtok enstemmig å male torget.', 'unanimous'],
    ['Forslaget ble samrøystes vedteke.', 'unanimous'],
    ['Rådet beslutade enhälligt att måla torget.', 'unanimous'],
    ['Rådet besluttede enstemmigt at male torvet.', 'unanimous'],
    ['The proposal was unanimously adopted.', 'unanimous'],
    ['Torget males. 7 mot 2 stemmer.', 'vote', [7, 2, null]],
    ['Vedtatt med 7 mot 2 stemmer at torget males.', 'vote', [7, 2, null]],
    ['Vedtatt med sju mot to stemmer at torget males.', 'vote', [7, 2, null]],
    ['Torget blir målt, vedteke med 7 mot 2 røyster.', 'vote', [7, 2, null]],
    ['Torget målas. 7 röster mot 2.', 'vote', [7, 2, null]],
    ['Torvet males. 7 stemmer imod 2.', 'vote', [7, 2, null]],
    ['The square is painted, carried by 7 votes to 2.', 'vote', [7, 2, null]],
    ['Torget males. 5 for, 2 mot, 1 avholdende.', 'vote', [5, 2, 1]],
    ['Torget males. For: 5, mot: 2.', 'vote', [5, 2, null]],
    ['Torget males. 5 stemte for, 2 mot og 1 blank.', 'vote', [5, 2, 1]],
    ['Torget målas. Ja 8, Nej 3, 1 avstod.', 'vote', [8, 3, 1]],
    ['Torvet males. 5 stemte for, 2 imod, 1 undlod at stemme.', 'vote', [5, 2, 1]],
    ['Painted. 5 in favour, 2 against, 1 abstained.', 'vote', [5, 2, 1]],
    ['Torget males mot 2 stemmer.', 'vote', [null, 2, null]],
    ['Torget males, vedtatt med stort flertall.', 'vote'],
    ['Torget males mot stemmene til Liv og Nina.', 'vote'],
    ['Torget males, 4 mot 4 stemmer, med møtelederens dobbeltstemme.', 'casting-vote', [4, 4, null]],
    ['Torget målas med ordförandens utslagsröst.', 'casting-vote'],
    ['Torvet males med formandens afgørende stemme.', 'casting-vote'],
    ['Painted on the chair’s casting vote.', 'casting-vote'],
  ])('%s', (source, ...expected) => expect(read(source)).toEqual([source, ...expected]))
})

describe('a bracket or a line of its own at the end is taken out', () => {
  test.each([
    ['Torget males (enstemmig).', 'Torget males.', 'unanimous'],
    ['Torget males. (Enstemmig vedtatt)', 'Torget males.', 'unanimous'],
    ['Torget males (7 mot 2)', 'Torget males', 'vote', [7, 2, null]],
    ['Torget males\nEnstemmig', 'Torget males', 'unanimous'],
    ['Torget males\nVotering: 7 mot 2 stemmer', 'Torget males', 'vote', [7, 2, null]],
    ['Torget målas (Ja 8, Nej 3).', 'Torget målas.', 'vote', [8, 3, null]],
    ['Enstemmig vedtak: Torget males.', 'Torget males.', 'unanimous'],
    ['**Samrøystes vedtak 4/26:** Torget blir målt.', 'Torget blir målt.', 'unanimous'],
  ])('%s', (source, ...expected) => expect(read(source)).toEqual(expected))

  test.each(['Torget males (enstemmig, og i blått).', 'Torget males\nEnstemmig for det blå'])(
    '%s: it says more, and stays',
    (source) => expect(read(source)[0]).toBe(source),
  )
})

describe('what is no vote is none', () => {
  test.each([
    'Laget vant 7 mot 2 i finalen.',
    'Leder har dobbeltstemme ved stemmelikhet.',
    'Leder avgjør med dobbeltstemme ved stemmelikhet.',
    'Rådet ber om enstemmig støtte fra kommunene.',
    'Ikke enstemmig vedtatt.',
    'Budsjett for 2024, mot 2023.',
    'Arbeide mot 2030 og for 3 kommuner.',
    'Punkt 5 for rådet.',
  ])('%s', (source) => expect(read(source)).toEqual([source, 'consent']))
})

describe('counts that belie how it ended are not taken', () => {
  test.each([
    ['Torget males (2 mot 7)', 'vote', 'votes-contradict: 2 mot 7'],
    [
      'Torget males, enstemmig vedtatt. 7 mot 2 stemmer.',
      'vote',
      'votes-contradict: enstemmig vedtatt. 7 mot 2 stemmer',
    ],
    ['Torget males. 5 for, 5 mot.', 'vote', 'votes-contradict: 5 for, 5 mot'],
    [
      'Torget males med lederens dobbeltstemme, 5 mot 4 stemmer.',
      'casting-vote',
      'votes-contradict: med lederens dobbeltstemme, 5 mot 4 stemmer',
    ],
  ])('%s', (source, ...expected) => expect(read(source)).toEqual([source, ...expected]))
})

test('a decision without words is told, and what was typed stays', () => {
  expect(read('')).toEqual(['', 'consent', 'no-text'])
  expect(read('Enstemmig.')).toEqual(['Enstemmig.', 'unanimous', 'no-text'])
  expect(read('Enstemmig vedtatt.')).toEqual(['Enstemmig vedtatt.', 'unanimous'])
  expect(read('Godkendt. Enstemmigt vedtaget.')).toEqual(['Godkendt. Enstemmigt vedtaget.', 'unanimous'])
})
