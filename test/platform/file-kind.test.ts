import { expect, test } from 'vitest'
import { FileError, mediaTypeOf } from '#src/platform/file-kind.ts'
import { jpegOf, pdfBytes, pngOf, zipOf } from '#test/support/make-files.ts'

const kindOf = (name: string, bytes: Uint8Array | string) => {
  try {
    return mediaTypeOf({ name, bytes: Buffer.from(bytes) })
  } catch (error) {
    if (error instanceof FileError) return error.code
    throw error
  }
}

const word = [{ name: '[Content_Types].xml' }, { name: 'word/document.xml', content: '<x/>' }]

test('the bytes say what a file is', () => {
  expect(kindOf('a.pdf', pdfBytes)).toBe('application/pdf')
  expect(kindOf('A.DOCX', zipOf(word))).toContain('wordprocessingml')
  expect(kindOf('a.xlsx', zipOf([{ name: 'xl/workbook.xml' }]))).toContain('spreadsheetml')
  expect(kindOf('a.pptx', zipOf([{ name: 'ppt/presentation.xml' }]))).toContain('presentationml')
  const text = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }
  expect(kindOf('a.odt', zipOf([text, { name: 'content.xml' }]))).toBe(
    'application/vnd.oasis.opendocument.text',
  )
  expect(kindOf('a.png', pngOf(800, 600))).toBe('image/png')
  expect(kindOf('a.jpeg', jpegOf(800, 600))).toBe('image/jpeg')
  expect(kindOf('a.csv', 'navn;kommune\r\nÅse;Øyriket\r\n')).toBe('text/csv; charset=utf-8')
  expect(kindOf('a.csv', Buffer.from('navn;\xc5se\r\n', 'latin1'))).toBe('text/csv')
  expect(kindOf('notat.md', '# Å')).toBe('text/markdown; charset=utf-8')
})

test('what is none of these is not taken, whatever its name says', () => {
  expect(kindOf('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe('file.kind-not-taken')
  expect(kindOf('a.html', '<script>alert(1)</script>')).toBe('file.kind-not-taken')
  expect(kindOf('a.exe', Buffer.from([0x4d, 0x5a, 0, 0]))).toBe('file.kind-not-taken')
  expect(kindOf('a.txt', Buffer.from([0x4d, 0x5a, 0, 0]))).toBe('file.kind-not-taken')
  expect(kindOf('a.zip', zipOf([{ name: 'whatever.txt' }]))).toBe('file.kind-not-taken')
  expect(kindOf('noending', 'text')).toBe('file.kind-not-taken')
  expect(kindOf('a.html', pdfBytes)).toBe('file.name-does-not-fit')
  expect(kindOf('a.pdf', zipOf(word))).toBe('file.name-does-not-fit')
  // Plain text stays plain text: it is served as such and never guessed at.
  expect(kindOf('a.txt', '<script>alert(1)</script>')).toBe('text/plain; charset=utf-8')
})

test('broken, locked and monstrous files are refused by what they say of themselves', () => {
  expect(kindOf('a.pdf', '')).toBe('file.empty')
  expect(kindOf('a.pdf', pdfBytes.subarray(0, 40))).toBe('file.broken')
  expect(kindOf('a.pdf', `${pdfBytes}`.replace('/Root', '/Encrypt 5 0 R /Root'))).toBe('file.encrypted')
  expect(kindOf('a.docx', zipOf(word).subarray(0, 60))).toBe('file.broken')
  expect(kindOf('a.docx', Buffer.from('PK\x03\x04', 'latin1'))).toBe('file.broken')
  expect(kindOf('a.docx', zipOf([...word, { name: 'word/media/x', unpackedBytes: 4_000_000_000 }]))).toBe(
    'file.unpacks-too-large',
  )
  expect(kindOf('a.docx', zipOf([...word, { name: 'word/vbaProject.bin' }]))).toBe('file.has-macros')
  expect(kindOf('a.png', pngOf(50_000, 50_000))).toBe('file.image-too-large')
  expect(kindOf('a.jpg', jpegOf(60_000, 60_000))).toBe('file.image-too-large')
  expect(kindOf('a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(
    'file.broken',
  )
})
