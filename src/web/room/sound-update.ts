import * as Y from 'yjs'
import { isNoted, isStruck } from '#src/platform/rich-text/noting-doc.ts'
import { schema } from '#src/platform/rich-text/schema.ts'
import { Places } from './update-places.ts'

/** Larger than anything that is typed or may be pasted. */
const largestBytes = 1024 * 1024
/** Longer than any number, kind, id or address that an editor keeps beside words. */
const longestValue = 4_000
/** A text is read to forty lists in each other, each two nodes. What is far deeper breaks the library when it is taken out. */
const deepest = 100

/**
 * RULE: whether an update from a browser is of the kind that our editor makes: text, the nodes and marks that minutes know, and the
 * attributes of these, in the texts of agenda items, and notes of what was struck out there. Anything else was made by a program that
 * is broken or means ill, and is not merged with what others have written: it could not be taken out again.
 */
export function isSound(update: Uint8Array, shared: Y.Doc): boolean {
  if (update.length > largestBytes) return false
  try {
    const items = Y.decodeUpdate(update).structs.filter((struct) => struct instanceof Y.Item)
    const places = new Places(items, shared)
    return items.every((item) => isSoundItem(item, places))
  } catch {
    return false
  }
}

function isSoundItem(item: Y.Item, places: Places): boolean {
  const { content } = item
  const place = places.of(item)
  if (content instanceof Y.ContentDeleted) return true
  // What it stands beside is still to come: then it is seen when it is read.
  if (!place) return isNode(content) || isValues(content, (value) => isPlain(value) || isStruck(value))
  if (isNoted(place.root)) return place.key === null && isValues(content, isStruck)
  // What became of cards is the server's own, told back to it.
  if (place.root === 'cards') return place.key !== null && isValues(content, isTold)
  if (place.depth > deepest || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(place.root)) return false
  if (place.key !== null) return isValues(content, isPlain)
  return isNode(content)
}

const isValues = (content: Y.Item['content'], isValue: (value: unknown) => boolean): boolean =>
  content instanceof Y.ContentAny && content.arr.every(isValue)

function isNode(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString) return true
  if (content instanceof Y.ContentFormat)
    return Object.hasOwn(schema.marks, content.key) && isShort(content.value)
  if (!(content instanceof Y.ContentType)) return false
  const { type } = content
  return (
    type instanceof Y.XmlText || (type instanceof Y.XmlElement && Object.hasOwn(schema.nodes, type.nodeName))
  )
}

const isShort = (value: unknown): boolean => (JSON.stringify(value) ?? '').length <= longestValue

const isPlain = (value: unknown): boolean =>
  value === null || (['string', 'number', 'boolean', 'undefined'].includes(typeof value) && isShort(value))

const isTold = (value: unknown): boolean => typeof value === 'object' && value !== null && isShort(value)
