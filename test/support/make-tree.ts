import type { Block, DocumentTree, Inline } from '#src/platform/paper/tree.ts'

/** A small document around these blocks. */
export function treeOf(blocks: Block[], rest: Partial<DocumentTree> = {}): DocumentTree {
  return {
    title: 'Referat fra møte 3. mai 2026',
    language: 'nb',
    letterhead: { name: 'Fjordsamarbeidet', lines: ['Faggruppe for næring'], colour: '#1f5c7a' },
    watermark: null,
    footer: { left: 'Referat', right: 'Side {page} av {pages}' },
    date: '2026-05-04T08:00:00Z',
    blocks,
    ...rest,
  }
}

export function text(value: string): Inline[] {
  return [{ type: 'text', value }]
}

export function paragraph(value: string): Block {
  return { type: 'paragraph', children: text(value) }
}
