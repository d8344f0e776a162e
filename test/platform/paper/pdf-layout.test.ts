import { expect, test } from 'vitest'
import { defaultLayout, type Layout } from '#src/platform/paper/layout.ts'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { paragraph, text, treeOf } from '#test/support/make-tree.ts'
import { PdfFile } from '#test/support/pdf-objects.ts'
import { operationsOf } from '#test/support/pdf-tags.ts'
import { outlineOf, readPdf, wordsOf } from '#test/support/pdf-text.ts'

const write = (layout: Partial<Layout>, blocks: Block[], rest: Partial<DocumentTree> = {}) =>
  writePdf(treeOf(blocks, { layout: { ...defaultLayout, ...layout }, ...rest }))

const sizeOf = (bytes: Uint8Array) => new PdfFile(bytes).pages[0]?.MediaBox
const numbered: Block = { type: 'heading', level: 2, number: '38/25', children: text('Innspill') }

test('pages have the size and the side up that the layout says', () => {
  expect(sizeOf(write({}, [paragraph('x')]))).toEqual([0, 0, 595.28, 841.89])
  expect(sizeOf(write({ page: 'A5', orientation: 'landscape' }, [paragraph('x')]))).toEqual([
    0, 0, 595.28, 419.53,
  ])
  expect(sizeOf(write({ page: 'letter' }, [paragraph('x')]))).toEqual([0, 0, 612, 792])
})

test('text keeps within the margins, whatever they are', async () => {
  const words = [paragraph('ord '.repeat(3_000))]
  for (const layout of [
    { marginsMm: { top: 10, right: 10, bottom: 10, left: 10 } },
    { marginsMm: { top: 60, right: 50, bottom: 40, left: 60 } },
    { page: 'A5', marginsMm: { top: 60, right: 60, bottom: 60, left: 60 } },
    { page: 'A5', orientation: 'landscape', marginsMm: { top: 60, right: 20, bottom: 60, left: 20 } },
  ] satisfies Partial<Layout>[]) {
    const bytes = write(layout, words)
    const [, , width = 0, height = 0] = sizeOf(bytes) as number[]
    const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map(
      (side) => (layout.marginsMm[side as keyof Layout['marginsMm']] * 72) / 25.4,
    ) as [number, number, number, number]
    const { places } = await readPdf(bytes)
    expect(places.length).toBeGreaterThan(40)
    for (const { x, y, width: wide, text: set } of places.filter((one) => /^(ord ?)+$/.test(one.text))) {
      expect(x, set).toBeGreaterThan(left - 0.1)
      expect(x + wide, set).toBeLessThan(width - right + 4)
      expect(y, set).toBeGreaterThan(bottom - 0.1)
      expect(y, set).toBeLessThan(height - top)
    }
    const foot = places.filter((one) => one.text.startsWith('Side'))
    for (const { y } of foot) expect(y).toBeLessThan(bottom)
  }
})

test('a number hangs in the margin, stands before its title where there is no room, or is not printed', async () => {
  const lineOf = async (layout: Partial<Layout>) => {
    const { places } = await readPdf(write(layout, [numbered]))
    const line = places.filter((one) => /38\/25|Innspill/.test(one.text))
    return { from: line[0]?.x ?? 0, to: (line.at(-1)?.x ?? 0) + (line.at(-1)?.width ?? 0) }
  }
  const left = (defaultLayout.marginsMm.left * 72) / 25.4
  const hanging = await lineOf({})
  const inline = await lineOf({ numbering: 'inline' })
  const narrow = await lineOf({ marginsMm: { ...defaultLayout.marginsMm, left: 15 } })
  expect(hanging.from).toBeLessThan(left - 30)
  expect(inline.from).toBeCloseTo(left, 0)
  expect(inline.to).toBeGreaterThan(hanging.to + 30)
  expect(narrow.from).toBeCloseTo((15 * 72) / 25.4, 0)
  const without = await readPdf(write({ numbering: 'none' }, [numbered]))
  expect(wordsOf(without)).not.toContain('38/25')
  expect(outlineOf(without.tags)).toContain('H1 Innspill')
})

test('bookmarks lead to the headings of two levels, the second within the first', () => {
  const heading = (level: 1 | 2 | 3, title: string): Block => ({
    type: 'heading',
    level,
    children: text(title),
  })
  const file = new PdfFile(
    write({}, [heading(1, 'a'), heading(2, 'b'), heading(3, 'x'), heading(2, 'c'), heading(1, 'd')]),
  )
  const titles = (parent: ReturnType<PdfFile['dict']>): unknown[] => {
    const found: unknown[] = []
    for (let at = file.get(parent.First); at; at = file.get(file.dict(at).Next)) {
      const item = file.dict(at)
      expect(file.dict((item.Dest as [never])[0]).Type).toBe('/Page')
      found.push(
        String.fromCharCode(...(item.Title as Uint8Array)),
        ...[titles(item)].filter((one) => one.length),
      )
    }
    return found
  }
  expect(titles(file.dict(file.dict(file.trailer.Root).Outlines))).toEqual(['a', ['b', 'c'], 'd'])
})

test('lines to sign never stand alone on a page, if they are few', async () => {
  const labels = { name: 'Navn', detail: 'Rolle', signature: 'Underskrift' }
  const rows = [
    { name: 'Kari', detail: 'Leder' },
    { name: 'Ola', detail: 'Referent' },
  ]
  for (let lines = 25; lines < 36; lines++) {
    const before = Array.from({ length: lines }, (_, index) => paragraph(`linje ${index}.`))
    const { pages } = await readPdf(write({}, [...before, { type: 'signatures', labels, rows }]))
    const page = pages.find((one) => one.includes('Underskrift'))
    expect(page, `${lines} lines`).toContain(`linje ${lines - 1}.`)
    expect(page).toContain('Referent')
  }
})

test('a title of two lines ends in no lonely word', async () => {
  const title = 'Høringsuttalelse om regional transportplan og ny godsterminal på Østlandet'
  const { places } = await readPdf(write({}, [{ type: 'heading', level: 2, children: text(title) }]))
  const [first, second] = places.filter((one) => title.includes(one.text.trim()) && one.text.trim() !== '')
  expect(second?.width).toBeGreaterThan((first?.width ?? 0) * 0.7)
})

test('what has to be done has a square before its title that is seen and not read', async () => {
  const box = (tone: 'follow-up' | 'note'): Block => ({ type: 'box', tone, title: 'Frist', children: [] })
  const strokes = (bytes: Uint8Array) => {
    const file = new PdfFile(bytes)
    return file.pages.flatMap((page) => operationsOf(file, page)).filter((one) => one.operator === 'S').length
  }
  const plain = write({}, [box('note')])
  const todo = write({}, [box('follow-up')])
  expect(strokes(todo)).toBe(strokes(plain) + 4)
  expect(wordsOf(await readPdf(todo))).toBe(wordsOf(await readPdf(plain)))
})
