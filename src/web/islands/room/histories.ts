import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  defaultDeleteFilter,
  defaultProtectedNodes,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { noteStruckItem } from '#src/platform/rich-text/noting-doc.ts'

type Caret = { anchor: Y.RelativePosition; head: Y.RelativePosition }

/** What each item keeps while others are shown: what can be undone in it, and where its caret was left, whatever others write meanwhile. */
export function histories(doc: Y.Doc) {
  const managers = new Map<string, { manager: Y.UndoManager; end(): void }>()
  const carets = new Map<string, Caret>()
  return {
    of(itemId: string): Y.UndoManager {
      const known = managers.get(itemId) ?? lasting(doc.getXmlFragment(itemId))
      managers.set(itemId, known)
      return known.manager
    },
    leave(itemId: string, { state }: Editor) {
      const sync = ySyncPluginKey.getState(state)
      if (!sync?.binding) return
      const relative = (place: number): Y.RelativePosition =>
        absolutePositionToRelativePosition(place, sync.type, sync.binding.mapping)
      carets.set(itemId, { anchor: relative(state.selection.anchor), head: relative(state.selection.head) })
    },
    /** Where the caret was left, else at the end of the text. */
    comeBack(itemId: string, { state, view }: Editor) {
      const sync = ySyncPluginKey.getState(state)
      const left = carets.get(itemId)
      const absolute = (place: Y.RelativePosition | undefined): number =>
        (place && relativePositionToAbsolutePosition(sync.doc, sync.type, place, sync.binding.mapping)) ??
        state.doc.content.size
      const [anchor, head] = [absolute(left?.anchor), absolute(left?.head)].map((place) =>
        state.doc.resolve(Math.min(place, state.doc.content.size)),
      )
      if (!anchor || !head) return
      view.dispatch(state.tr.setSelection(TextSelection.between(anchor, head)).setMeta('addToHistory', false))
    },
    forget() {
      for (const { end } of managers.values()) end()
    },
  }
}

/**
 * An editor ends the history that it was given when it goes; this one outlives it, and only forgets whom it told.
 */
function lasting(fragment: Y.XmlFragment): { manager: Y.UndoManager; end(): void } {
  const manager = new Y.UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => {
      const goes = defaultDeleteFilter(item, defaultProtectedNodes)
      // What others wrote in what is undone goes unasked, and is not noted.
      if (goes) noteStruckItem(item)
      return goes
    },
    captureTransaction: ({ meta }) => meta.get('addToHistory') !== false,
  })
  const end = manager.destroy.bind(manager)
  manager.destroy = () => manager._observers.clear()
  return { manager, end }
}
