import { describe, expect, test } from 'vitest'
import { readCard } from '#src/domain/drafting/markers/read-card.ts'
import { knownOf } from '#test/support/make-known.ts'

const known = knownOf()

function read(source: string) {
  const card = readCard({ kind: 'follow-up', source }, known)
  if (card.kind !== 'follow-up') throw new Error(card.kind)
  const { text, assignee, helpers, dueOn, problems } = card
  return {
    text,
    who: [...(assignee ? Object.values(assignee) : []), ...helpers],
    ...(dueOn ? { dueOn } : {}),
    ...(problems.length > 0
      ? { problems: problems.map(({ code, words }) => (words ? `${code}: ${words}` : code)) }
      : {}),
  }
}

const [liv, karl, nina] = ['liv-arnkvern-bakk', 'karl-jørgen-toft', 'nina-mosli']

describe('who shall do what by when', () => {
  test.each([
    ['Liv sender ut referatet innen fredag', 'sender ut referatet', [liv], '2023-09-01'],
    ['Liv og Karl lager utkast, frist 1.10', 'lager utkast', [liv, karl], '2023-10-01'],
    ['Liv Bakk, Karl og Nina: lage utkast', 'lage utkast', [liv, karl, nina]],
    ['@Liv, @Karl – lage utkast (frist: 1. oktober)', 'lage utkast', [liv, karl], '2023-10-01'],
    ['@Liv Arnkvern Bakk ringer @Karl', 'ringer @Karl', [liv, karl]],
    ['Lage utkast, ansvar: Liv, frist 1.10', 'Lage utkast', [liv], '2023-10-01'],
    ['Lage utkast. Ansvar: Liv og Karl. Frist: 1.10.', 'Lage utkast.', [liv, karl], '2023-10-01'],
    ['Lage utkast\nAnsvar: Liv\nFrist: 1.10', 'Lage utkast', [liv], '2023-10-01'],
    ['**Ansvar:** Liv. **Frist:** 1.10. Lage utkast', 'Lage utkast', [liv], '2023-10-01'],
    ['Lage utkast (Nina, frist 15/9-23)', 'Lage utkast', [nina], '2023-09-15'],
    ['Lage utkast – Nina', 'Lage utkast', [nina]],
    ['Lage utkast v/Nina', 'Lage utkast', [nina]],
    ['Innen uke 40: Liv lager utkast', 'lager utkast', [liv], '2023-10-06'],
    ['Karl (frist 1.10) lager utkast', 'lager utkast', [karl], '2023-10-01'],
    ['Liv har ansvar for å lage utkast', 'lage utkast', [liv]],
    ['Liv (Hamarregionen) ringer', 'ringer', [liv]],
    ['Liv (leder) ringer', '(leder) ringer', [liv]],
    ['Liv og Karl. Frist: 1.10. Lage utkast.', 'Lage utkast.', [liv, karl], '2023-10-01'],
    ['Liv ringer innen 1.10 kl. 12', 'ringer innen 1.10 kl. 12', [liv], '2023-10-01'],
    ['Gjøvik sender svar', 'sender svar', ['gjøvikregionen']],
    ['Oslo kommune og Nina sender svar', 'sender svar', ['oslo-kommune', nina]],
    ['Arbeidsgruppen for grønn kraft rapporterer', 'rapporterer', ['arbeidsgruppe-for-grønn-kraft']],
    ['Liv ska skicka ut kallelsen senast 2026-10-01', 'ska skicka ut kallelsen', [liv], '2026-10-01'],
    ['Skicka kallelsen, ansvarig: Åse Sørensen', 'Skicka kallelsen', ['åse-sørensen']],
    ['Liv och Karl skriver utkast innan 1 oktober', 'skriver utkast', [liv, karl], '2023-10-01'],
    ['Liv undersøger lokaler inden 1/10', 'undersøger lokaler', [liv], '2023-10-01'],
    ['Liv and Karl to write a draft by Friday', 'to write a draft', [liv, karl], '2023-09-01'],
    ['Write a draft, responsible: Nina', 'Write a draft', [nina]],
  ])('%s', (source, text, who, dueOn?: string) =>
    expect(read(source)).toEqual({ text, who, ...(dueOn ? { dueOn } : {}) }),
  )
})

describe('what is not understood stays in the text, and is told', () => {
  test.each([
    ['Ringe fylket', 'Ringe fylket', ['no-assignee']],
    ['Ringe fylket, ansvar: Anne', 'Ringe fylket, ansvar: Anne', ['name-ambiguous: Anne']],
    ['Gunnhild Paulrod ringer', 'Gunnhild Paulrod ringer', ['name-almost: Gunnhild Paulrod']],
    ['@Henrik ringer', '@Henrik ringer', ['name-unknown: Henrik']],
    ['Henrik Holm: ringe fylket', 'Henrik Holm: ringe fylket', ['name-unknown: Henrik Holm']],
    ['Liv Holm ringer', 'Liv Holm ringer', ['no-assignee']],
    ['Liv Bakks forslag sendes ut', 'Liv Bakks forslag sendes ut', ['no-assignee']],
    ['Liv sitt forslag sendes ut', 'Liv sitt forslag sendes ut', ['no-assignee']],
    ['Invitere Nina, Karl og Liv', 'Invitere Nina, Karl og Liv', ['no-assignee']],
    ['Skrive til liv@example.org', 'Skrive til liv@example.org', ['no-assignee']],
    [
      'Ringe fylket til neste møte',
      'Ringe fylket til neste møte',
      ['no-assignee', 'date-open: til neste møte'],
    ],
    ['', '', ['no-text', 'no-assignee']],
  ])('%s', (source, text, problems) => expect(read(source)).toEqual({ text, who: [], problems }))

  test('a day that the calendar has not stays where it was typed', () =>
    expect(read('Liv ringer, frist 31.2')).toEqual({
      text: 'ringer, frist 31.2',
      who: [liv],
      problems: ['date-impossible: frist 31.2'],
    }))

  test('a day in the past is taken, and told', () =>
    expect(read('Liv ringer innen 1. mars 2023')).toEqual({
      text: 'ringer',
      who: [liv],
      dueOn: '2023-03-01',
      problems: ['date-past: innen 1. mars 2023'],
    }))

  test('only people can help: nobody named beside them is lost', () =>
    expect(read('Liv og Oslo kommune sender svar')).toEqual({
      text: 'Liv og Oslo kommune sender svar',
      who: [liv],
    }))

  test('who is asked, and nothing to do', () =>
    expect(read('Liv, frist 1.10')).toEqual({
      text: '',
      who: [liv],
      dueOn: '2023-10-01',
      problems: ['no-text'],
    }))

  test('of two who share a name, the one whose organisation stands beside', () => {
    const people = [
      { id: 'one', name: 'Kari Holm', organisation: 'Oslo kommune', invited: true },
      { id: 'two', name: 'Kari Holm', organisation: 'Horten kommune', invited: true },
    ]
    const card = (source: string) => readCard({ kind: 'follow-up', source }, knownOf({ people }))
    expect(card('@Kari Holm ringer')).toMatchObject({
      assignee: null,
      problems: [{ choices: [{ id: 'one' }, { id: 'two' }] }],
    })
    expect(card('@Kari Holm (Horten kommune) ringer')).toMatchObject({
      assignee: { personId: 'two' },
      text: 'ringer',
    })
    expect(card('Kari Holm (Horten) ringer')).toMatchObject({ assignee: { personId: 'two' }, text: 'ringer' })
  })
})
