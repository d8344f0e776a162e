import { describe, expect, test } from 'vitest'
import { foundInText, itemOf, rulesFound } from '#test/support/make-examined.ts'

describe('a text that refers to a paper', () => {
  test.each([
    'Se presentasjon.',
    'Torget vokser (se vedlegg).',
    'Sjå presentasjonen.',
    'Se bilaga.',
    'Se vedlagte notat.',
    'See attached slides.',
  ])('%s', (text) => {
    expect(foundInText(text).map((one) => one.split(':')[0])).toEqual(['papers.missing'])
    const papers = [{ title: 'Torget', url: null }]
    expect(rulesFound({ items: [itemOf({ text, papers })] })).toEqual([])
    expect(foundInText(text, { loosePapers: 1 })).toEqual([])
  })

  test.each([
    'De fikk se presentasjonen.',
    'Presentasjonen var god.',
    'Se presentasjon: <https://example.org/torget>',
    'Se presentasjon her:\n\n[Torget i tall](https://example.org/torget)',
  ])('%s needs none', (text) => expect(foundInText(text)).toEqual([]))
})

describe('links', () => {
  test.each([
    [
      '[torget](www.example.org/torg)',
      'links.not-an-address: [torget](www.example.org/torg) → [torget](https://www.example.org/torg)',
    ],
    ['[torget](fyll-inn)', 'links.not-an-address: [torget](fyll-inn)'],
    ['Se htp://example.org/torg', 'links.not-an-address: htp://example.org/torg → https://example.org/torg'],
    ['[her](https://example.org)', 'links.empty-text: [her](https://example.org)'],
    ['[Klikk her](https://example.org)', 'links.empty-text: [Klikk her](https://example.org)'],
    ['[läs mer](https://example.org)', 'links.empty-text: [läs mer](https://example.org)'],
  ])('%s', (text, expected) => expect(foundInText(text)).toEqual([expected]))

  test.each([
    '[torget i tall](https://example.org/a_(b))',
    '<https://example.org>',
    '[skriv til oss](mailto:a@example.org)',
    'www.example.org',
    '[x] malt',
  ])('%s is right', (text) => expect(foundInText(text)).toEqual([]))
})

describe('the same line twice', () => {
  test('in one list', () =>
    expect(foundInText('- Male bodene\n- Rydde torget\n- male bodene.')).toEqual([
      'items.duplicate-line: male bodene.',
    ]))

  test.each([
    '- Ja\n- Ja',
    '- Male bodene\n\n## Havnen\n\n- Male bodene',
    '- Male bodene\n  - Rydde torget\n- Havnen\n\nSå:\n\n- Male bodene',
  ])('not in %j', (text) => expect(foundInText(text)).toEqual([]))
})

describe('what a template left', () => {
  test.each([
    '[…]',
    '[navn]',
    '[fyll inn dato]',
    '{{ sted }}',
    '«Navn»',
    'xx.xx.2026',
    'dd.mm.åååå',
    '[Sett inn tekst her]',
    'Lorem ipsum',
  ])('%s', (text) =>
    expect(foundInText(`Torget åpner ${text} av Ada.`)).toEqual([`residue.placeholder: ${text}`]),
  )

  test.each(['Frist:', '**Ansvarlig:**', 'Vedtak:\n\nFrist: mars'])('%j is empty', (text) =>
    expect(foundInText(`Drøftet.\n\n${text}`).map((one) => one.split(':')[0])).toContain(
      'residue.empty-label',
    ),
  )

  test.each([
    '[x] malt\n[ ] ryddet',
    '[Kom innkallingen tidsnok?]',
    'Alle må fylle inn skjemaet. Fyll ut som vanlig.',
    '[navn](https://example.org/navnet)',
    'Konklusjon:\n\nTorget åpner.',
    'Beslut:\n- Torget öppnar.',
    'fil__navn____to',
    '____\n\nAda',
  ])('%j is none', (text) => expect(foundInText(text)).toEqual([]))
})

describe('what is nobody’s business', () => {
  test.each([
    'Forfall: Per Olsen (sykt barn)',
    'Gunhild Paulrud (syk)',
    'Gunhild er sykmeldt.',
    'Frånvarande: Per Olsen, föräldraledig',
    'Afbud: Per Olsen på grund af sygdom',
    'Ada Bergsland var borte på grunn av begravelse.',
  ])('%s', (text) => expect(foundInText(text)).toEqual([`private.reason: ${text}`]))

  test.each([
    'Sykefraværet i Gjøvik er høyt, særlig fravær på grunn av sykdom.',
    'Forfall: Per Olsen',
    'Frånvarande: Per Olsen',
    'Flere er syke etter influensaen.',
    'Sykehuset bygges ut.',
    'Ada Bergsland orienterte om operasjon torg.',
  ])('%s is no reason', (text) => expect(foundInText(text)).toEqual([]))

  test('a number is offered to be taken out, but for what is exempt from publicity', () => {
    const text = 'Født 13097248022, ring mobil 900 11 222 og 811228-9874.'
    expect(foundInText(text)).toEqual([
      'private.number: 13097248022 → (tatt ut)',
      'private.number: 900 11 222 → (tatt ut)',
      'private.number: 811228-9874 → (tatt ut)',
    ])
    expect(rulesFound({ items: [itemOf({ text, exemptBasis: 'offl. § 13' })] })).toEqual([])
    expect(rulesFound({ items: [itemOf({ title: 'Ring mobil 900 11 222' })] })).toEqual(['private.number'])
  })
})

test('an invitation is looked at where it is written, and not for what minutes hold', () => {
  const description = 'Se vedlegg. Dugnad onsdag 31. mars 2026. Mer info kommer senere. [navn]'
  const facts = { minutesState: null, agenda: [{ id: 'item-1', description, approves: null }] }
  expect(rulesFound({ ...facts, items: [itemOf({ text: '', kind: 'decision' })] })).toEqual([
    'dates.weekday',
    'papers.missing',
    'residue.placeholder',
  ])
})
