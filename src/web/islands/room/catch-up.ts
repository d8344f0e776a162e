import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Lets the editor see where the browser's caret is now. The browser tells it in a task of its own, which a quick hand's next key
 * may overtake: Home and Backspace in one breath would delete at the old place.
 */
export function catchUp(view: EditorView) {
  const { domObserver } = view as EditorView & { domObserver?: { flush(): void } }
  if (!view.composing) domObserver?.flush()
}

export const keepUp = Extension.create({
  name: 'keepUp',
  // Before every other key.
  priority: 5000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyDown(view) {
          catchUp(view)
          return false
        },
      },
    }),
  ],
})
