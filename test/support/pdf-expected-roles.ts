import { markdownToBlocks } from '#src/platform/paper/markdown.ts'
import { plainText } from '#src/platform/paper/plain-text.ts'
import type { Block, DocumentTree, HeadingLevel, Inline } from '#src/platform/paper/tree.ts'

/**
 * The roles that a document's tag tree has to have, from the document tree alone: written beside the PDF maker, so that
 * each judges the other.
 */
export function expectedRoles(tree: DocumentTree): string {
  const { name, lines, logo } = tree.letterhead
  const numbered = tree.layout.numbering !== 'none'
  const head = [
    ...(logo ? [node(`Figure ${logo.alt}`)] : []),
    ...(name === '' && lines.length === 0 ? [] : ['P', ...lines.map(() => 'P')].map((role) => node(role))),
  ]
  return printed([node('Document', [...head, ...nodesOf(tree.blocks, { level: 0, tagLevel: 0, numbered })])])
}

type Node = { role: string; children: Node[] }
type State = { level: number; tagLevel: number; numbered: boolean }

function node(role: string, children: Node[] = []): Node {
  return { role, children }
}

function printed(nodes: Node[], depth = 0): string {
  return nodes
    .map(({ role, children }) => `${'  '.repeat(depth)}${role}\n${printed(children, depth + 1)}`)
    .join('')
}

function nodesOf(blocks: readonly Block[], state: State): Node[] {
  return blocks.flatMap((block) => nodesOfBlock(block, state))
}

function nodesOfBlock(block: Block, state: State): Node[] {
  switch (block.type) {
    case 'heading': {
      state.level = block.level
      if (plainText(block.children).trim() === '' && !(block.number && state.numbered)) return []
      state.tagLevel = Math.min(block.level, state.tagLevel + 1)
      return [node(`H${state.tagLevel}`, linksOf(block.children))]
    }
    case 'paragraph':
      return plainText(block.children).trim() === '' ? [] : [node('P', linksOf(block.children))]
    case 'list':
      return some(
        'L',
        block.items.map((item) => node('LI', [node('Lbl'), node('LBody', nodesOf(item, state))])),
      )
    case 'quote':
      return some('BlockQuote', nodesOf(block.children, state))
    case 'table':
      return tableOf(
        block.columns.map(({ title }) => title),
        block.rows,
      )
    case 'facts':
      return some(
        'L',
        block.rows.map(({ label, value }) =>
          node('LI', [...(label === '' ? [] : [node('Lbl')]), node('LBody', linksOf(value))]),
        ),
      )
    case 'box':
      return some('Div', [...(block.title === '' ? [] : [node('P')]), ...nodesOf(block.children, state)])
    case 'signatures': {
      const { name, detail, signature } = block.labels
      return tableOf(
        [name, detail, signature],
        block.rows.map(() => [[], [], []]),
      )
    }
    case 'image':
      return block.alt === '' ? [] : [node(`Figure ${block.alt}`)]
    case 'markdown': {
      const baseLevel = block.baseLevel ?? (Math.min(6, state.level + 1) as HeadingLevel)
      return nodesOf(markdownToBlocks(block.source, { baseLevel }), state)
    }
    case 'rule':
      return []
  }
}

function some(role: string, children: Node[]): Node[] {
  return children.length === 0 ? [] : [node(role, children)]
}

function tableOf(titles: string[], rows: Inline[][][]): Node[] {
  const headed = titles.some((title) => title !== '')
  if (titles.length === 0 || (!headed && rows.length === 0)) return []
  const head = headed
    ? [
        node('THead', [
          node(
            'TR',
            titles.map(() => node('TH')),
          ),
        ]),
      ]
    : []
  const cells = (row: Inline[][]) => titles.map((_, index) => node('TD', linksOf(row[index] ?? [])))
  const body = (rows.length > 0 ? rows : [[]]).map((row) => node('TR', cells(row)))
  return [node('Table', [...head, node('TBody', body)])]
}

/** Links are not within one another, and one without words is none. */
function linksOf(inlines: readonly Inline[]): Node[] {
  return inlines.flatMap((inline) => {
    if (inline.type === 'link') return plainText(inline.children).trim() === '' ? [] : [node('Link')]
    return 'children' in inline ? linksOf(inline.children) : []
  })
}
