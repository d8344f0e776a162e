import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { between, chanceOf, weighted } from '../../../scripts/converge/chance.ts'
import type { Made, Standing } from '../../../scripts/converge/made.ts'

/**
 * Hands for the page of the room: edits at random in the editor that stands there, by its own keys and as its writer would, each
 * word of their own marked («a17»), so that it can be told later whether it is still there.
 */
const weights = {
  word: 50,
  split: 8,
  join: 8,
  bullets: 4,
  numbers: 2,
  indent: 5,
  outdent: 5,
  bold: 5,
  remove: 6,
  paste: 3,
  undo: 4,
  card: 3,
  back: 3,
}

type Edit = keyof typeof weights
type Place = { node: Node; start: number }

const fillers = ['kommunen', 'drøftet', 'saken', 'og', 'ba', 'om', 'en', 'oversikt', 'til', 'neste', 'møte']

declare global {
  interface Window {
    hands: { run: typeof run; stands(): Standing }
    /** is told now and then how many edits are made */
    told?(edits: number): void
  }
}

const made: Made = { edits: 0, counts: {}, words: [] }
const gone: string[] = []

async function run({ name, seed, edits }: { name: string; seed: number; edits: number }): Promise<Made> {
  const chance = chanceOf(seed)
  editor().on('transaction', ({ transaction }) => {
    if (transaction.docChanged) noteGone(transaction.before, transaction.doc, doing)
  })
  for (made.edits = 0; made.edits < edits; made.edits++) {
    const edit = weighted(chance, weights)
    doing = `${name}'s own ${edit}`
    const before = marked(editor().state.doc)
    const word = `«${name}${made.edits}»`
    if (acts[edit](chance, word)) made.counts[edit] = (made.counts[edit] ?? 0) + 1
    const after = marked(editor().state.doc)
    if (after.has(word)) made.words.push(word)
    if (edit === 'undo') made.words = made.words.filter((one) => after.has(one) || !before.has(one))
    doing = 'another'
    if (made.edits % 5 === 0) window.told?.(made.edits)
    await new Promise((resolve) => setTimeout(resolve, isAway() ? 25 : between(chance, 0, 8)))
  }
  window.told?.(edits)
  return made
}

let doing = 'another'

/** Without a line one writes on, but most is to be written while both see what the other writes. */
const isAway = () => document.querySelector<HTMLElement>('#room-status')?.dataset.state === 'offline'

const editor = (): Editor => {
  const found = document.querySelector<HTMLElement & { editor?: Editor }>('.text-written')?.editor
  if (!found) throw new Error('no editor on this page')
  return found
}

const marked = (doc: Node): Set<string> =>
  new Set(doc.textBetween(0, doc.content.size, '\n', ' ').match(/«\w+»/g) ?? [])

function noteGone(before: Node, after: Node, by: string) {
  const left = marked(after)
  for (const word of marked(before)) if (!left.has(word)) gone.push(`${word} by ${by}`)
}

/** The blocks that words stand in, of one kind or of all. */
function blocks(wanted: (place: Place) => boolean = () => true): Place[] {
  const found: Place[] = []
  editor().state.doc.descendants((node, start) => {
    if (node.isTextblock && wanted({ node, start })) found.push({ node, start })
    return !node.isTextblock
  })
  return found
}

const oneOf = <One>(chance: () => number, all: readonly One[]): One | undefined =>
  all[between(chance, 0, all.length - 1)]

/**
 * A place where a word may stand: at an end of the block, or behind a space. Not before a marked word: the editor tells the shared text
 * what differs, and of two that begin alike it would tell that the second came between the first's letters.
 */
function betweenWords(chance: () => number, { node, start }: Place): number {
  const text = node.textBetween(0, node.content.size, '\n', '\n')
  const offsets = [text.length]
  for (const { index } of text.matchAll(/(?<=^| )(?!«)/g)) offsets.push(index)
  return start + 1 + (oneOf(chance, offsets) ?? 0)
}

function putCaret(at: number, to = at) {
  editor().view.focus()
  editor().commands.setTextSelection({ from: at, to })
}

function press(key: string, more: KeyboardEventInit = {}) {
  const { dom } = editor().view
  dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
}

