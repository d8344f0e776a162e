import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardsOf } from '#src/platform/rich-text/cards.ts'
import type { BlockJson, DocJson, InlineJson } from '#src/platform/rich-text/doc.ts'
import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import { schema } from '#src/platform/rich-text/schema.ts'
import { mergeText, readFragment, writeFragment } from '#src/platform/rich-text/shared-text.ts'
import { docToMarkdown } from '#src/platform/rich-text/to-markdown.ts'
import { anyDoc } from '#test/platform/rich-text/texts.ts'

const name = 'item'

describe('a text that is written is read again', () => {
  test('whatever it held before', () => {
    assert(
      property(anyDoc, anyDoc, (before, after) => {
        const shared = sharedText(before)
        expect(readText(shared)).toEqual(plainly(before))
        writeFragment(shared.getXmlFragment(name), after)
        expect(readText(shared)).toEqual(plainly(after))
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  test('with few changes: nothing where nothing changed, one word where one did', () => {
    const shared = sharedText(markdownToDoc('Første avsnitt her.\n\n- en\n- to\n\nSiste avsnitt.'))
    const sizes: number[] = []
    shared.on('update', (update: Uint8Array) => sizes.push(update.length))
    writeFragment(
      shared.getXmlFragment(name),
      markdownToDoc('Første avsnitt her.\n\n- en\n- to\n\nSiste avsnitt.'),
    )
    expect(sizes).toEqual([])
    writeFragment(
      shared.getXmlFragment(name),
      markdownToDoc('Første avsnitt der.\n\n- en\n- to\n\nSiste avsnitt.'),
    )
    expect(sizes).toHaveLength(1)
    expect(sizes[0]).toBeLessThan(60)
  })
})

describe('what honest merges leave is mended', () => {
  test.each<[string, (fragment: Y.XmlFragment) => void, BlockJson[]]>([
    ['nothing at all', () => {}, [{ type: 'paragraph' }]],
    ['an empty list', (root) => add(root, 'bulletList'), [{ type: 'paragraph' }]],
    ['an empty quote', (root) => add(root, 'blockquote'), [{ type: 'paragraph' }]],
    ['a table of an empty row', (root) => add(add(root, 'table'), 'tableRow'), [{ type: 'paragraph' }]],
    [
      'an item of nothing',
      (root) => add(add(root, 'bulletList'), 'listItem'),
      [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }],
    ],
    [
      'an item without its paragraph',
      (root) => add(add(add(root, 'bulletList'), 'listItem'), 'horizontalRule'),
      [
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }, { type: 'horizontalRule' }] }],
        },
      ],
    ],
    [
      'a heading of no level',
      (root) => add(root, 'heading', { level: 'stor' }),
      [{ type: 'heading', attrs: { level: 1 } }],
    ],
    ['a card that says not what it is', (root) => write(add(root, 'card'), 'Ord'), [paragraph('Ord')]],
    [
      'a link to an unsafe address',
      (root) => write(add(root, 'paragraph'), 'Ord', { link: { href: 'javascript:alert(1)' } }),
      [paragraph('Ord')],
    ],
    [
      'a link that is italic in a card',
      (root) =>
        write(add(root, 'card', { kind: 'note', id: '1' }), 'Ord', {
          link: { href: 'https://example.org' },
          italic: {},
        }),
      [{ type: 'card', attrs: { kind: 'note', id: '1' }, content: [{ type: 'text', text: 'Ord' }] }],
    ],
  ])('%s', (_, change, content) => {
    const shared = new Y.Doc()
    change(shared.getXmlFragment(name))
    const { doc, faults } = readFragment(shared.getXmlFragment(name))
    expect(faults).toEqual([])
    expect(doc.content).toEqual(content)
    schema.nodeFromJSON(doc).check()
  })

  test('rows of different lengths, and a cell that two people began', () => {
    const shared = new Y.Doc()
    const table = add(shared.getXmlFragment(name), 'table')
    const [first, second] = [add(table, 'tableRow'), add(table, 'tableRow')]
    const shortCell = add(first, 'tableHeader')
    write(add(shortCell, 'paragraph'), 'a')
    write(add(shortCell, 'paragraph'), 'b')
    for (const cell of [add(second, 'tableCell'), add(second, 'tableCell')])
      write(add(cell, 'paragraph'), 'c')
    const { doc, faults } = readFragment(shared.getXmlFragment(name))
    expect(faults).toEqual([])
    schema.nodeFromJSON(doc).check()
    expect(docToMarkdown(doc)).toBe('| a&#10;b |  |\n| --- | --- |\n| c | c |')
  })
})

