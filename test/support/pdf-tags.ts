import {
  isDict,
  type PdfDict,
  type PdfFile,
  PdfLexer,
  PdfRef,
  type PdfValue,
  textOfString,
} from './pdf-objects.ts'

/** The structure tree of a PDF as its objects say, and what each page marks as content. */
export type TagNode = {
  role: string
  /** number of its object */
  number: number
  alt: string | null
  attributes: PdfDict
  kids: (TagNode | Mark | { annotation: number })[]
}

/** A marked content: which page, and its number there. */
export type Mark = { page: number; mcid: number }

export function tagTreeOf(file: PdfFile): TagNode[] {
  const pages = new Map(file.pages.map((page, index) => [page, index]))
  const root = file.dict(file.dict(file.trailer.Root).StructTreeRoot)
  return file.list(root.K).map((kid) => nodeOf(file, kid, pages))
}

function nodeOf(file: PdfFile, value: PdfValue, pages: Map<PdfDict, number>): TagNode {
  const dict = file.dict(value)
  const pageOf = (page: PdfValue | undefined) => pages.get(file.dict(page)) ?? -1
  return {
    role: String(dict.S).slice(1),
    number: value instanceof PdfRef ? value.number : 0,
    alt: textOfString(dict.Alt),
    attributes: file.dict(dict.A),
    kids: file.list(dict.K).map((kid) => {
      if (typeof kid === 'number') return { page: pageOf(dict.Pg), mcid: kid }
      const inner = file.dict(kid)
      if (inner.Type === '/MCR') return { page: pageOf(inner.Pg), mcid: Number(inner.MCID) }
      if (inner.Type === '/OBJR') return { annotation: inner.Obj instanceof PdfRef ? inner.Obj.number : 0 }
      return nodeOf(file, kid, pages)
    }),
  }
}

export function childrenOf(node: TagNode): TagNode[] {
  return node.kids.filter((kid) => 'role' in kid)
}

/** The node and all within it, in reading order. */
export function* nodesOf(nodes: readonly TagNode[]): Generator<TagNode> {
  for (const node of nodes) {
    yield node
    yield* nodesOf(childrenOf(node))
  }
}

/** Roles as an indented outline; a picture with its words. */
export function rolesOf(nodes: readonly TagNode[], depth = 0): string {
  return nodes
    .map((node) => {
      const alt = node.alt === null ? '' : ` ${node.alt}`
      return `${'  '.repeat(depth)}${node.role}${alt}\n${rolesOf(childrenOf(node), depth + 1)}`
    })
    .join('')
}

export type Operation = {
  operator: string
  operands: PdfValue[]
  marks: { tag: string; mcid: number | null }[]
}

/** What a page does, each operation with the marked contents that it stands in. */
export function operationsOf(file: PdfFile, page: PdfDict): Operation[] {
  const lexer = new PdfLexer(Buffer.from(file.stream(page.Contents)).toString('latin1'))
  const operations: Operation[] = []
  const marks: Operation['marks'] = []
  let operands: PdfValue[] = []
  while (!lexer.ended) {
    const value = lexer.value()
    const operator = isDict(value) && typeof value.operator === 'string' ? value.operator : null
    if (operator === null) {
      operands.push(value)
      continue
    }
    if (operator === 'BDC' || operator === 'BMC') {
      const mcid = file.dict(operands[1]).MCID
      marks.push({ tag: String(operands[0]).slice(1), mcid: typeof mcid === 'number' ? mcid : null })
    }
    operations.push({ operator, operands, marks: [...marks] })
    if (operator === 'EMC') marks.pop()
    operands = []
  }
  return operations
}

/** The elements that the parent tree gives for a key: of a page's marks, or of one annotation. */
export function parentTreeOf(file: PdfFile): Map<number, number[]> {
  const root = file.dict(file.dict(file.trailer.Root).StructTreeRoot)
  const numbers = file.list(file.dict(root.ParentTree).Nums)
  const numberOf = (value: PdfValue | undefined) => (value instanceof PdfRef ? value.number : 0)
  const found = new Map<number, number[]>()
  for (let at = 0; at < numbers.length; at += 2) {
    const value = numbers[at + 1]
    found.set(Number(numbers[at]), Array.isArray(value) ? value.map(numberOf) : [numberOf(value)])
  }
  return found
}
