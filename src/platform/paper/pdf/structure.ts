import type { PdfDocument, PdfReference } from './document.ts'
import type { Tag } from './strips.ts'

/**
 * The structure tree, grown while the pages are painted: what a screen reader reads, in which order. An
 * element joins its parent when its first piece is painted; all are written at the end, so none is left open.
 */
export class Structure {
  readonly root: Tag
  readonly #kids = new Map<Tag, Kid[]>()
  /** for each page the elements of its marked contents; after the pages, the element of each link */
  readonly #owners: (Tag[] | Tag)[] = []
  readonly #annotations: { page: PdfReference; dictionary: Record<string, unknown>; tag: Tag }[] = []

  constructor(root: Tag) {
    this.root = root
    this.#kids.set(root, [])
  }

  /** A new marked content of this element on the page; answers its number there. */
  mark(tag: Tag, page: { index: number; reference: PdfReference }): number {
    this.#owners[page.index] ??= []
    const onPage = this.#owners[page.index] as Tag[]
    this.attach(tag)
    this.#kids.get(tag)?.push({ page: page.reference, number: onPage.length })
    return onPage.push(tag) - 1
  }

  /** Puts an element, and those around it, into the tree if it is not there yet. */
  attach(tag: Tag) {
    if (this.#kids.has(tag)) return
    this.#kids.set(tag, [])
    const parent = tag.parent ?? this.root
    this.attach(parent)
    this.#kids.get(parent)?.push(tag)
  }

  /** The link's annotation over one line of its text. */
  annotate(tag: Tag, page: PdfReference, dictionary: Record<string, unknown>) {
    this.#annotations.push({ page, dictionary, tag })
  }

  /** Writes all elements and links into the document. */
  write(doc: PdfDocument) {
    const references = new Map<Tag, PdfReference>()
    for (const tag of this.#kids.keys()) references.set(tag, doc.ref({}))
    this.#writeAnnotations(doc)
    const root = doc.getStructTreeRoot()
    for (const [tag, kids] of this.#kids) {
      const reference = references.get(tag) as PdfReference
      const first = kids.find((kid) => 'page' in kid)
      const parent = tag.parent
        ? references.get(tag.parent)
        : tag === this.root
          ? root
          : references.get(this.root)
      const page = first ? `\n/Pg ${first.page}` : ''
      const more = moreOf(tag)
      const all = kids.map((kid) => kidOf(kid, first?.page, references)).join(' ')
      doc.writeObject(
        reference,
        `<<\n/Type /StructElem\n/S /${tag.role}\n/P ${parent}${page}${more}\n/K [${all}]\n>>`,
      )
    }
    const numbers = this.#owners.flatMap((owner, key) => [
      key,
      Array.isArray(owner) ? owner.map((tag) => references.get(tag)) : references.get(owner),
    ])
    root.data.K = [references.get(this.root)]
    root.data.ParentTree = { Nums: numbers }
    root.data.ParentTreeNextKey = this.#owners.length
  }

  #writeAnnotations(doc: PdfDocument) {
    for (const { page, dictionary, tag } of this.#annotations) {
      const key = this.#owners.push(tag) - 1
      const reference = doc.ref({ ...dictionary, StructParent: key })
      this.#kids.get(tag)?.push({ page, annotation: reference })
      page.data.Annots ??= []
      const annotations = page.data.Annots as PdfReference[]
      annotations.push(reference)
      reference.end()
    }
  }
}

type Kid = Tag | { page: PdfReference; number: number } | { page: PdfReference; annotation: PdfReference }

function kidOf(
  kid: Kid,
  page: PdfReference | undefined,
  references: Map<Tag, PdfReference>,
): string | number {
  if ('annotation' in kid) return `<<\n/Type /OBJR\n/Pg ${kid.page}\n/Obj ${kid.annotation}\n>>`
  if ('number' in kid)
    return kid.page === page ? kid.number : `<<\n/Type /MCR\n/Pg ${kid.page}\n/MCID ${kid.number}\n>>`
  return `${references.get(kid)}`
}

/** What few elements have: attributes, and the words that are read in their place. */
function moreOf({ attributes, alt }: Tag): string {
  const given = attributes ? `\n/A ${dictionaryOf(attributes)}` : ''
  return alt === null ? given : `${given}\n/Alt ${textOf(alt)}`
}

function dictionaryOf(attributes: Record<string, unknown>): string {
  const entries = Object.entries(attributes).map(([key, value]) => {
    if (Array.isArray(value)) return `/${key} [${value.join(' ')}]`
    return typeof value === 'number' ? `/${key} ${value}` : `/${key} /${value}`
  })
  return `<<\n${entries.join('\n')}\n>>`
}

/** A string as PDF has it: UTF-16 where ASCII does not do. */
function textOf(value: string): string {
  const wide = /\P{ASCII}/u.test(value)
  const bytes = wide ? Buffer.from(`\ufeff${value}`, 'utf16le').swap16().toString('latin1') : value
  return `(${bytes.replace(/[\n\r\t\b\f()\\]/g, (character) => escapes[character] as string)})`
}

const escapes: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
  '(': '\\(',
  ')': '\\)',
}
