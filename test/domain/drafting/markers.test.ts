import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardKinds } from '#src/domain/drafting/markers/known.ts'
import { markerAt, markerOf } from '#src/domain/drafting/markers/markers.ts'
import { languages } from '#src/platform/language/language.ts'

describe('a line that begins with a marker is a card', () => {
  test.each([
    ['Vedtak: Torget males.', 'decision', 'Vedtak:', 'Torget males.'],
    ['vedtak 12/23: Torget males.', 'decision', 'vedtak 12/23:', 'Torget males.'],
    ['VEDTAK: Torget males.', 'decision', 'VEDTAK:', 'Torget males.'],
    ['**Vedtak:** Torget males.', 'decision', 'Vedtak:', 'Torget males.'],
    ['**Vedtak**: Torget males.', 'decision', 'Vedtak:', 'Torget males.'],
    ['  Vedtak i sak 4/26:  Torget males.', 'decision', 'Vedtak i sak 4/26:', 'Torget males.'],
    ['Vedteke: Torget blir målt.', 'decision', 'Vedteke:', 'Torget blir målt.'],
    ['Beslut: Torget målas.', 'decision', 'Beslut:', 'Torget målas.'],
    ['Beslut § 7: Torget målas.', 'decision', 'Beslut § 7:', 'Torget målas.'],
    ['Beslutning: Torvet males.', 'decision', 'Beslutning:', 'Torvet males.'],
    ['Decision: The square is painted.', 'decision', 'Decision:', 'The square is painted.'],
    ['Oppfølging: Liv ringer.', 'follow-up', 'Oppfølging:', 'Liv ringer.'],
    ['Oppfylging: Liv ringjer.', 'follow-up', 'Oppfylging:', 'Liv ringjer.'],
    ['Uppföljning: Liv ringer.', 'follow-up', 'Uppföljning:', 'Liv ringer.'],
    ['Åtgärd: Liv ringer.', 'follow-up', 'Åtgärd:', 'Liv ringer.'],
    ['Opfølgning: Liv ringer.', 'follow-up', 'Opfølgning:', 'Liv ringer.'],
    ['Follow-up: Liv calls.', 'follow-up', 'Follow-up:', 'Liv calls.'],
    ['Follow‑up: Liv calls.', 'follow-up', 'Follow‑up:', 'Liv calls.'],
    ['Action: Liv calls.', 'follow-up', 'Action:', 'Liv calls.'],
    ['Ansvar: Liv', 'follow-up', 'Ansvar:', 'Liv'],
    ['Tiltak: Liv ringer.', 'follow-up', 'Tiltak:', 'Liv ringer.'],
    ['TODO:Liv ringer.', 'follow-up', 'TODO:', 'Liv ringer.'],
    ['Arbeidsgruppe: Kraft', 'working-group', 'Arbeidsgruppe:', 'Kraft'],
    ['Ny arbeidsgruppe: Kraft', 'working-group', 'Ny arbeidsgruppe:', 'Kraft'],
    ['Arbetsgrupp: Kraft', 'working-group', 'Arbetsgrupp:', 'Kraft'],
    ['Arbejdsgruppe: Kraft', 'working-group', 'Arbejdsgruppe:', 'Kraft'],
    ['Working group: Power', 'working-group', 'Working group:', 'Power'],
    // Somebody is about to write.
    ['Vedtak: ', 'decision', 'Vedtak:', ''],
    // What is bold stays bold.
    ['**TODO: Liv ringer.**', 'follow-up', 'TODO:', '**Liv ringer.**'],
    // The marker says how it was decided: that is kept.
    ['Enstemmig vedtak: Torget males.', 'decision', 'Enstemmig vedtak:', 'Enstemmig vedtak: Torget males.'],
    ['Samrøystes vedtak: Ja.', 'decision', 'Samrøystes vedtak:', 'Samrøystes vedtak: Ja.'],
  ])('%s', (line, kind, marker, rest) => expect(markerAt(line)).toEqual({ kind, marker, rest }))

  test.each([
    'Vedtak',
    'Vedtak torget males',
    'Forslag til vedtak: Torget males.',
    'Förslag till beslut: Torget målas.',
    'Rådet gjorde slikt vedtak: Torget males.',
    'Vedtak som ble gjort i møtet: ingen',
    'Vedtaksprotokoll: se vedlegg',
    'Vedtak: ____',
    'Vedtak: …',
    'Ansvar: [fyll inn]',
    'todo://torget',
    'Økonomiansvarlig: Liv',
    '',
  ])('%s is none', (line) => expect(markerAt(line)).toBeNull())
})

test('what is to be written for a kind is read as that kind, in every language', () =>
  assert(
    property(constantFrom(...cardKinds), constantFrom(...languages), string(), (kind, language, words) => {
      const marker = markerOf(kind, language)
      const rest = `a${words.replaceAll(/\s/g, '')}`
      expect(markerAt(`${marker} ${rest}`)).toEqual({ kind, marker, rest })
    }),
  ))

test('what stands behind a marker is the end of its line', () =>
  assert(
    property(string(), (words) => {
      const line = `Vedtak: ${words}`
      const marked = markerAt(line)
      if (marked) expect(line.endsWith(marked.rest)).toBe(true)
    }),
  ))
