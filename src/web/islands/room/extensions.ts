import { Extension, type Extensions } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { gapCursor } from '@tiptap/pm/gapcursor'
import type * as Y from 'yjs'
import { cardKeys } from './card-keys.ts'
import { cardNode } from './card-node.ts'
import { carets } from './carets.ts'
import { keepUp } from './catch-up.ts'
import type { ChoiceList } from './choice-list.ts'
import { hints } from './hints.ts'
import type { Line } from './line.ts'
import { linkKey } from './link-field.ts'
import { lists } from './lists.ts'
import { marks } from './marks.ts'
import { plainBlocks } from './nodes.ts'
import { pasting } from './paste.ts'
import { suggest } from './suggest.ts'
import type { Surroundings } from './surroundings.ts'
import { tables } from './tables.ts'

/** What a text may hold; the server reads it by a schema that is the same. */
export const contentsOf = (given: Surroundings): Extensions => [
  ...plainBlocks,
  cardNode(given),
  ...lists,
  ...tables,
  ...marks,
]

/** All that the editor is made of; for each item with its own text and what can be undone in it. */
export function extensionsOf({
  given,
  list,
  line,
  askAddress,
}: {
  given: Surroundings
  list: ChoiceList
  line: Line
  askAddress(): void
}): (itemId: string, history: Y.UndoManager) => Extensions {
  const always = [
    ...contentsOf(given),
    keepUp,
    cardKeys(given),
    hints(given),
    suggest(given, list),
    pasting(given),
    linkKey(askAddress),
    carets(line.awareness),
    Extension.create({ name: 'gaps', addProseMirrorPlugins: () => [gapCursor()] }),
  ]
  return (itemId, undoManager) => [
    ...always,
    Collaboration.configure({
      document: line.doc,
      fragment: line.doc.getXmlFragment(itemId),
      yUndoOptions: { undoManager },
    }),
  ]
}
