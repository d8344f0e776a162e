import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createPress } from '#src/platform/paper/press.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { paragraph, treeOf } from '#test/support/make-tree.ts'
import { readPdf, wordsOf } from '#test/support/pdf-text.ts'
import { readDocx } from '#test/support/read-docx.ts'

const press = createPress({ workers: 1, timeLimitSeconds: 20 })
afterAll(() => press.close())

test('a tree becomes a PDF whose text is what the tree says', async () => {
  const bytes = await press.pdf(treeOf([{ type: 'markdown', source: 'Møtet ble **hevet** kl. 12.00.' }]))
  expect(wordsOf(await readPdf(bytes))).toContain('Møtet ble hevet kl. 12.00.')
})

test('HTML and text are made behind the same limits', async () => {
  const blocks: Block[] = [{ type: 'markdown', source: '**Møte** <b>' }]
  expect(await press.html(blocks)).toBe('<p><strong>Møte</strong> &lt;b&gt;</p>')
  expect(await press.text(blocks, { width: 72 })).toBe('Møte <b>\n')
  await expect(press.html([paragraph('x'.repeat(4_000_001))])).rejects.toMatchObject({
    code: 'paper.too-large',
  })
})

test('a Word file is made behind the same limits, and the worker goes on after one that cannot be', async () => {
  const words = async (value: string) => readDocx(await press.docx(treeOf([paragraph(value)]))).text
  expect(await words('Møtet ble hevet.')).toContain('Møtet ble hevet.')
  await expect(press.docx(treeOf([paragraph('x'.repeat(4_000_001))]))).rejects.toMatchObject({
    code: 'paper.too-large',
  })
  await expect(press.docx(treeOf([], { date: 'i går' }))).rejects.toMatchObject({ code: 'paper.failed' })
  expect(await words('neste')).toContain('neste')
})

test('the same tree gives the same bytes, also in another process and after other documents', async () => {
  const source =
    'µm og μῆλον, hard\u00a0plass, bindestrek\u2011her, č đ ŋ š ŧ ž\n\n- en\n  - to\n\n| a | b |\n|---|---|\n| 1 | 2 |'
  const tree = treeOf([{ type: 'markdown', source }], { watermark: 'UTKAST' })
  await press.pdf(treeOf([paragraph('Ζωή – helt annen tekst\u2010')]))
  const here = createHash('sha256')
    .update(await press.pdf(tree))
    .digest('hex')
  const module = fileURLToPath(new URL('../../../src/platform/paper/pdf/write-pdf.ts', import.meta.url))
  const script = `
    const { writePdf } = await import(${JSON.stringify(`file://${module}`)})
    const { createHash } = await import('node:crypto')
    process.stdout.write(createHash('sha256').update(writePdf(${JSON.stringify(tree)})).digest('hex'))`
  const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(other.stderr).toBe('')
  expect(other.stdout).toBe(here)
})

test('a document that takes too long is given up, and the next one is made', async () => {
  const impatient = createPress({ workers: 1, timeLimitSeconds: 0.001 })
  await expect(impatient.pdf(treeOf([paragraph('x')]))).rejects.toMatchObject({ code: 'paper.timed-out' })
  await impatient.close()
  const source = `${'[a](b) '.repeat(500)}\n\n`.repeat(28)
  const large = treeOf(Array.from({ length: 40 }, () => ({ type: 'markdown', source })))
  const patient = createPress({ workers: 1, timeLimitSeconds: 4 })
  const made = await Promise.allSettled([patient.pdf(large), patient.pdf(treeOf([paragraph('kort')]))])
  expect(made[0]).toMatchObject({ status: 'rejected', reason: { code: 'paper.timed-out' } })
  expect(made[1]?.status).toBe('fulfilled')
  await patient.close()
})

test('the server goes on while a document is made', async () => {
  const gaps: number[] = []
  let last = performance.now()
  const clock = setInterval(() => {
    gaps.push(performance.now() - last)
    last = performance.now()
  }, 5)
  const source = 'Tekst med **fet** og [lenke](https://example.org). '.repeat(1_900)
  const beats = gaps.length
  await press.pdf(treeOf(Array.from({ length: 10 }, () => ({ type: 'markdown', source }))))
  clearInterval(clock)
  expect(gaps.length).toBeGreaterThan(beats + 10)
})

test('a document beyond the limits is refused before any work', async () => {
  const huge = treeOf([paragraph('x'.repeat(4_000_001))])
  await expect(press.pdf(huge)).rejects.toMatchObject({ code: 'paper.too-large' })
  let deep: Block = paragraph('innerst')
  for (let level = 0; level < 300; level++) deep = { type: 'quote', children: [deep] }
  await expect(press.pdf(treeOf([deep]))).rejects.toMatchObject({ code: 'paper.too-large' })
})

test('a document that cannot be made is a typed refusal, and the worker goes on', async () => {
  await expect(press.pdf(treeOf([], { date: 'i går' }))).rejects.toMatchObject({ code: 'paper.failed' })
  await expect(press.pdf(treeOf([null as unknown as Block]))).rejects.toMatchObject({ code: 'paper.failed' })
  expect((await press.pdf(treeOf([]))).length).toBeGreaterThan(1000)
})

test('documents wait their turn and all come out', async () => {
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, number) => press.pdf(treeOf([paragraph(`dokument ${number}`)]))),
  )
  const texts = await Promise.all(made.map(async (bytes) => wordsOf(await readPdf(bytes))))
  texts.forEach((words, number) => {
    expect(words).toContain(`dokument ${number}`)
  })
})

test('a closed press refuses what waits and what comes', async () => {
  const closing = createPress({ workers: 1, timeLimitSeconds: 10 })
  const waiting = Promise.allSettled([closing.pdf(treeOf([])), closing.pdf(treeOf([]))])
  await closing.close()
  for (const one of await waiting) expect(one).toMatchObject({ reason: { code: 'paper.closed' } })
  await expect(closing.pdf(treeOf([]))).rejects.toMatchObject({ code: 'paper.closed' })
})
