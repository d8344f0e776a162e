import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { findLost, type Lost, putBack } from '#src/platform/rich-text/rescue.ts'

function applyAndFindLost(doc: Y.Doc, update: Uint8Array): Lost[] {
  const { ds } = Y.decodeUpdate(update)
  let lost: Lost[] = []
  doc.once('afterTransaction', (transaction: Y.Transaction) => {
    lost = findLost(transaction, ds)
  })
  Y.applyUpdate(doc, update)
  return lost
}

const keepsAll = () => new Y.Doc({ gc: false })

const paragraph = (words: string) => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}

function textOf(fragment: Y.XmlFragment): string[] {
  return fragment.toArray().map((node) => (node as Y.XmlElement).toArray().map(String).join(''))
}

/** Two who have the same three paragraphs. */
function two() {
  const [one, other] = [keepsAll(), keepsAll()]
  one.getXmlFragment('sak').insert(0, ['Første.', 'Andre.', 'Tredje.'].map(paragraph))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  return { one, other }
}

const wordsIn = (doc: Y.Doc, at: number) =>
  (doc.getXmlFragment('sak').get(at) as Y.XmlElement).get(0) as Y.XmlText

/** What came since, as it is sent. */
function changeOf(doc: Y.Doc, work: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const kept: Uint8Array[] = []
  const keep = (update: Uint8Array) => kept.push(update)
  doc.on('update', keep)
  work()
  doc.off('update', keep)
  return kept.length > 0 ? Y.mergeUpdates(kept) : Y.encodeStateAsUpdate(doc, before)
}

/** What both did, taken in that order by somebody who keeps the text. */
function keptAfter(first: Uint8Array, second: Uint8Array, base: Y.Doc): Y.Doc {
  const keeper = keepsAll()
  Y.applyUpdate(keeper, Y.encodeStateAsUpdate(base))
  for (const update of [first, second]) putBack(keeper, applyAndFindLost(keeper, update))
  return keeper
}

test('what is typed in a paragraph that another deletes meanwhile stands again where it stood', () => {
  const { one, other } = two()
  const base = keepsAll()
  Y.applyUpdate(base, Y.encodeStateAsUpdate(one))
  const deletes = changeOf(one, () => one.getXmlFragment('sak').delete(1, 1))
  const types = changeOf(other, () => wordsIn(other, 1).insert(0, 'Viktig: '))
  for (const order of [
    [deletes, types],
    [types, deletes],
  ] as const) {
    const kept = keptAfter(...order, base)
    expect(textOf(kept.getXmlFragment('sak'))).toEqual(['Første.', 'Viktig: ', 'Tredje.'])
  }
})

test('what somebody deletes knowingly stays away', () => {
  const { one } = two()
  const keeper = keepsAll()
  Y.applyUpdate(keeper, Y.encodeStateAsUpdate(one))
  const typed = changeOf(one, () => wordsIn(one, 1).insert(0, 'Kladd. '))
  expect(applyAndFindLost(keeper, typed)).toEqual([])
  expect(
    applyAndFindLost(
      keeper,
      changeOf(one, () => one.getXmlFragment('sak').delete(1, 1)),
    ),
  ).toEqual([])
  const both = changeOf(one, () => {
    wordsIn(one, 0).insert(0, 'Igjen. ')
    one.getXmlFragment('sak').delete(0, 1)
  })
  expect(applyAndFindLost(keeper, both)).toEqual([])
})

test('no word that anybody put in is lost, whatever the other does to what is around it', () => {
  const act = fc.record({ by: fc.boolean(), kind: fc.constantFrom('word', 'delete', 'new'), at: fc.nat(9) })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), fc.nat(6), (acts, every) => {
      const { one, other } = two()
      const keeper = keepsAll()
      Y.applyUpdate(keeper, Y.encodeStateAsUpdate(one))
      const words: string[] = []
      const gone = new Set<string>()
      const sent: Uint8Array[] = []
      for (const [index, { by, kind, at }] of acts.entries()) {
        const doc = by ? one : other
        const fragment = doc.getXmlFragment('sak')
        sent.push(
          changeOf(doc, () => {
            if (kind === 'new' || fragment.length === 0)
              fragment.insert(at % (fragment.length + 1), [paragraph('–')])
            else if (kind === 'delete') {
              const place = at % fragment.length
              for (const word of textOf(fragment)[place]?.match(/ord\d+;/g) ?? []) gone.add(word)
              fragment.delete(place, 1)
            } else {
              words.push(`ord${index};`)
              wordsIn(doc, at % fragment.length).insert(0, `ord${index};`)
            }
          }),
        )
        if (every > 0 && index % every === 0) {
          Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
          Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
        }
      }
      for (const update of sent) putBack(keeper, applyAndFindLost(keeper, update))
      const text = textOf(keeper.getXmlFragment('sak')).join(' ')
      for (const word of words) if (!gone.has(word)) expect(text).toContain(word)
    }),
    { numRuns: 300 },
  )
})
