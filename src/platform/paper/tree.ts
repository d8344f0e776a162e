import type { Layout } from './layout.ts'

/**
 * The document tree: what a template and its facts become, and what every renderer (PDF, HTML, DOCX, text) reads.
 * It is plain JSON and bytes, so that it can be sent to a worker. It knows typography, never a meeting.
 */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'strong'; children: Inline[] }
  | { type: 'emphasis'; children: Inline[] }
  | { type: 'strike'; children: Inline[] }
  | { type: 'code'; value: string }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'break' }

export type TableColumn = {
  title: string
  /** the title as it was typed, where it has more than plain words; papers print `title`, a text that is edited keeps this */
  typed?: Inline[]
  /** share of the width, relative to the other columns */
  share: number
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

export type BoxTone = 'decision' | 'follow-up' | 'note' | 'stamp'

export type Block =
  | { type: 'heading'; level: HeadingLevel; children: Inline[]; number?: string }
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'table'; columns: TableColumn[]; rows: Inline[][][] }
  | { type: 'rule' }
  /** label and value pairs at the head of a document: time, place, chair */
  | { type: 'facts'; rows: { label: string; value: Inline[] }[] }
  /** set apart from the running text by more than colour: a border and its title */
  | { type: 'box'; tone: BoxTone; title: string; children: Block[] }
  /** lines to write on by hand, one per name: the attendance list to sign */
  | {
      type: 'signatures'
      rows: { name: string; detail: string }[]
      labels: { name: string; detail: string; signature: string }
    }
  /** a picture of the document's images, at most as wide as this share of the column; `alt` is read in its place */
  | { type: 'image'; image: string; alt: string; share: number }
  /**
   * Markdown typed by a user; the renderer's process expands it, so that hostile text cannot stall the server.
   * Its own headings begin at `baseLevel`; without one, below the heading that precedes the block.
   */
  | { type: 'markdown'; source: string; baseLevel?: HeadingLevel }

export type DocumentTree = {
  title: string
  /** BCP 47: nb, nn, sv, da, en */
  language: string
  /** who makes the document, printed as letterhead and kept as PDF author; the colour is #rrggbb */
  letterhead: { name: string; lines: string[]; colour: string; logo: { image: string; alt: string } | null }
  /** printed large across each page until the document is final; null when it is */
  watermark: string | null
  /** page foot with {page} and {pages}; e.g. "Side {page} av {pages}" */
  footer: { left: string; right: string }
  /** the instant written as creation date: the same input gives the same bytes */
  date: string
  layout: Layout
  /** by the names that blocks and letterhead call them; bytes that we wrote ourselves, never what somebody sent */
  images: Record<string, StoredImage>
  /** files that the PDF carries, which makes it PDF/A-3a; other forms leave them out */
  attachments: Attachment[]
  blocks: Block[]
}

export type StoredImage = {
  mediaType: 'image/png' | 'image/jpeg'
  /** in pixels */
  width: number
  height: number
  bytes: Uint8Array
}

export type Attachment = {
  name: string
  mediaType: string
  description: string
  /** what it is to the document (PDF/A-3, AFRelationship) */
  relationship: 'Data' | 'Source' | 'Supplement'
  bytes: Uint8Array
}
