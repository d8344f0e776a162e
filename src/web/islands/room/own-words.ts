import type { HocuspocusProvider } from '@hocuspocus/provider'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { type Declared, findLost, type Lost, putBack } from '#src/platform/rich-text/rescue.ts'

/** The kinds of message and of what is in it that bring text from the server. */
const [sync, step2, update] = [0, 1, 2]

/**
 * Looks after words that went unseen with what somebody deleted, and that only this browser knows to have gone so: the server puts
 * back what it sees go itself.
 *
 * What was typed here while away: what the server tells first when the line is back shows what went, and it is put back at once. On the
 * line, what was typed here may have been on its way; and what others typed in what is deleted here is gone here before the server
 * knows. Both are put back only where the line breaks before the server says that all came: after that, this browser would tell
 * of a deletion as if it had been meant.
 */
export function keepOwnWords(
  doc: Y.Doc,
  { provider, store }: { provider: Pick<HocuspocusProvider, 'on' | 'hasUnsyncedChanges'>; store: Store },
) {
  const own = new Set<number>([doc.clientID])
  let declared: Declared | null = null
  let kind = update
  let onTheWay: Lost[] = []
  let left: Lost[] = []

  store.whenSynced.then(async () => {
    for (const client of String((await store.get('clients')) ?? '').split(','))
      if (client !== '') own.add(Number(client))
    await store.set('clients', [...own].join())
  })
  provider.on('message', ({ event }: { event: Pick<MessageEvent, 'data'> }) => {
    const decoder = createDecoder(new Uint8Array(event.data as ArrayBuffer))
    readVarString(decoder)
    declared = null
    if (readVarUint(decoder) !== sync) return
    kind = readVarUint(decoder)
    if (kind === step2 || kind === update) declared = Y.decodeUpdate(readVarUint8Array(decoder)).ds
  })
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.origin !== provider || !declared) return
    const isOwn = ({ client }: Y.ID) => own.has(client)
    if (kind === update) onTheWay.push(...findLost(transaction, declared))
    else {
      onTheWay.push(...findLost(transaction, declared, (id) => !isOwn(id)))
      putBack(doc, findLost(transaction, declared, isOwn))
    }
  })
  provider.on('unsyncedChanges', () => {
    if (!provider.hasUnsyncedChanges) onTheWay = []
  })
  provider.on('close', () => {
    left.push(...onTheWay)
    onTheWay = []
  })
  provider.on('synced', () => {
    putBack(
      doc,
      left.filter(({ root, text }) => !doc.getXmlFragment(root).toString().includes(text)),
    )
    left = []
  })
}

type Store = Pick<IndexeddbPersistence, 'get' | 'set' | 'whenSynced'>
