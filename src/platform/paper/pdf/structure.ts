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
      Object.assign(reference.data, {
        Type: 'StructElem',
        S: tag.role,
        P: tag.parent ? references.get(tag.parent) : tag === this.root ? root : references.get(this.root),
        ...(first ? { Pg: first.page } : {}),
        ...(tag.attributes ? { A: tag.attributes } : {}),
        ...(tag.alt === null ? {} : { Alt: new String(tag.alt) }),
        K: kids.map((kid) => kidOf(kid, first?.page, references)),
      })
      reference.end()
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

function kidOf(kid: Kid, page: PdfReference | undefined, references: Map<Tag, PdfReference>) {
  if ('annotation' in kid) return { Type: 'OBJR', Pg: kid.page, Obj: kid.annotation }
  if ('number' in kid) return kid.page === page ? kid.number : { Type: 'MCR', Pg: kid.page, MCID: kid.number }
  return references.get(kid)
}
