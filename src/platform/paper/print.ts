import { conflict } from '../errors.ts'
import { PaperError } from './paper-error.ts'
import type { Press } from './press.ts'
import type { DocumentTree } from './tree.ts'

/** The forms that every document can be had in. */
export const documentFormats = ['pdf', 'html', 'docx', 'text'] as const
export type DocumentFormat = (typeof documentFormats)[number]

export type PrintedDocument = { name: string; mediaType: string; bytes: Uint8Array }

/**
 * A document that is ready to be set. Whoever reads its facts hands it out of the transaction: setting may take seconds, and
 * nobody else shall wait for the connection meanwhile.
 */
export class PrintOrder {
  readonly tree: DocumentTree
  readonly name: string
  readonly format: DocumentFormat
  /** to be looked at rather than kept */
  readonly shown: boolean

  constructor(
    tree: DocumentTree,
    {
      name,
      format = 'pdf',
      shown = false,
    }: { name: string; format?: DocumentFormat | undefined; shown?: boolean },
  ) {
    this.tree = tree
    this.name = name
    this.format = format
    this.shown = shown
  }
}

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
    throw isTooMuch(error) ? conflict('document.too-large') : error
  }
}

/** Too large, too long in the making, or more than the memory of a worker. */
export const isTooMuch = (error: unknown): boolean =>
  error instanceof PaperError &&
  (/^paper\.(too-large|timed-out)$/.test(error.code) || /memory/.test(error.message))

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
