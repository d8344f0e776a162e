import { type PdfFile, textOfString } from './pdf-objects.ts'
import {
  childrenOf,
  nodesOf,
  type Operation,
  operationsOf,
  parentTreeOf,
  type TagNode,
  tagTreeOf,
} from './pdf-tags.ts'

/** What PDF/UA forbids in the structure tree, and where tree, pages and parent tree do not say the same. */
export function tagFaults(file: PdfFile): string[] {
  const roots = tagTreeOf(file)
  const nodes = [...nodesOf(roots)]
  return [
    ...(roots.length === 1 && roots[0]?.role === 'Document' ? [] : ['the tree has not one Document']),
    ...nodes.flatMap(nestingFaults),
    ...nodes.flatMap(elementFaults),
    ...headingFaults(nodes),
    ...markFaults(file, nodes),
    ...annotationFaults(file, nodes),
  ]
}

/** What may stand in what, for the elements where that matters. */
const within: Record<string, string[]> = {
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  P: ['Link'],
  Figure: [],
  Lbl: ['Link'],
}
const containers: Record<string, string[]> = {
  LI: ['L'],
  Lbl: ['LI'],
  LBody: ['LI'],
  THead: ['Table'],
  TBody: ['Table'],
  TR: ['THead', 'TBody'],
  TH: ['TR'],
  TD: ['TR'],
}
const roles = [
  ...new Set([...Object.keys(within), ...Object.values(within).flat()]),
  ...['Document', 'Div', 'BlockQuote', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'],
]

function nestingFaults(node: TagNode): string[] {
  const faults: string[] = []
  if (!roles.includes(node.role)) faults.push(`${node.role} is no role that we use`)
  for (const child of childrenOf(node)) {
    const allowed = within[node.role]
    const container = containers[child.role]
    if ((allowed && !allowed.includes(child.role)) || (container && !container.includes(node.role)))
      faults.push(`${child.role} stands in ${node.role}`)
  }
  return faults
}

function elementFaults({ role, alt, attributes, kids }: TagNode): string[] {
  const faults: string[] = []
  if (role === 'TH' && attributes.Scope !== '/Column') faults.push('TH has no scope')
  if (role === 'L' && !/^\/(Decimal|Disc|Circle|Square|None)$/.test(String(attributes.ListNumbering)))
    faults.push('L does not say how it is numbered')
  if (role === 'Figure') {
    const box = Array.isArray(attributes.BBox) ? attributes.BBox.map(Number) : []
    const [left = 0, bottom = 0, right = 0, top = 0] = box
    if (!alt) faults.push('Figure has no words in its place')
    if (attributes.O !== '/Layout' || attributes.Placement !== '/Block' || !(right > left && top > bottom))
      faults.push('Figure has no place')
  }
  if (role === 'Table') {
    const rows = [...nodesOf(kids.filter((kid) => 'role' in kid))].filter((one) => one.role === 'TR')
    if (new Set(rows.map((row) => childrenOf(row).length)).size !== 1)
      faults.push('Table has rows of several lengths')
  }
  const inner = kids.filter((kid) => 'role' in kid).map((kid) => kid.role)
  if (inner.includes('THead') && !inner.includes('TBody')) faults.push('Table has a head and no body')
  if (role === 'L' && inner.length === 0) faults.push('L has no item')
  const annotations = kids.filter((kid) => 'annotation' in kid).length
  if (role === 'Link' && (annotations === 0 || annotations === kids.length))
    faults.push('Link has not both text and annotation')
  if (role !== 'Link' && annotations > 0) faults.push(`${role} has an annotation`)
  return faults
}

function headingFaults(nodes: TagNode[]): string[] {
  let last = 0
  return nodes.flatMap(({ role }) => {
    const level = Number(/^H(\d)$/.exec(role)?.[1] ?? 0)
    if (level === 0) return []
    const skips = level > last + 1
    last = level
    return skips ? [`${role} skips a level`] : []
  })
}

/** Pages, tree and parent tree name the same marks, each once, under the same role. */
function markFaults(file: PdfFile, nodes: TagNode[]): string[] {
  const owners = parentTreeOf(file)
  const inTree = new Map<string, TagNode>()
  const faults: string[] = []
  for (const node of nodes) {
    for (const kid of node.kids) {
      if (!('mcid' in kid)) continue
      const key = `${kid.page}/${kid.mcid}`
      if (inTree.has(key)) faults.push(`mark ${key} stands twice in the tree`)
      inTree.set(key, node)
    }
  }
  file.pages.forEach((page, index) => {
    const opened = openedMarks(operationsOf(file, page))
    const parents = owners.get(Number(page.StructParents)) ?? []
    if (page.StructParents === undefined) faults.push(`page ${index} has no key in the parent tree`)
    if (parents.length !== opened.length)
      faults.push(`page ${index} has ${opened.length} marks, the parent tree ${parents.length}`)
    opened.forEach(({ tag, mcid }, order) => {
      const node = inTree.get(`${index}/${mcid}`)
      if (mcid !== order) faults.push(`page ${index}: mark ${mcid} stands at ${order}`)
      if (node?.role !== tag)
        faults.push(`page ${index}: mark ${mcid} is ${tag} here, ${node?.role} in the tree`)
      if (node && parents[mcid] !== node.number) faults.push(`page ${index}: mark ${mcid} has another parent`)
      inTree.delete(`${index}/${mcid}`)
    })
  })
  return [...faults, ...[...inTree.keys()].map((key) => `mark ${key} stands on no page`)]
}

function openedMarks(operations: Operation[]): { tag: string; mcid: number }[] {
  return operations.flatMap(({ operator, marks }) => {
    const opened = marks.at(-1)
    return operator === 'BDC' && opened?.mcid != null ? [{ tag: opened.tag, mcid: opened.mcid }] : []
  })
}

/** Every annotation is a link with words, printed, that its Link element knows and the parent tree leads back from. */
function annotationFaults(file: PdfFile, nodes: TagNode[]): string[] {
  const owners = parentTreeOf(file)
  const ofAnnotation = new Map<number, TagNode>()
  for (const node of nodes)
    for (const kid of node.kids) if ('annotation' in kid) ofAnnotation.set(kid.annotation, node)
  const keys = new Set<unknown>(file.pages.map((page) => page.StructParents))
  return file.pages.flatMap((page) =>
    file.list(page.Annots).flatMap((reference) => {
      const { Subtype, Contents, StructParent, F, A } = file.dict(reference)
      const owner = ofAnnotation.get((reference as { number: number }).number)
      const faults: string[] = []
      if (Subtype !== '/Link' || file.dict(A).S !== '/URI')
        faults.push('an annotation is no link to an address')
      if (!/^(https?|mailto):/.test(textOfString(file.dict(A).URI) ?? ''))
        faults.push('a link leads elsewhere')
      if (!(Contents instanceof Uint8Array) || Contents.length === 0) faults.push('a link has no words')
      if (F !== 4) faults.push('a link is not printed, or hidden')
      if (!owner || owners.get(Number(StructParent))?.[0] !== owner.number)
        faults.push('a link has no element')
      if (keys.has(StructParent)) faults.push('two share a key in the parent tree')
      keys.add(StructParent)
      return faults
    }),
  )
}
