import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { openEditor } from '#src/web/islands/room/editor.ts'
import type { Line, LineState } from '#src/web/islands/room/line.ts'
import type { RoomFacts } from '#src/web/writing/room-facts.ts'

/** The editor on a page of its own, with a line to a second writer in the same browser. */
const facts = JSON.parse(document.getElementById('room-facts')?.textContent ?? '{}') as RoomFacts
const doc = new Y.Doc()
const peer = new Y.Doc()
const awareness = new Awareness(doc)
doc.on('update', (update: Uint8Array) => Y.applyUpdate(peer, update))
peer.on('update', (update: Uint8Array, origin: unknown) => {
  if (origin === 'Karl') Y.applyUpdate(doc, update, 'peer')
})

/** Karl comes to the item, writes "fra Karl" in a paragraph below and leaves his caret behind it. */
function asSomebodyElse(itemId: string) {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('fra Karl')
  peer.transact(() => {
    paragraph.insert(0, [text])
    peer.getXmlFragment(itemId).push([paragraph])
  }, 'Karl')
  const other = new Awareness(peer)
  const caret = Y.createRelativePositionFromTypeIndex(text, 8)
  other.setLocalState({
    user: { id: '3', name: 'Karl Brekkhus', colour: 3 },
    itemId,
    cursor: { anchor: caret, head: caret },
  })
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [peer.clientID]), 'peer')
}

const states: ((state: LineState) => void)[] = []
const line: Line = {
  ...{ doc, awareness },
  ready: Promise.resolve(),
  state: { kind: 'saved', at: null },
  onState: (listener) => void states.push(listener),
  on: () => undefined,
  flush: () => Promise.resolve(true),
  startOver: () => Promise.resolve(true),
}
const mount = document.getElementById('room-text')
if (mount) {
  const editor = openEditor({ mount, line, facts })
  Object.assign(window, {
    room: {
      editor,
      /** the item's text as the shared text has it, in the editor's JSON */
      json: (itemId: string) => yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(itemId)),
      asSomebodyElse,
      state: (state: LineState) => {
        line.state = state
        for (const tell of states) tell(state)
      },
    },
  })
}
