import type * as Y from 'yjs'
import type { ToldOfCard } from '#src/domain/drafting/shared-cards.ts'

/** What the server made of each card, by its id, as it tells all writers. */
export type ToldOfCards = {
  of(cardId: string): ToldOfCard | undefined
  /** calls the listener when something else is told of that card; answers what ends it */
  on(cardId: string, listener: () => void): () => void
}

export function toldOfCards(doc: Y.Doc): ToldOfCards {
  const told = doc.getMap<ToldOfCard>('cards')
  return {
    of: (cardId) => told.get(cardId),
    on(cardId, listener) {
      const look = ({ keysChanged }: Y.YMapEvent<ToldOfCard>) => keysChanged.has(cardId) && listener()
      told.observe(look)
      return () => told.unobserve(look)
    },
  }
}
