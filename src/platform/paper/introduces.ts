import type { Block } from './tree.ts'

/**
 * A heading with a line or two under it is still alone where more follows: who presents the item, what the table is of. Such a
 * block stands with the next; whether it is that short is the renderer's to say.
 */
export function introduces(blocks: readonly Block[], index: number): boolean {
  const [before, block, next] = [blocks[index - 1], blocks[index], blocks[index + 1]]
  return (
    before?.type === 'heading' && block?.type !== 'heading' && next !== undefined && next.type !== 'heading'
  )
}
