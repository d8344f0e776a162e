import { createHash } from 'node:crypto'
import type { Attachment } from '../tree.ts'
import type { PdfDocument } from './document.ts'
import { oneLine } from './one-line.ts'

/**
 * Puts files into the document as PDF/A-3 asks: found by name and from the catalog, each with what it is to the document, its
 * type, size, date and checksum.
 */
export function attachFiles(doc: PdfDocument, attachments: readonly Attachment[], date: string) {
  if (attachments.length === 0) return
  const specifications = attachments.map((attachment) => {
    const { mediaType, description, relationship, bytes } = attachment
    const embedded = doc.ref({
      Type: 'EmbeddedFile',
      Subtype: nameOf(mediaType),
      Params: {
        Size: bytes.length,
        ModDate: new Date(date),
        CheckSum: new Uint8Array(createHash('md5').update(bytes).digest()),
      },
    })
    embedded.end(bytes)
    const name = new String(fileNameOf(attachment.name))
    const specification = doc.ref({
      Type: 'Filespec',
      F: name,
      UF: name,
      Desc: new String(oneLine(description) || name),
      AFRelationship: relationship,
      EF: { F: embedded, UF: embedded },
    })
    specification.end()
    return specification
  })
  doc._root.data.AF = specifications
  const names = doc._root.data.Names as { data: Record<string, unknown> }
  // Keys count the files: they have to be sorted, and two files may have the same name.
  names.data.EmbeddedFiles = {
    Names: specifications.flatMap((one, index) => [new String(`${index + 1}`.padStart(4, '0')), one]),
  }
}

/** A name without any way to another folder. */
function fileNameOf(name: string): string {
  return (
    oneLine(name)
      .replace(/[/\\:]/g, '-')
      .replace(/^\.+/, '') || 'file'
  )
}

/** A media type as a name of the PDF; what is none is only bytes. */
function nameOf(mediaType: string): string {
  const type = /^[a-z]+\/[a-z0-9.+-]+$/i.test(mediaType) ? mediaType : 'application/octet-stream'
  return type.replace('/', '#2F')
}
