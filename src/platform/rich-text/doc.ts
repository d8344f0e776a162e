/**
 * Written text as the editor's JSON (ProseMirror's), with Tiptap's names: what `schema.ts` allows, and nothing else. `content` is left
 * out where there is none, as the editor does.
 */
export type DocJson = { type: 'doc'; content: BlockJson[] }

export type BlockJson =
  | ParagraphJson
  | { type: 'heading'; attrs: { level: number }; content?: InlineJson[] }
  | CardJson
  | ListJson
  | { type: 'blockquote'; content: BlockJson[] }
  | { type: 'horizontalRule' }
  | TableJson

export type ParagraphJson = { type: 'paragraph'; content?: InlineJson[] }

/** A block that stands for something kept elsewhere; `kind` says what, `id` which. Only bold words and line ends within. */
export type CardJson = { type: 'card'; attrs: { kind: string; id: string }; content?: InlineJson[] }

export type ListJson =
  | { type: 'bulletList'; content: ListItemJson[] }
  | { type: 'orderedList'; attrs: { start: number }; content: ListItemJson[] }

export type ListItemJson = { type: 'listItem'; content: [ParagraphJson, ...BlockJson[]] }

export type TableJson = { type: 'table'; content: TableRowJson[] }
export type TableRowJson = { type: 'tableRow'; content: TableCellJson[] }

/** Spans are only there while a table that was pasted is being taken apart; Markdown has none. */
export type TableCellJson = {
  type: 'tableHeader' | 'tableCell'
  attrs?: { colspan?: number; rowspan?: number; colwidth?: number[] | null }
  content: [ParagraphJson]
}

export type InlineJson = TextJson | { type: 'hardBreak'; marks?: MarkJson[] }
export type TextJson = { type: 'text'; text: string; marks?: MarkJson[] }

export type MarkJson =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'strike' }
  | { type: 'code' }
  | { type: 'link'; attrs: { href: string } }
