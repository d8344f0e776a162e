import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepOwnWords } from '#src/web/islands/room/own-words.ts'

/** A browser's text on a line that only does what it is told. */
function browserWith(base: Y.Doc) {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  const listeners: Record<string, ((told: unknown) => void)[]> = {}
  const provider = {
    hasUnsyncedChanges: false,
    on(name: string, listener: (told: unknown) => void) {
      listeners[name] = [...(listeners[name] ?? []), listener]
    },
  }
  const tell = (name: string, told?: unknown) => {
    for (const listener of listeners[name] ?? []) listener(told)
  }
  const store = { whenSynced: Promise.resolve(), get: async () => undefined, set: async () => undefined }
  keepOwnWords(doc, { provider, store } as unknown as Parameters<typeof keepOwnWords>[1])
  return {
    doc,
    /** what the server tells: an answer to what is missing, or an update */
    hear(kind: 'answer' | 'update', update: Uint8Array) {
      const encoder = createEncoder()
      writeVarString(encoder, 'møte')
      writeVarUint(encoder, 0)
      writeVarUint(encoder, kind === 'answer' ? 1 : 2)
      writeVarUint8Array(encoder, update)
      tell('message', { event: { data: toUint8Array(encoder) } })
      Y.applyUpdate(doc, update, provider)
      if (kind === 'answer') tell('synced')
    },
    breaks: () => tell('close'),
    allCame: () => tell('unsyncedChanges'),
    text: () => doc.getXmlFragment('sak').toString(),
  }
}

/** A text of one paragraph, and what another, who has not seen any deletion of it, types in it. */
function scene() {
  const base = new Y.Doc({ gc: false })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Andre.')])
  base.getXmlFragment('sak').insert(0, [paragraph])
  const here = browserWith(base)
  const before = Y.encodeStateVector(base)
  ;((base.getXmlFragment('sak').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Viktig: ')
  return { here, typed: Y.encodeStateAsUpdate(base, before), base }
}

test('what another typed in what is deleted here stands again, where the line breaks before the server has the deletion', () => {
  const { here, typed, base } = scene()
  here.doc.getXmlFragment('sak').delete(0, 1)
  here.hear('update', typed)
  expect(here.text()).toBe('')
  here.breaks()
  here.hear('answer', Y.encodeStateAsUpdate(base))
  expect(here.text()).toBe('<paragraph>Viktig: </paragraph>')
})

test('it is left to the server, which sees it go too, where the deletion has come there', () => {
  const { here, typed, base } = scene()
  here.doc.getXmlFragment('sak').delete(0, 1)
  here.hear('update', typed)
  here.allCame()
  here.breaks()
  here.hear('answer', Y.encodeStateAsUpdate(base))
  expect(here.text()).toBe('')
})

test('what the server tells first is not put back here: it is told of the deletion as it was made', () => {
  const { here, typed } = scene()
  here.doc.getXmlFragment('sak').delete(0, 1)
  here.hear('answer', typed)
  expect(here.text()).toBe('')
})

test('what was typed here while away stands again at once where another deleted it unseen', () => {
  const { here, base } = scene()
  ;((here.doc.getXmlFragment('sak').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Mitt: ')
  const before = Y.encodeStateVector(base)
  base.getXmlFragment('sak').delete(0, 1)
  here.hear('answer', Y.encodeStateAsUpdate(base, before))
  expect(here.text()).toContain('Mitt: ')
})
