import type { PdfDocument, PdfPage, PdfReference } from './document.ts'
import type { Picture } from './picture.ts'

/** The pictures as embedded in one document: each once, however often it is shown. */
export class EmbeddedPictures {
  readonly #doc: PdfDocument
  readonly #pictures = new Map<Picture, { name: string; object: PdfReference }>()

  constructor(doc: PdfDocument) {
    this.#doc = doc
  }

  /** The picture's name on the page. */
  use(picture: Picture, page: PdfPage): string {
    const { name, object } = this.#embedded(picture)
    page.xobjects[name] ??= object
    return name
  }

  #embedded(picture: Picture) {
    const known = this.#pictures.get(picture)
    if (known) return known
    const { width: Width, height: Height, dictionary, data, alpha } = picture
    const image = { Type: 'XObject', Subtype: 'Image', Width, Height }
    const mask = alpha && this.#doc.ref({ ...image, ...maskOfBytes })
    mask?.end(alpha as Uint8Array)
    const object = this.#doc.ref({ ...image, ...dictionary, ...(mask && { SMask: mask }) })
    object.end(data)
    const embedded = { name: `Picture${this.#pictures.size + 1}`, object }
    this.#pictures.set(picture, embedded)
    return embedded
  }
}

const maskOfBytes = { BitsPerComponent: 8, ColorSpace: 'DeviceGray', Filter: 'FlateDecode' }