describe('what no editor writes is a fault, and never throws', () => {
  test.each<[string, (fragment: Y.XmlFragment) => void, string]>([
    ['an unknown node', (root) => add(root, 'image'), 'unknown node image'],
    ['a node out of place', (root) => add(root, 'listItem'), 'misplaced node listItem'],
    [
      'an unknown mark',
      (root) => write(add(root, 'paragraph'), 'a', { underline: {} }),
      'unknown mark underline',
    ],
    ['a link to no text', (root) => write(add(root, 'paragraph'), 'a', { link: 7 }), 'link to nowhere'],
    ['text outside a block', (root) => root.insert(0, [new Y.XmlText('a')]), 'text outside a block'],
    [
      'something else in a text',
      (root) => {
        const text = new Y.XmlText()
        add(root, 'paragraph').insert(0, [text])
        text.insertEmbed(0, { image: 'a' })
      },
      'no letters in a text',
    ],
    [
      'nesting beyond forty',
      (root) => {
        let inner = root
        for (let depth = 0; depth < 1_000; depth++) inner = add(inner, 'blockquote')
      },
      'too deep',
    ],
    ['more than 100,000 letters', (root) => write(add(root, 'paragraph'), 'a'.repeat(100_001)), 'too long'],
  ])('%s', (_, change, fault) => {
    const shared = new Y.Doc()
    change(shared.getXmlFragment(name))
    const { doc, faults } = readFragment(shared.getXmlFragment(name))
    expect(faults).toContain(fault)
    schema.nodeFromJSON(doc).check()
  })
})

