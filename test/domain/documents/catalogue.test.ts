import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue } from '#src/domain/documents/catalogue.ts'
import { sampleDocument } from '#src/domain/documents/try-template.ts'
import { documentNames } from '#src/domain/templates/names.ts'
import { languages } from '#src/platform/language/language.ts'
import { makeDocument } from '#src/platform/paper/document.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import { toText } from '#src/platform/paper/text.ts'

const printed = (name: (typeof documentNames)[number], language: (typeof languages)[number]) =>
  toText(makeDocument(shippedTemplate(name), catalogue[name](language)))

test('every template that ships makes a document, and every document has one', () => {
  const shipped = readdirSync('templates').filter((file) => file.endsWith('.md'))
  expect(shipped.sort()).toEqual(documentNames.map((name) => `${name}.md`).sort())
})

describe.each(languages)('in %s', (language) => {
  test.each(documentNames)('%s is made of the sample meeting, with nothing left to fill in', async (name) => {
    const text = printed(name, language)
    expect(text).not.toMatch(/\{|\}|undefined|null|\[object/)
    await expect(text).toMatchFileSnapshot(`printed/${name}.${language}.txt`)
  })
})

test('each form of record has the name that its country gives it', () => {
  const titlesOf = (name: 'minutes' | 'record' | 'protocol' | 'decision-minutes') =>
    languages.map((language) => catalogue[name](language).title.split(' ')[0])
  expect(titlesOf('minutes')).toEqual(['Referat', 'Referat', 'Minnesanteckningar', 'Referat', 'Minutes'])
  expect(titlesOf('record')).toEqual(['Møtebok', 'Møtebok', 'Protokoll', 'Protokol', 'Record'])
  expect(titlesOf('protocol')).toEqual(['Protokoll', 'Protokoll', 'Protokoll', 'Protokol', 'Minutes'])
  const short = [
    'Vedtaksprotokoll',
    'Vedtaksprotokoll',
    'Beslutsprotokoll',
    'Beslutningsprotokol',
    'Decision',
  ]
  expect(titlesOf('decision-minutes')).toEqual(short)
})

test('a Swedish protocol ends with justering and anslag, a Danish decision record with everybody’s signature', () => {
  expect(printed('protocol', 'sv')).toMatch(
    /Justering\n[\s\S]*justerare[\s\S]*Anslag\n[\s\S]*Anslaget sätts upp/,
  )
  expect(printed('decision-minutes', 'da')).toMatch(/Underskrifter\n[\s\S]*Anne Åsmul[\s\S]*Bjørn Łukasik/)
  expect(printed('decision-minutes', 'da')).not.toContain('Gruppen drøftede')
})

test('the demo’s own template can be filled in in every language', () => {
  const source = readFileSync('src/demo/border-minutes.md', 'utf8')
  for (const language of languages)
    expect(
      toText(sampleDocument({ name: 'minutes', template: { source, images: {}, logo: null } }, language)),
    ).toContain('Referatet går til medlemmene')
})
