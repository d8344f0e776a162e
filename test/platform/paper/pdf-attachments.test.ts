import { expect, test } from 'vitest'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import type { Attachment } from '#src/platform/paper/tree.ts'
import { paragraph, treeOf } from '#test/support/make-tree.ts'
import { faultsOf } from '#test/support/pdf-faults.ts'
import { readPdf } from '#test/support/pdf-text.ts'

const data: Attachment = {
  name: 'referat.json',
  mediaType: 'application/json',
  description: 'Referatet som data',
  relationship: 'Source',
  bytes: new TextEncoder().encode('{"title":"Møte"}'.repeat(100)),
}
const write = (attachments: Attachment[]) => writePdf(treeOf([paragraph('x')], { attachments }))

test('a document carries files, byte by byte, with name and description, and says that it is PDF/A-3a', async () => {
  const more: Attachment[] = [
    data,
    { ...data, name: 'Čáhci – 😀.csv', mediaType: 'text/csv', relationship: 'Data' },
    { ...data, name: 'referat.json', relationship: 'Supplement', bytes: new Uint8Array() },
  ]
  const bytes = write(more)
  expect(faultsOf(bytes)).toEqual([])
  const { xmp, attachments } = await readPdf(bytes)
  expect(xmp).toMatch(/<pdfaid:part>3<[\s\S]*<pdfaid:conformance>A</)
  expect(attachments.map(({ name }) => name)).toEqual(['referat.json', 'Čáhci – 😀.csv', 'referat.json'])
  expect(attachments.map(({ description }) => description)).toEqual(Array(3).fill('Referatet som data'))
  expect(attachments.map((one) => Buffer.from(one.bytes))).toEqual(more.map((one) => Buffer.from(one.bytes)))
})

test('names lead to no other folder, and what is no media type is only bytes', async () => {
  const odd = { ...data, name: '../../etc/pass\u0000wd', mediaType: 'x\n/Evil (', description: '' }
  const bytes = write([odd, { ...odd, name: ' ' }])
  expect(faultsOf(bytes)).toEqual([])
  expect((await readPdf(bytes)).attachments.map(({ name }) => name)).toEqual(['-..-etc-pass wd', 'file'])
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /application#2Foctet-stream')
})

test('the same files give the same bytes; no files, no trace of them', () => {
  expect(Buffer.from(write([data])).equals(write([data]))).toBe(true)
  expect(Buffer.from(write([])).toString('latin1')).not.toMatch(/EmbeddedFile|Filespec|\/AF /)
})
