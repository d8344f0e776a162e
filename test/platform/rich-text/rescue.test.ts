import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'
import { losesWords, putBackUnseen } from '#src/platform/rich-text/rescue.ts'

const name = 'sak'

const paragraph = (words: string) => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}

const fragmentOf = (doc: Y.Doc) => doc.getXmlFragment(name)

const textOf = (doc: Y.Doc): string[] =>
  fragmentOf(doc)
    .toArray()
    .map((node) => node.toString().replace(/<\/?[^>]*>/g, ''))

const elementAt = (doc: Y.Doc, at: number) => fragmentOf(doc).get(at) as Y.XmlElement
const wordsAt = (doc: Y.Doc, at: number) => elementAt(doc, at).get(0) as Y.XmlText

const take = (doc: Y.Doc, from: Y.Doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))

/** So many who have the same three paragraphs. */
function writers<Count extends number>(count: Count): NotingDoc[] & { length: Count } {
  const all = Array.from({ length: count }, () => new NotingDoc())
  fragmentOf(all[0] as Y.Doc).insert(0, ['Første.', 'Andre.', 'Tredje.'].map(paragraph))
  for (const doc of all) take(doc, all[0] as Y.Doc)
  return all as NotingDoc[] & { length: Count }
}

/** What is kept of all that was written, in that order, with what went unseen put back. */
function keptOf(...docs: Y.Doc[]): NotingDoc {
  const kept = new NotingDoc()
  for (const doc of docs) take(kept, doc)
  putBackUnseen(kept, [name])
  return kept
}

const remove = (doc: NotingDoc, at: number) => doc.transact(() => fragmentOf(doc).delete(at, 1))

test('what is typed in a paragraph that another deletes meanwhile stands again where it stood', () => {
  const [one, other] = writers(2)
  remove(one as NotingDoc, 1)
  wordsAt(other as Y.Doc, 1).insert(0, 'Viktig: ')
  for (const order of [
    [one, other],
    [other, one],
  ] as [Y.Doc, Y.Doc][])
    expect(textOf(keptOf(...order))).toEqual(['Første.', 'Viktig: ', 'Tredje.'])
})

test('it stands there once, also where both take it up again and delete it knowingly', () => {
  const [one, other] = writers(2) as [NotingDoc, NotingDoc]
  remove(one, 1)
  wordsAt(other, 1).insert(0, 'Viktig: ')
  const kept = keptOf(one, other)
  putBackUnseen(kept, [name])
  expect(textOf(kept)).toEqual(['Første.', 'Viktig: ', 'Tredje.'])
  for (const doc of [one, other]) take(doc, kept)
  expect(textOf(keptOf(one, other))).toEqual(['Første.', 'Viktig: ', 'Tredje.'])
  remove(one, 1)
  expect(textOf(keptOf(one, other, kept))).toEqual(['Første.', 'Tredje.'])
})

test('what somebody strikes out knowingly stays away, alone or with what it stood in', () => {
  const [one, other] = writers(2) as [NotingDoc, NotingDoc]
  wordsAt(other, 1).insert(0, 'Kladd. ')
  take(one, other)
  one.transact(() => wordsAt(one, 0).delete(0, 3))
  remove(one, 1)
  expect(textOf(keptOf(one, other))).toEqual(['ste.', 'Tredje.'])
})

test('what is deleted while changes of others are shown was struck out by nobody', () => {
  const doc = new NotingDoc({ isMeant: ({ origin }) => origin !== 'shown' })
  fragmentOf(doc).insert(0, ['Første.', 'Andre.'].map(paragraph))
  doc.transact(() => fragmentOf(doc).delete(0, 1), 'shown')
  doc.transact(() => fragmentOf(doc).delete(0, 1), 'typed')
  expect(textOf(keptOf(doc))).toEqual(['Første.'])
})

test('what two typed at one place is put back as it was read, with a space between two places', () => {
  const [one, other] = writers(2) as [NotingDoc, NotingDoc]
  remove(one, 1)
  wordsAt(other, 1).insert(6, 'Slutt')
  wordsAt(other, 1).insert(11, 'en')
  wordsAt(other, 1).insert(3, 'midt')
  expect(textOf(keptOf(one, other))).toEqual(['Første.', 'midt Slutten', 'Tredje.'])
})

