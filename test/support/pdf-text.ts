import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist'

/**
 * What a reader gets out of a PDF: the text in reading order, and the structure tree. Read with pdf.js, so that
 * the tests need nothing but Node and npm.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const fonts = join(
    dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
    'standard_fonts/',
  )
  const task = getDocument({ data: bytes.slice(), standardFontDataUrl: fonts, verbosity: 0 })
  const pdf = await task.promise
  const { info, metadata } = await pdf.getMetadata()
  const reading: PdfReading = {
    pages: [],
    tags: [],
    links: [],
    places: [],
    attachments: await attachmentsOf(pdf),
    info: info as Record<string, unknown>,
    xmp: (metadata?.getRaw() as string | undefined) ?? '',
    language: (info as { Language?: string }).Language ?? null,
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const { text, byMark } = textOf(content.items as PdfItem[])
    reading.pages.push(text)
    reading.places.push(...placesOf(content.items as PdfItem[], number))
    const tree = await page.getStructTree()
    if (tree) reading.tags.push(tagOf(tree as unknown as PdfNode, byMark))
    for (const annotation of await page.getAnnotations()) {
      reading.links.push({
        url: annotation.url ?? annotation.unsafeUrl,
        contents: annotation.contentsObj?.str ?? '',
      })
    }
  }
  await task.destroy()
  return reading
}

export type PdfReading = {
  /** the text of each page, one line of the page a line */
  pages: string[]
  /** the structure tree of each page */
  tags: PdfTag[]
  links: { url: string; contents: string }[]
  attachments: { name: string; description: string; bytes: Uint8Array }[]
  /** where each piece of text stands: points from the left and from the foot of its page */
  places: { text: string; page: number; x: number; y: number; width: number }[]
  info: Record<string, unknown>
  xmp: string
  language: string | null
}

/** An element with the text that lies directly in it, artifacts left out. */
export type PdfTag = { role: string; text: string; children: PdfTag[] }

/** All text in one string with single spaces: line breaks of the page are no promise. */
export function wordsOf(reading: PdfReading): string {
  return reading.pages.join('\n').replace(/\s+/g, ' ').trim()
}

/** The elements of all pages as an indented outline, for a test to compare at one glance. */
export function outlineOf(tags: readonly PdfTag[], depth = 0): string {
  return tags
    .map((tag) => {
      const text = tag.text === '' ? '' : ` ${tag.text}`
      return `${'  '.repeat(depth)}${tag.role}${text}\n${outlineOf(tag.children, depth + 1)}`
    })
    .join('')
}

type PdfItem = {
  type?: string
  id?: string
  tag?: string
  str?: string
  hasEOL?: boolean
  transform?: number[]
  width?: number
}

type PdfNode = { role?: string; type?: string; id?: string; children?: PdfNode[] }

function textOf(items: PdfItem[]): { text: string; byMark: Map<string, string> } {
  const byMark = new Map<string, string>()
  const open: (string | null)[] = []
  let text = ''
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent')
      open.push(item.id ?? null)
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const piece = `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`
      text += piece
      const mark = open.at(-1)
      if (mark) byMark.set(mark, `${byMark.get(mark) ?? ''}${piece}`)
    }
  }
  return { text, byMark }
}

async function attachmentsOf(pdf: PDFDocumentProxy): Promise<PdfReading['attachments']> {
  const found = (await pdf.getAttachments()) as Record<string, PdfAttachment> | null
  return Object.values(found ?? {}).map(({ rawFilename, description, content }) => ({
    name: rawFilename,
    description: description ?? '',
    bytes: content,
  }))
}

type PdfAttachment = { rawFilename: string; description?: string; content: Uint8Array }

function placesOf(items: PdfItem[], page: number): PdfReading['places'] {
  return items.flatMap(({ str, transform, width = 0 }) =>
    str && transform ? [{ text: str, page, x: transform[4] ?? 0, y: transform[5] ?? 0, width }] : [],
  )
}

function tagOf(node: PdfNode, byMark: Map<string, string>): PdfTag {
  const children = node.children ?? []
  const text = children
    .filter((child) => child.type === 'content')
    .map((child) => byMark.get(child.id ?? '') ?? '')
    .join('')
  return {
    role: node.role ?? '',
    text: text.replace(/\s+/g, ' ').trim(),
    children: children.filter((child) => child.type === undefined).map((child) => tagOf(child, byMark)),
  }
}
