import * as Y from 'yjs'

/** Where a part of a shared text stands. */
export type Place = {
  /** the name of the root: the id of an agenda item, or `cards` */
  root: string
  /** which attribute it is of what it stands in; null where it is no attribute */
  key: string | null
  /** how many nodes it stands in */
  depth: number
}

/**
 * Where the parts of an update will stand in a text that it has not been applied to. A part that was made behind or before another
 * says only which one: it stands where that one does, be it in the update or in the text.
 */
export class Places {
  readonly #shared: Y.Doc
  readonly #coming = new Map<number, Y.Item[]>()
  readonly #known = new Map<Y.Item, Place | null>()
  readonly #roots = new Map<unknown, string>()

  constructor(items: readonly Y.Item[], shared: Y.Doc) {
    this.#shared = shared
    for (const item of items) {
      const ofClient = this.#coming.get(item.id.client)
      if (ofClient) ofClient.push(item)
      else this.#coming.set(item.id.client, [item])
    }
    for (const [name, root] of shared.share) this.#roots.set(root, name)
  }

  /** Null where that depends on what has not come yet. Not by recursion: a text typed letter by letter is a long chain. */
  of(item: Y.Item): Place | null {
    const [waiting, seen] = [[item], new Set([item])]
    for (let at = waiting.at(-1); at; at = waiting.at(-1)) {
      const next = this.#known.has(at) ? null : this.#tryToPlace(at)
      if (!next) waiting.pop()
      // What waits for itself is made by no editor, and stands nowhere.
      else if (seen.has(next)) this.#known.set(next, null)
      else {
        seen.add(next)
        waiting.push(next)
      }
    }
    return this.#known.get(item) ?? null
  }

  /** Places it, or answers the part of the update that has to be placed before. */
  #tryToPlace(item: Y.Item): Y.Item | null {
    const parent = item.parent as unknown
    if (typeof parent === 'string') return this.#place(item, { root: parent, key: item.parentSub, depth: 0 })
    const by = parent instanceof Y.ID ? parent : (item.origin ?? item.rightOrigin)
    const other = by && this.#find(by)
    if (!other) return this.#place(item, null)
    const before = this.#known.has(other) ? this.#known.get(other) : undefined
    if (before === undefined) return other
    if (!(parent instanceof Y.ID)) return this.#place(item, before)
    return this.#place(item, before && { ...before, key: item.parentSub, depth: before.depth + 1 })
  }

  #place(item: Y.Item, place: Place | null): null {
    this.#known.set(item, place)
    return null
  }

  #find({ client, clock }: Y.ID): Y.Item | null {
    const { store } = this.#shared
    if (clock < Y.getState(store, client)) {
      const standing = Y.getItem(store, Y.createID(client, clock)) as unknown
      if (!(standing instanceof Y.Item)) return null
      if (!this.#known.has(standing)) this.#known.set(standing, this.#standing(standing))
      return standing
    }
    const coming = this.#coming.get(client) ?? []
    let [low, high] = [0, coming.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const item = coming[middle] as Y.Item
      if (clock < item.id.clock) high = middle - 1
      else if (clock >= item.id.clock + item.length) low = middle + 1
      else return item
    }
    return null
  }

  #standing(item: Y.Item): Place | null {
    let [depth, type] = [0, item.parent as Y.AbstractType<unknown>]
    while (type._item) {
      depth++
      type = type._item.parent as Y.AbstractType<unknown>
    }
    const root = this.#roots.get(type)
    return root === undefined ? null : { root, key: item.parentSub, depth }
  }
}