test('whoever takes a change is told where words go with it that nobody struck out, and only there', () => {
  const [one, other] = writers(2) as [NotingDoc, NotingDoc]
  const base = new NotingDoc()
  take(base, one)
  wordsAt(other, 1).insert(0, 'Viktig: ')
  one.transact(() => wordsAt(one, 0).delete(0, 3))
  remove(one, 1)
  for (const order of [
    [one, other],
    [other, one],
  ] as const) {
    const told: boolean[] = []
    const taker = new NotingDoc()
    take(taker, base)
    taker.on('afterTransaction', (transaction: Y.Transaction) => told.push(losesWords(transaction)))
    for (const doc of order) take(taker, doc)
    expect(told).toEqual([false, true])
    putBackUnseen(taker, [name])
    taker.transact(() => fragmentOf(taker).delete(0, 3))
    expect(told.slice(2).some(Boolean)).toBe(false)
  }
})

test('lines keep their order, and stand behind what stands before them', () => {
  const [one, other] = writers(2) as [NotingDoc, NotingDoc]
  one.transact(() => fragmentOf(one).delete(0, 3))
  for (const at of [0, 1, 2]) wordsAt(other, at).insert(0, `Linje ${at}. `)
  expect(textOf(keptOf(one, other))).toEqual(['Linje 0. ', 'Linje 1. ', 'Linje 2. '])
  const later = new NotingDoc()
  take(later, one)
  fragmentOf(later).insert(0, [paragraph('Først.')])
  expect(textOf(keptOf(later, other)).filter((line) => line !== 'Først.')).toHaveLength(3)
})

test('notes that are none, and words of an item that is not asked for, change nothing', () => {
  const [one, other] = writers(2) as [NotingDoc, NotingDoc]
  remove(one, 1)
  wordsAt(other, 1).insert(0, 'Viktig: ')
  one.getArray('struck').push(['x', [1, 2], [1, -1, 5], { 0: 1 }, null])
  expect(textOf(keptOf(one, other))).toContain('Viktig: ')
  const kept = new NotingDoc()
  for (const doc of [one, other]) take(kept, doc)
  putBackUnseen(kept, ['annen sak'])
  expect(textOf(kept)).toEqual(['Første.', 'Tredje.'])
})

const act = fc.record({
  by: fc.nat(2),
  kind: fc.constantFrom('word', 'word', 'word', 'delete', 'new', 'join', 'wrap', 'take', 'keep'),
  at: fc.nat(9),
})

test('no word that anybody put in is lost, whatever others do to what is around it, whoever learns of it when', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const docs = writers(3)
      let kept = keptOf(...docs)
      const words: string[] = []
      const struck = new Set<string>()
      for (const [index, { by, kind, at }] of acts.entries()) {
        const doc = docs[by] as NotingDoc
        const fragment = fragmentOf(doc)
        const place = fragment.length > 0 ? at % fragment.length : 0
        const element = fragment.length > 0 ? deepest(elementAt(doc, place)) : null
        if (kind === 'take') take(doc, docs[at % 3] as Y.Doc)
        doc.transact(() => {
          if (kind === 'new' || !element) fragment.insert(place, [paragraph('–')])
          else if (kind === 'delete') {
            for (const word of textOf(doc)[place]?.match(/ord\d+;/g) ?? []) struck.add(word)
            fragment.delete(place, 1)
          } else if (kind === 'word') {
            words.push(`ord${index};`)
            ;(element.get(0) as Y.XmlText).insert(0, `ord${index};`)
          } else if (kind === 'join' && place > 0) {
            const before = deepest(elementAt(doc, place - 1)).get(0) as Y.XmlText
            before.insert(before.length, textOf(doc)[place] ?? '')
            fragment.delete(place, 1)
          } else if (kind === 'wrap') {
            const list = new Y.XmlElement('bulletList')
            list.insert(0, [paragraph(textOf(doc)[place] ?? '')])
            fragment.delete(place, 1)
            fragment.insert(place, [list])
          }
        })
        if (kind === 'keep') {
          take(kept, doc)
          kept = keptOf(kept)
          take(doc, kept)
        }
      }
      const text = textOf(keptOf(kept, ...docs)).join(' ')
      for (const word of words) if (!struck.has(word)) expect(text).toContain(word)
    }),
    { numRuns: 500 },
  )
})

function deepest(element: Y.XmlElement): Y.XmlElement {
  const child = element.get(0)
  return child instanceof Y.XmlElement ? deepest(child) : element
}
