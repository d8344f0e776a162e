import { Editor } from '@tiptap/core'
import { v4 } from 'uuid'
import type { CardKind } from '#src/domain/drafting/markers/known.ts'
import type { RoomFacts } from '../../writing/room-facts.ts'
import { readOf } from './card-words.ts'
import { beginCard, cardAt } from './cards.ts'
import { alsoHere } from './carets.ts'
import { catchUp } from './catch-up.ts'
import { choiceList } from './choice-list.ts'
import { extensionsOf } from './extensions.ts'
import { histories } from './histories.ts'
import { isWritable, type Line } from './line.ts'
import { linkField } from './link-field.ts'
import { make } from './make.ts'
import { messages } from './messages.ts'
import { openPhraseList } from './phrases.ts'
import { type Found, hasText, placeOf, seek } from './seek.ts'
import type { Say, Surroundings } from './surroundings.ts'
import { toldOfCards } from './told-of-cards.ts'
import { toolbar } from './toolbar.ts'
import { understoodOf } from './understood.ts'
import { sayFrom } from './words.ts'

export type RoomEditor = {
  /** the text of that item, with the caret where it was left */
  show(itemId: string, options?: { focus?: boolean }): void
  focus(): void
  /** a card where the caret is, of the line that it stands in */
  begin(kind: CardKind): void
  /** the item's usual sentences, at the caret */
  openPhrases(): void
  /** where words stand in the texts of all items, in the agenda's order */
  find(words: string): Found[]
  /** goes to what was found and marks it */
  select(found: Found): void
  /** by item: whether something is written */
  itemTexts(): Map<string, boolean>
  destroy(): void
}

/**
 * Opens the room's editor in an element of the page: tools, the text of one item at a time, and what is said about it. Every item
 * keeps its caret and what can be undone in it. Nothing is shown before `show`.
 */
export function openEditor({
  mount,
  line,
  facts,
}: {
  mount: HTMLElement
  line: Line
  facts: RoomFacts
}): RoomEditor {
  const say: Say = sayFrom(facts.words)
  const said = messages(say)
  let [itemId, editor, editable]: [string, Editor | null, boolean] = ['', null, true]
  const past = histories(line.doc)
  const given: Surroundings = {
    ...{ facts, say, tell: said.tell, refuse: said.refuse },
    apart: () => past.of(itemId).stopCapturing(),
    itemId: () => itemId,
    newId: () => v4(),
    told: toldOfCards(line.doc),
  }
  const current = () => editor!
  const begin = (kind: CardKind) => {
    if (!editable) return
    catchUp(current().view)
    beginCard(current().view, kind, given)
    current().view.focus()
  }
  const link = linkField({ say, editor: current })
  const tools = toolbar({ say, editor: current, begin, askAddress: link.ask })
  const here = alsoHere(line, given)
  const sheet = make('div', { class: 'text-sheet' })
  const frame = make(
    'div',
    { class: 'text-room' },
    tools.bar,
    link.field,
    said.refusal,
    sheet,
    here.row,
    said.heard,
  )
  mount.append(frame)
  const list = choiceList(frame)
  const extensions = extensionsOf({ given, list, line, askAddress: link.ask })
  const tellOfCard = whenQuiet(() => editor && said.tell(problemsAt(editor, given)))

  function shut() {
    editable = isWritable(line.state, itemId)
    editor?.setEditable(editable, false)
    tools.bar.inert = !editable
  }
  line.onState(shut)

  function open(id: string) {
    if (editor) {
      catchUp(editor.view)
      past.leave(itemId, editor)
    }
    editor?.destroy()
    itemId = id
    editor = new Editor({
      element: sheet,
      extensions: extensions(id, past.of(id)),
      editable,
      injectCSS: false,
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      enableCoreExtensions: { delete: false, drop: false, paste: false, textDirection: false },
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: { attributes: attributesOf(given) },
      onTransaction: ({ editor: one, transaction }) => {
        tools.show(one)
        if (transaction.docChanged) tellOfCard()
      },
    })
    shut()
    past.comeBack(id, editor)
    line.awareness.setLocalStateField('itemId', id)
    said.close()
    here.show()
    tools.show(editor)
  }

  return {
    show(id, { focus = false } = {}) {
      if (id !== itemId) open(id)
      if (focus) editor?.view.focus()
    },
    focus: () => editor?.view.focus(),
    begin,
    openPhrases: () => editor && editable && openPhraseList(editor.view),
    find: (words) =>
      seek(
        line.doc,
        facts.items.map(({ id }) => id),
        words,
      ),
    select(found) {
      this.show(found.itemId, { focus: true })
      const place = placeOf(current().state.doc, found)
      if (place) current().chain().setTextSelection(place).scrollIntoView().run()
    },
    itemTexts: () => new Map(facts.items.map(({ id }) => [id, hasText(line.doc.getXmlFragment(id))])),
    destroy() {
      here.stop()
      editor?.destroy()
      editor = null
      past.forget()
      frame.remove()
    },
  }
}

function attributesOf({ facts, say, itemId }: Surroundings): Record<string, string> {
  const item = facts.items.find(({ id }) => id === itemId())
  const name = [item?.number, item?.title].filter(Boolean).join(' ')
  return {
    class: 'text-written',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': say('room.text-of', { item: name }),
    // Shown by the style sheet while nothing is written, for the eye alone: whoever hears the page is told by the attribute.
    'aria-placeholder': say('room.text-empty'),
    lang: facts.known.language,
    spellcheck: 'true',
  }
}

const quietMs = 1200

/** Runs a while after the last of many calls: whoever hears the page is not spoken to at each key. */
function whenQuiet(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, quietMs)
  }
}

/** What is not clear in the card that the caret is in. */
function problemsAt({ state }: Editor, given: Surroundings): string {
  const at = cardAt(state.selection.$from)
  if (!at || at.card.content.size === 0) return ''
  return understoodOf(readOf(at.card, given.facts), given)
    .problems.map(({ sentence }) => sentence)
    .join(' ')
}
