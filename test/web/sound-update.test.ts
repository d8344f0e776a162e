import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isSound } from '#src/web/room/sound-update.ts'

const item = '01900000-0000-7000-8000-000000000001'

type Attributed = { setAttribute(name: string, value: unknown): void }

/** Each of what is done to a text, as an update of its own, is judged by what stood before it, and then all of it at once. */
function judged(...works: ((doc: Y.Doc) => void)[]): boolean[] {
  const [from, to] = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })]
  const updates: Uint8Array[] = []
  from.on('update', (update: Uint8Array) => updates.push(update))
  for (const work of works) from.transact(() => work(from))
  const one = updates.map((update) => {
    const sound = isSound(update, to)
    if (sound) Y.applyUpdate(to, update)
    return sound
  })
  return [...one, isSound(Y.encodeStateAsUpdate(from), new Y.Doc())]
}

const add = (name: string) => (doc: Y.Doc) => doc.getXmlFragment(item).insert(0, [new Y.XmlElement(name)])
const first = (doc: Y.Doc) => doc.getXmlFragment(item).get(0) as Y.XmlElement
const set = (name: string, value: unknown) => (doc: Y.Doc) =>
  (first(doc) as unknown as Attributed).setAttribute(name, value)

test('an attribute that is changed again and again is sound', () => {
  expect(judged(add('heading'), set('level', 1), set('level', 2), set('level', 3))).toEqual(
    Array(5).fill(true),
  )
})

test('a text of fifty thousand keys, each behind the one before, is read at once', () => {
  const doc = new Y.Doc({ gc: false })
  const text = new Y.XmlText()
  add('paragraph')(doc)
  first(doc).insert(0, [text])
  for (let at = 0; at < 50_000; at++) text.insert(Math.floor(at / 2), 'x')
  const start = performance.now()
  expect(isSound(Y.encodeStateAsUpdate(doc), new Y.Doc())).toBe(true)
  expect(performance.now() - start).toBeLessThan(2_000)
})

function nested(depth: number): Y.XmlElement {
  let inner = new Y.XmlElement('paragraph')
  for (let level = 0; level < depth; level++) {
    const outer = new Y.XmlElement(level % 2 ? 'bulletList' : 'listItem')
    outer.insert(0, [inner])
    inner = outer
  }
  return inner
}

test('what is deeper than any text is not, at once or step by step', () => {
  expect(judged((doc) => doc.getXmlFragment(item).insert(0, [nested(60)]))).toEqual([true, true])
  expect(judged((doc) => doc.getXmlFragment(item).insert(0, [nested(300)]))).toEqual([false, false])
  const deeper = (doc: Y.Doc) => {
    let inner = first(doc)
    for (let next: unknown = inner.get(0); next instanceof Y.XmlElement; next = inner.get(0)) inner = next
    inner.insert(0, [nested(60)])
  }
  expect(judged((doc) => doc.getXmlFragment(item).insert(0, [nested(60)]), deeper)).toEqual([
    true,
    false,
    false,
  ])
})

test('nor is what is larger than any name, of another kind, or behind another as an attribute is', () => {
  const large = 'x'.repeat(50_000)
  expect(judged(add('heading'), set('level', large))).toEqual([true, false, false])
  expect(judged(add('heading'), set('level', 1), set('level', { x: 1 }))).toEqual([true, true, false, false])
  expect(judged((doc) => doc.getMap('cards').set('x', new Y.Map()))).toEqual([false, false])
  expect(judged((doc) => doc.getMap('cards').set('x', { number: large }))).toEqual([false, false])
  expect(
    judged(
      (doc) => doc.getMap('cards').set('x', { number: '1' }),
      (doc) => doc.getMap('cards').set('x', { number: '2' }),
    ),
  ).toEqual([true, true, true])
  const linked = (doc: Y.Doc) => {
    const text = new Y.XmlText('ord')
    first(doc).insert(0, [text])
    text.format(0, 3, { link: { href: large } })
  }
  expect(judged(add('paragraph'), linked)).toEqual([true, false, false])
  const raw = (doc: Y.Doc) => first(doc).insert(0, [{ a: 1 } as never])
  expect(judged(add('paragraph'), raw)).toEqual([true, false, false])
  const rawBehind = (doc: Y.Doc) => first(doc).insert(1, [1 as never])
  expect(judged(add('paragraph'), (doc) => first(doc).insert(0, [new Y.XmlText('ord')]), rawBehind)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('notes of what was struck out are, and nothing else that stands among them', () => {
  const note =
    (...notes: unknown[]) =>
    (doc: Y.Doc) =>
      doc.getArray<unknown>('struck').push(notes)
  expect(judged(note([1, 0, 4]), note([1, 4, 2], [2, 0, 1]))).toEqual([true, true, true])
  for (const wrong of [[1, 2], [1, -1, 5], ['x', 0, 1], { 0: 1 }, 'x', [1, 0, 0.5]])
    expect(judged(note(wrong))).toEqual([false, false])
  expect(judged((doc) => doc.getMap('struck').set('x', [1, 0, 4]))).toEqual([false, false])
  expect(judged((doc) => doc.getArray('struck').push([new Y.XmlElement('paragraph')]))).toEqual([
    false,
    false,
  ])
})
