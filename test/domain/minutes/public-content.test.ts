import { expect, test } from 'vitest'
import { sampleMinutes } from '#src/domain/documents/sample-minutes.ts'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import { hasExempt, publicContent } from '#src/domain/minutes/public-content.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import { toText } from '#src/platform/paper/text.ts'

const content = sampleMinutes('nb')
const exempt = {
  ...content,
  items: content.items.map((item) =>
    item.id === 'i3' ? { ...item, exemptBasis: 'offl. § 13', presenter: 'Hemmelig Person' } : item,
  ),
}
const published = (given: typeof content) =>
  toText(minutesPaper(publicContent(given), shippedTemplate('minutes'), 'public'))

test('of an exempt item stay the number and the basis, and nothing of what was said, decided, promised or set up', () => {
  const text = published(exempt)
  expect(text).toContain('3 Sak unntatt offentlighet')
  expect(text).toContain('Unntatt offentlighet: offl. § 13')
  for (const secret of [
    'Felles veiledning',
    'felles tilbud',
    'Hemmelig Person',
    'Veiledningen samles',
    'Sørvik ønsket',
    'Arbeidsgruppe for kurs',
    'kurskalender',
    'Oversikt over tilbud',
  ]) {
    expect(toText(minutesPaper(exempt, shippedTemplate('minutes')))).toContain(secret)
    expect(text).not.toContain(secret)
  }
})

test('the public variant says that it is one, and carries no remarks of members', () => {
  expect(published(content)).toContain('Offentlig versjon.')
  expect(toText(minutesPaper(content, shippedTemplate('minutes')))).toContain('Det var to kvelder, ikke tre.')
  expect(published(content)).not.toContain('Det var to kvelder, ikke tre.')
})

test('identity numbers go from texts, decisions, dissents, mandates, follow-ups and corrections', () => {
  const number = '13097248022'
  const said = JSON.parse(
    JSON.stringify(content).replaceAll(
      /"(text|mandate|dissent|corrections)":"([^"]*)"/g,
      `"$1":"$2 ${number}"`,
    ),
  )
  expect(JSON.stringify(said).split(number).length).toBeGreaterThan(8)
  expect(JSON.stringify(publicContent(said))).not.toContain(number)
})

test('nothing is exempt where no basis is given, as in what was frozen before there was one', () => {
  expect(hasExempt(content)).toBe(true)
  expect(hasExempt({ items: content.items.map(({ exemptBasis: _, ...item }) => item) })).toBe(false)
})
