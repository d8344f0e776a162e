import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { CardRead } from '#src/domain/drafting/markers/card.ts'

/** Words that may mean several, and one whom they may mean. */
export type NameChoice = { words: string; name: string }

/** All that a card asks about, in the order it asks. */
export const choicesOf = (read: CardRead): NameChoice[] =>
  read.problems.flatMap(({ words, choices = [] }) => choices.map(({ name }) => ({ words, name })))

/** Writes the whole name in place of the words that were not clear. */
export function chooseName(view: EditorView, start: number, { words, name }: NameChoice) {
  const card = view.state.doc.nodeAt(start)
  const found = card && placeOfWords(card, words)
  if (!found || !view.editable) return
  const [from, to] = [start + 1 + found.from, start + 1 + found.to]
  view.dispatch(view.state.tr.insertText(name, from, to))
  view.focus()
}

/** Where words stand in a block, as words of their own, counted from its beginning. */
export function placeOfWords(block: Node, words: string): { from: number; to: number } | null {
  const text = block.textBetween(0, block.content.size, '\n', '\n')
  const bare = words.replace(/^@/, '')
  for (let at = text.indexOf(bare); bare !== '' && at >= 0; at = text.indexOf(bare, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + bare.length]))
      return { from: at, to: at + bare.length }
  return null
}

const isLetter = (letter = ' ') => /[\p{L}\p{N}]/u.test(letter)