describe('a text that was written elsewhere', () => {
  test('becomes the text, whatever the two are', () => {
    assert(
      property(anyDoc, anyDoc, (before, after) => {
        const shared = sharedText(before)
        const to = docToMarkdown(after)
        Y.applyUpdate(shared, merge(shared, docToMarkdown(before), to))
        const { doc, faults } = readFragment(shared.getXmlFragment(name))
        expect(faults).toEqual([])
        schema.nodeFromJSON(doc).check()
        expect(docToMarkdown(doc)).toBe(to)
      }),
      { numRuns: 60, seed: 2 },
    )
  })

  test('leaves alone what did not change, to the letter', () => {
    const shared = sharedText(docOf(paragraph('Et ord  '), paragraph(''), paragraph('to')))
    Y.applyUpdate(shared, merge(shared, 'Et ord\n\nto', 'Et ord\n\nto og tre'))
    expect(readText(shared).content).toEqual(
      plainly(docOf(paragraph('Et ord  '), paragraph(''), paragraph('to og tre'))).content,
    )
    expect(merge(shared, 'a', 'a')).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
  })

  test('keeps the cards behind the blocks that they followed', () => {
    const card = (id: string): BlockJson => ({
      type: 'card',
      attrs: { kind: 'note', id },
      content: [words(id)],
    })
    const shared = sharedText(docOf(card('k0'), paragraph('en'), card('k1'), paragraph('to'), card('k2')))
    const [from, to] = ['en\n\nto', 'null\n\nen og en halv\n\nny\n\nto\n\ntre']
    Y.applyUpdate(shared, merge(shared, from, to))
    const { doc } = readFragment(shared.getXmlFragment(name))
    expect(docToMarkdown(doc)).toBe(to)
    expect(outlineOf(doc)).toEqual(['k0', 'null', 'en og en halv', 'k1', 'ny', 'to', 'k2', 'tre'])
    expect(cardsOf(doc).map(({ id }) => id)).toEqual(['k0', 'k1', 'k2'])
  })

  test('merges with what others typed in other paragraphs meanwhile: every word of both is there, in order', () => {
    const place = record({ paragraph: integer({ min: 0, max: 5 }), at: integer({ min: 0, max: 40 }) })
    assert(
      property(
        array(place, { minLength: 1, maxLength: 5 }),
        integer({ min: 0, max: 5 }),
        (typed, changed) => {
          const texts = Array.from(
            { length: 6 },
            (_, at) => `Avsnitt nummer ${at} handler om sak ${at} og mer`,
          )
          const from = texts.join('\n\n')
          const shared = sharedText(markdownToDoc(from))
          const to = texts.map((text, at) => (at === changed ? `Skrevet utenfra ${at}` : text)).join('\n\n')
          const update = merge(shared, from, to)
          const elsewhere = typed.filter(({ paragraph: at }) => at !== changed)
          for (const [index, where] of elsewhere.entries()) type(shared, where, ` ${letter(index)} `)
          Y.applyUpdate(shared, update)
          const written = docToMarkdown(readFragment(shared.getXmlFragment(name)).doc).split('\n\n')
          expect(written).toHaveLength(6)
          expect(written[changed]).toBe(`Skrevet utenfra ${changed}`)
          for (const [index, where] of elsewhere.entries())
            expect(written[where.paragraph]).toContain(letter(index))
        },
      ),
      { numRuns: 100, seed: 3 },
    )
  })

  test('merges within a paragraph: no word that either typed is lost, though the paragraph was taken out', () => {
    const edit = record({
      kind: constantFrom('rewrite', 'add', 'remove', 'heading'),
      at: integer({ min: 0, max: 8 }),
    })
    assert(
      property(edit, array(tuple(integer({ min: 0, max: 30 }))), ({ kind, at }, typed) => {
        const before = ['Utvalget', 'drøftet', 'saken', 'og', 'ba', 'om', 'ny', 'utredning']
        const from = `Først\n\n${before.join(' ')}\n\nSist`
        const shared = sharedText(markdownToDoc(from))
        const middle = {
          rewrite: ['utenfra', 'helt', 'annet', 'utenfra2'],
          add: [...before.slice(0, at), 'utenfra', ...before.slice(at), 'utenfra2'],
          remove: [],
          heading: ['utenfra', 'helt', 'utenfra2'],
        }[kind]
        const lines = ['Først', middle.join(' '), 'Sist'].filter((line) => line !== '')
        const update = merge(shared, from, lines.join('\n\n'))
        for (const [index, [where]] of typed.entries())
          type(shared, { paragraph: 1, at: where }, ` ${letter(index)} `)
        Y.applyUpdate(shared, update)
        const { doc } = readFragment(shared.getXmlFragment(name))
        schema.nodeFromJSON(doc).check()
        const written = docToMarkdown(doc)
        for (const index of typed.keys()) expect(written).toContain(letter(index))
        for (const word of middle.filter((one) => one.startsWith('utenfra'))) expect(written).toContain(word)
      }),
      { numRuns: 150, seed: 4 },
    )
  })

  test('two changes far apart in a paragraph leave what stands between them to whoever types there', () => {
    const from = 'Møtet begynte sent fordi toget sto, men saken ble ferdig til slutt'
    const shared = sharedText(markdownToDoc(from))
    const update = merge(shared, from, 'Møtet startet sent fordi toget sto, men saken ble ferdig omsider')
    type(shared, { paragraph: 0, at: from.indexOf(' sto') }, ' dessverre')
    Y.applyUpdate(shared, update)
    expect(docToMarkdown(readFragment(shared.getXmlFragment(name)).doc)).toBe(
      'Møtet startet sent fordi toget dessverre sto, men saken ble ferdig omsider',
    )
  })

  test('items of a list are changed where they stand', () => {
    const from = '- en\n- to\n  - under\n- tre'
    const shared = sharedText(markdownToDoc(from))
    const update = merge(shared, from, '- null\n- en\n- to\n  - under her\n- tre')
    const list = shared.getXmlFragment(name).get(0) as Y.XmlElement
    for (const [index, item] of list.toArray().entries())
      textIn((item as Y.XmlElement).get(0) as Y.XmlElement).insert(1, `${index}`)
    Y.applyUpdate(shared, update)
    expect(docToMarkdown(readFragment(shared.getXmlFragment(name)).doc)).toBe(
      '- null\n- e0n\n- t1o\n  - under her\n- t2re',
    )
  })
})

