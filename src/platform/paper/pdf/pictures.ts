import { createHash } from 'node:crypto'
import { PaperError } from '../paper-error.ts'
import type { StoredImage } from '../tree.ts'
import { readJpeg } from './jpeg.ts'
import type { Picture } from './picture.ts'
import { readPng } from './png.ts'

/**
 * The picture of that name. Refuses with a PaperError a name that nobody knows and bytes that are no whole picture:
 * a document without its picture would be wrong, and one with broken bytes in it is none.
 */
export function pictureOf(name: string, images: Record<string, StoredImage>): Picture {
  const image = Object.hasOwn(images, name) ? images[name] : undefined
  if (!image) {
    const known = Object.keys(images)
    throw new PaperError('paper.failed', `There is no picture ${name}. There are: ${known.join(', ')}`, {
      name,
      known,
    })
  }
  try {
    return read(image.bytes)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PaperError('paper.failed', `The picture ${name} cannot be used: ${reason}`, { name })
  }
}

/** Pictures of earlier documents by a hash of their bytes: a letterhead has the same logo in all of them. */
const known = new Map<string, Picture>()
const picturesKept = 30
/** A picture with more bytes than this is read anew each time, so that few of them never fill the memory. */
const largestKept = 400_000

function read(bytes: Uint8Array): Picture {
  const hash = createHash('sha256').update(bytes).digest('base64')
  const before = known.get(hash)
  if (before) return before
  const picture = readerOf(bytes)(bytes)
  if (picture.data.length + (picture.alpha?.length ?? 0) <= largestKept) {
    if (known.size >= picturesKept) known.clear()
    known.set(hash, picture)
  }
  return picture
}

function readerOf(bytes: Uint8Array): (bytes: Uint8Array) => Picture {
  const begins = (start: number[]) => start.every((byte, index) => bytes[index] === byte)
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng
  if (begins([0xff, 0xd8])) return readJpeg
  throw new Error('it is neither PNG nor JPEG')
}
