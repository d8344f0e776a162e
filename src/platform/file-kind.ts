import { readZipNames, ZipError } from './zip-names.ts'

/** Why a file is not taken; each has a sentence in every language. */
const fileRefusals = [
  'file.empty',
  'file.kind-not-taken',
  'file.name-does-not-fit',
  'file.broken',
  'file.encrypted',
  'file.has-macros',
  'file.unpacks-too-large',
  'file.image-too-large',
] as const

export type FileRefusal = (typeof fileRefusals)[number]

export class FileError extends Error {
  readonly code: FileRefusal
  constructor(code: FileRefusal) {
    super(code)
    this.name = 'FileError'
    this.code = code
  }
}

/** Larger pictures are refused by what their header says, before anybody unpacks them. */
const mostPixels = 100_000_000
const mostUnpackedBytes = 500_000_000

type Kind = { mediaType: string; endings: readonly string[] }

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'
const kinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: { mediaType: `${office}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { mediaType: `${office}.presentationml.presentation`, endings: ['pptx'] },
  odt: { mediaType: `${openDocument}.text`, endings: ['odt'] },
  ods: { mediaType: `${openDocument}.spreadsheet`, endings: ['ods'] },
  odp: { mediaType: `${openDocument}.presentation`, endings: ['odp'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
} satisfies Record<string, Kind>

/** Text looks alike whatever it is, so its ending says which: nothing that a browser would run is among them. */
const textKinds: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/markdown',
  markdown: 'text/markdown',
}

/**
 * The media type of a file, decided by its bytes; the name must end as such files do. Throws FileError for what is not
 * taken (only PDF, office documents, PNG, JPEG and plain text are), what is broken, locked, or unpacks beyond measure.
 */
export function mediaTypeOf({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  if (bytes.length === 0) throw new FileError('file.empty')
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = packedKind(bytes)
  if (kind) {
    if (!kind.endings.includes(ending)) throw new FileError('file.name-does-not-fit')
    return kind.mediaType
  }
  const type = textKinds[ending]
  if (!type || !isText(bytes)) throw new FileError('file.kind-not-taken')
  return isUtf8(bytes) ? `${type}; charset=utf-8` : type
}

function packedKind(bytes: Uint8Array): Kind | null {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return pdfKind(bytes)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipKind(bytes)
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngKind(bytes)
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegKind(bytes)
  return null
}

function pdfKind(bytes: Uint8Array): Kind {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (text.lastIndexOf('%%EOF') < Math.max(0, text.length - 2_048)) throw new FileError('file.broken')
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text.toString('latin1'))) throw new FileError('file.encrypted')
  return kinds.pdf
}

function zipKind(bytes: Uint8Array): Kind {
  const { names, unpackedBytes, mimetype } = namesIn(bytes)
  if (unpackedBytes > mostUnpackedBytes) throw new FileError('file.unpacks-too-large')
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) throw new FileError('file.has-macros')
  const open = Object.values(kinds).find(({ mediaType }) => mediaType === mimetype)
  if (open) return open
  if (names.includes('word/document.xml')) return kinds.docx
  if (names.includes('xl/workbook.xml')) return kinds.xlsx
  if (names.includes('ppt/presentation.xml')) return kinds.pptx
  throw new FileError('file.kind-not-taken')
}

function namesIn(bytes: Uint8Array) {
  try {
    return readZipNames(bytes)
  } catch (error) {
    throw error instanceof ZipError ? new FileError('file.broken') : error
  }
}

function pngKind(bytes: Uint8Array): Kind {
  if (bytes.length < 33) throw new FileError('file.broken')
  const view = viewOf(bytes)
  refuseVast(view.getUint32(16), view.getUint32(20))
  return kinds.png
}

/** The size stands in the first frame header; the segments before it say how long they are. */
function jpegKind(bytes: Uint8Array): Kind {
  const view = viewOf(bytes)
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (!isFrame) continue
    refuseVast(view.getUint16(at + 7), view.getUint16(at + 5))
    return kinds.jpeg
  }
  throw new FileError('file.broken')
}

function refuseVast(width: number, height: number) {
  if (width === 0 || height === 0) throw new FileError('file.broken')
  if (width * height > mostPixels) throw new FileError('file.image-too-large')
}

/** No controls but tab and line breaks: what is not text has others within its first bytes. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte)

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
