import { conflict } from '../errors.ts'
import { PaperError } from './paper-error.ts'
import type { Press } from './press.ts'
import type { DocumentTree } from './tree.ts'

/** The forms that every document can be had in. */
export const documentFormats = ['pdf', 'html', 'docx', 'text'] as const
export type DocumentFormat = (typeof documentFormats)[number]

export type PrintedDocument = { name: string; mediaType: string; bytes: Uint8Array }

/**
 * The document in one of its forms, under a name with the form's ending. Refuses one that is too large to be set; nothing
 * of it is shortened unasked.
 */
export async function printDocument(
  { press }: { press: Press },
  tree: DocumentTree,
  { name, format = 'pdf' }: { name: string; format?: DocumentFormat | undefined },
): Promise<PrintedDocument> {
  const { ending, mediaType, make } = forms[format]
  try {
    return { name: `${name}.${ending}`, mediaType, bytes: await make(press, tree) }
  } catch (error) {
    const tooMuch = error instanceof PaperError && /^paper\.(too-large|timed-out)$/.test(error.code)
    throw tooMuch ? conflict('document.too-large') : error
  }
}

type Form = {
  ending: string
  mediaType: string
  make: (press: Press, tree: DocumentTree) => Promise<Uint8Array>
}

const forms: Record<DocumentFormat, Form> = {
  pdf: { ending: 'pdf', mediaType: 'application/pdf', make: (press, tree) => press.pdf(tree) },
  html: {
    ending: 'html',
    mediaType: 'text/html; charset=utf-8',
    make: async (press, tree) => Buffer.from(await press.html(tree, { styled: true })),
  },
  docx: {
    ending: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: (press, tree) => press.docx(tree),
  },
  text: {
    ending: 'txt',
    mediaType: 'text/plain; charset=utf-8',
    make: async (press, tree) => Buffer.from(await press.text(tree)),
  },
}