function goSomewhere(chance: () => number, wanted?: (place: Place) => boolean): Place | null {
  const block = oneOf(chance, blocks(wanted))
  if (!block) return null
  putCaret(betweenWords(chance, block))
  return block
}

/** As a keyboard writes it: what listens for text hears it first. */
function type(text: string) {
  const { view } = editor()
  const { from, to } = view.state.selection
  const write = () => view.state.tr.insertText(text, from, to)
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, text, write)))
    view.dispatch(write())
}

const atTop = ({ start }: Place) => editor().state.doc.resolve(start).depth === 0
const inList = ({ start }: Place) => editor().state.doc.resolve(start).parent.type.name === 'listItem'
const isCard = ({ node }: Place) => node.type.name === 'card'

/** Each tells whether there was anything to do it to. */
const acts: Record<Edit, (chance: () => number, word: string) => boolean> = {
  word(chance, word) {
    const block = goSomewhere(chance)
    if (!block) return false
    const { $from } = editor().state.selection
    // Before other words it stands alone: a filler might begin as the next does, and the marked word would be told of in two pieces.
    const filler = chance() < 0.7 && !$from.nodeAfter ? `${oneOf(chance, fillers)} ` : ''
    const behind = $from.nodeBefore?.text
    type(behind && !behind.endsWith(' ') ? ` ${filler}${word}` : `${filler}${word} `)
    return true
  },
  split(chance) {
    if (!goSomewhere(chance, (place) => place.node.content.size > 30)) return false
    press('Enter')
    return true
  },
  join(chance) {
    const block = oneOf(chance, blocks().slice(1))
    if (!block) return false
    putCaret(block.start + 1)
    press('Backspace')
    return true
  },
  bullets: (chance) => goSomewhere(chance) !== null && editor().commands.toggleList('bulletList', 'listItem'),
  numbers: (chance) =>
    goSomewhere(chance) !== null && editor().commands.toggleList('orderedList', 'listItem'),
  indent(chance) {
    if (!goSomewhere(chance, inList)) return false
    press('Tab')
    return true
  },
  outdent(chance) {
    if (!goSomewhere(chance, inList)) return false
    press('Tab', { shiftKey: true })
    return true
  },
  bold(chance) {
    const word = aWord(chance, /\S+/g)
    if (!word) return false
    putCaret(word.from, word.to)
    press('b', { ctrlKey: true })
    return true
  },
  remove(chance) {
    const word = aWord(chance, /(?<=^|[\s])[a-zæøå]+(?= )/g)
    if (!word) return false
    putCaret(word.from, word.to)
    return editor().commands.deleteSelection()
  },
  paste(chance, word) {
    if (!goSomewhere(chance)) return false
    const data = new DataTransfer()
    data.setData(
      'text/plain',
      `${oneOf(chance, fillers)} ${oneOf(chance, fillers)}\n${word} ${oneOf(chance, fillers)}`,
    )
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    editor().view.dom.dispatchEvent(event)
    return true
  },
  undo() {
    press('z', { ctrlKey: true })
    return true
  },
  card(chance) {
    if (blocks(isCard).length > 5 || !goSomewhere(chance, (place) => atTop(place) && !isCard(place)))
      return false
    press('v', { altKey: true })
    return true
  },
  back(chance) {
    const card = oneOf(chance, blocks(isCard))
    if (!card) return false
    putCaret(card.start + 1)
    press('Backspace')
    return true
  },
}

function aWord(chance: () => number, form: RegExp): { from: number; to: number } | null {
  const block = oneOf(chance, blocks())
  const text = block?.node.textBetween(0, block.node.content.size, '\n', '\n') ?? ''
  const word = oneOf(chance, [...text.matchAll(form)])
  return block && word
    ? { from: block.start + 1 + word.index, to: block.start + 1 + word.index + word[0].length }
    : null
}

function stands(): Standing {
  const { state } = editor()
  const { doc } = (state as unknown as { 'y-sync$': { doc: Y.Doc } })['y-sync$']
  const bytes = Y.encodeStateAsUpdate(doc)
  return {
    json: editor().getJSON(),
    gone,
    bytes: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  }
}

window.hands = { run, stands }
