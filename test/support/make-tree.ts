import { defaultLayout } from '#src/platform/paper/layout.ts'
import type { Block, DocumentTree, Inline } from '#src/platform/paper/tree.ts'

/** A small document around these blocks. */
export function treeOf(blocks: Block[], rest: Partial<DocumentTree> = {}): DocumentTree {
  return {
    title: 'Referat fra møte 3. mai 2026',
    language: 'nb',
    letterhead: { name: 'Fjordsamarbeidet', lines: ['Faggruppe for næring'], colour: '#1f5c7a', logo: null },
    watermark: null,
    footer: { left: 'Referat', right: 'Side {page} av {pages}' },
    date: '2026-05-04T08:00:00Z',
    layout: defaultLayout,
    images: {},
    attachments: [],
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
