import * as Y from 'yjs'
import type { NotingDoc } from '#src/platform/rich-text/noting-doc.ts'

/** Where in the shared text stands what became of each card: its number, or why it is none yet. Only the server writes there. */
const toldIn = 'cards'

export type ToldOfCard = { number: string | null; fault: string | null }

/** Tells all writers what became of a card; null where it is gone. */
export function tellOfCard(shared: Y.Doc, cardId: string, told: ToldOfCard | null): void {
  const map = shared.getMap<ToldOfCard>(toldIn)
  if (told === null) map.delete(cardId)
  else if (JSON.stringify(map.get(cardId)) !== JSON.stringify(told)) map.set(cardId, told)
}

type Place = { id: string; itemId: string }

/** Takes a card out of an item's text. */
export function dropCard(shared: NotingDoc, card: Place): void {
  const found = find(shared, card)
  const parent = found?.parent
  if (!(parent instanceof Y.XmlFragment)) return
  shared.transact(() => parent.delete(parent.toArray().indexOf(found as Y.XmlElement), 1))
}

/** Gives a card other words. */
export function rewordCard(shared: NotingDoc, card: Place, words: string): void {
  const found = find(shared, card)
  if (!found) return
  shared.transact(() => {
    found.delete(0, found.length)
    const lines = words.split('\n').flatMap((line, index) => {
      const text = line === '' ? [] : [new Y.XmlText(line)]
      return index === 0 ? text : [new Y.XmlElement('hardBreak'), ...text]
    })
    found.insert(0, lines)
  })
}

function find(shared: Y.Doc, { id, itemId }: Place): Y.XmlElement | null {
  const nodes = shared.getXmlFragment(itemId).createTreeWalker((node) => node instanceof Y.XmlElement)
  for (const node of nodes)
    if (node instanceof Y.XmlElement && node.nodeName === 'card' && node.getAttribute('id') === id)
      return node
  return null
}
