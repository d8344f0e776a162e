/** The archive is cut off, encrypted or says something about itself that cannot be. */
export class ZipError extends Error {}

const mostEntries = 10_000

/**
 * What a zip archive says it holds, from its directory alone: nothing is unpacked. `mimetype` is the content of a first
 * entry of that name kept as it is, as OpenDocument writes it. Throws ZipError.
 */
export function readZipNames(bytes: Uint8Array): {
  names: string[]
  unpackedBytes: number
  mimetype: string | null
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const names: string[] = []
  let unpackedBytes = 0
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (index >= mostEntries || at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      throw new ZipError('the directory is broken')
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1
    if (isEncrypted) throw new ZipError('an entry is encrypted')
    const nameLength = view.getUint16(at + 28, true)
    unpackedBytes += view.getUint32(at + 24, true)
    names.push(Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { names, unpackedBytes, mimetype: mimetypeOf(view, bytes) }
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new ZipError('there is no directory')
}

function mimetypeOf(view: DataView, bytes: Uint8Array): string | null {
  const nameLength = view.getUint16(26, true)
  const stored = view.getUint16(8, true) === 0
  const name = Buffer.from(bytes.subarray(30, 30 + nameLength)).toString('latin1')
  if (!stored || name !== 'mimetype') return null
  const start = 30 + nameLength + view.getUint16(28, true)
  const size = Math.min(view.getUint32(18, true), 200)
  return Buffer.from(bytes.subarray(start, start + size)).toString('latin1')
}