test('the words of cards are what was typed, wherever the cards stand', () => {
  const bold: InlineJson = { type: 'text', text: 'Eli Berg ', marks: [{ type: 'bold' }] }
  const card = (id: string, ...content: InlineJson[]): BlockJson => ({
    type: 'card',
    attrs: { kind: 'task', id },
    content,
  })
  const doc = docOf(
    card('a', bold, words('følger opp * [snart]'), { type: 'hardBreak' }, words('Frist 1.2.')),
    { type: 'blockquote', content: [card('b')] },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph' }, card('c', words('x_y_z'))] }],
    },
  )
  expect(cardsOf(doc)).toEqual([
    { id: 'a', kind: 'task', source: '**Eli Berg** følger opp * [snart]\nFrist 1.2.' },
    { id: 'b', kind: 'task', source: '' },
    { id: 'c', kind: 'task', source: 'x_y_z' },
  ])
})

const docOf = (...content: BlockJson[]): DocJson => ({ type: 'doc', content })
const words = (text: string): InlineJson => ({ type: 'text', text })

function paragraph(text: string): BlockJson {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [words(text)] }
}

function sharedText(doc: DocJson): Y.Doc {
  const shared = new Y.Doc()
  writeFragment(shared.getXmlFragment(name), doc)
  return shared
}

function readText(shared: Y.Doc): DocJson {
  const { doc, faults } = readFragment(shared.getXmlFragment(name))
  expect(faults).toEqual([])
  schema.nodeFromJSON(doc).check()
  return plainly(doc)
}

const merge = (shared: Y.Doc, from: string, to: string) =>
  mergeText({ base: Y.encodeStateAsUpdate(shared), name, from, to })

/** Somebody types in a paragraph of the shared text. */
function type(shared: Y.Doc, where: { paragraph: number; at: number }, text: string): void {
  const shown = textIn(shared.getXmlFragment(name).get(where.paragraph) as Y.XmlElement)
  shown.insert(Math.min(where.at, shown.length), text)
}

const textIn = (element: Y.XmlElement) => element.get(0) as Y.XmlText

function add(parent: Y.XmlFragment, node: string, attributes: Record<string, string> = {}): Y.XmlElement {
  const element = new Y.XmlElement(node)
  parent.insert(parent.length, [element])
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

function write(element: Y.XmlElement, text: string, attributes = {}): void {
  const shown = new Y.XmlText()
  element.insert(0, [shown])
  shown.insert(0, text, attributes)
}

/** A letter that nobody else types, so that no typing can cut it. */
const letter = (index: number) => String.fromCodePoint(0x3b1 + index)

const outlineOf = ({ content }: DocJson) =>
  content
    .map((block) =>
      'content' in block ? JSON.stringify(block.content).replace(/.*"text":"([^"]*)".*/, '$1') : '',
    )
    .filter((line) => line !== '')

/** Without empty contents, and with neighbouring texts of one look as one. */
function plainly(doc: DocJson): DocJson {
  return JSON.parse(
    JSON.stringify(schema.nodeFromJSON(joined(doc)).toJSON(), (key, value) =>
      spans.includes(key) ? undefined : value,
    ),
  )
}

const spans = ['colspan', 'rowspan', 'colwidth']

function joined(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(joined).reduce<Record<string, unknown>[]>((whole, one) => {
      const next = one as Record<string, unknown>
      const last = whole.at(-1)
      if (
        next.type === 'text' &&
        last?.type === 'text' &&
        JSON.stringify(last.marks) === JSON.stringify(next.marks)
      )
        last.text = `${last.text}${next.text}`
      else whole.push(next)
      return whole
    }, [])
  }
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'marks' ? value : joined(value)]),
  )
}
