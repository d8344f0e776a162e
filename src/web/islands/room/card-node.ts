import { Node, type NodeViewRendererProps } from '@tiptap/core'
import type { Node as Tree } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { type CardKind, cardKinds } from '#src/domain/drafting/markers/known.ts'
import { readOf } from './card-words.ts'
import { chooseName, type NameChoice } from './choose-name.ts'
import { make, makeButton } from './make.ts'
import type { Surroundings } from './surroundings.ts'
import { type Understood, understoodOf } from './understood.ts'

/** A decision, a follow-up or a working group in the text: its words are written here, and a row is made of them. */
export const cardNode = (given: Surroundings) =>
  Node.create({
    name: 'card',
    group: 'block',
    content: 'inline*',
    marks: 'bold',
    defining: true,
    addAttributes: () => ({
      kind: {
        default: null,
        parseHTML: (element) => kindOf(element.dataset.card),
        renderHTML: ({ kind }) => ({ 'data-card': kind }),
      },
      id: {
        default: null,
        parseHTML: (element) => element.dataset.id ?? null,
        renderHTML: ({ id }) => ({ 'data-id': id }),
      },
    }),
    parseHTML: () => [{ tag: 'div[data-card]' }],
    renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes, 0],
    addNodeView: () => (props) => cardView(props, given),
  })

const kindOf = (kind: unknown): CardKind => cardKinds.find((one) => one === kind) ?? 'decision'

/** The card as it is seen: its kind, the words, and what was understood of them. Only its own change makes it read again. */
function cardView({ node, view, getPos }: NodeViewRendererProps, given: Surroundings): NodeView {
  const label = make('div', { class: 'card-kind', contenteditable: 'false' })
  const words = make('div', { class: 'card-words' })
  const beneath = make('div', { class: 'card-understood', contenteditable: 'false' })
  const dom = make('div', { role: 'group' }, label, words, beneath)
  let [shown, said] = [node, '']
  const show = () => {
    const kind = kindOf(shown.attrs.kind)
    const { number = null, fault = null } = given.told.of(String(shown.attrs.id)) ?? {}
    const understood = shown.content.size > 0 ? understoodOf(readOf(shown, given.facts), given) : null
    const now = JSON.stringify([shown.attrs, understood, number, fault])
    // Most keys change nothing of what is understood.
    if (now === said) return
    said = now
    dom.className = `text-card card-${kind}`
    dom.dataset.card = String(shown.attrs.id)
    label.textContent = [given.say(`room.card.${kind}`), number].filter(Boolean).join(' ')
    dom.setAttribute('aria-label', label.textContent)
    beneath.replaceChildren(
      ...(understood
        ? understoodParts(understood, (choice) => chooseName(view, getPos() ?? 0, choice))
        : [make('p', { class: 'card-hint' }, given.say(`room.card.hint.${kind}`))]),
      ...(understood && fault ? [make('p', { class: 'card-problem' }, given.say(faultSentence(fault)))] : []),
    )
  }
  show()
  const stop = given.told.on(String(node.attrs.id), show)
  return {
    dom,
    contentDOM: words,
    update(next: Tree) {
      if (next.type !== shown.type) return false
      const same = next === shown
      shown = next
      if (!same) show()
      return true
    },
    destroy: stop,
    // The buttons beneath are pressed, not written in.
    stopEvent: (event) => event.target instanceof Element && event.target.closest('button') !== null,
    ignoreMutation: (mutation) =>
      mutation.type === 'selection' ? false : !words.contains(mutation.target) || mutation.target === dom,
  }
}

function understoodParts(
  { facts, problems }: Understood,
  choose: (choice: NameChoice) => void,
): HTMLElement[] {
  const line = facts.map(({ label, value }) =>
    make('span', {}, make('span', { class: 'card-label' }, `${label}: `), value),
  )
  let number = 0
  const asked = problems.map(({ sentence, names, words }) =>
    make(
      'p',
      { class: 'card-problem' },
      sentence,
      ...names.map((name) => {
        number++
        const keys = number <= 9 ? { 'aria-keyshortcuts': `Alt+${number}` } : {}
        const button = makeButton(name, { class: 'card-choice', ...keys }, () => choose({ words, name }))
        if (number <= 9) button.append(make('kbd', { 'aria-hidden': 'true' }, `Alt+${number}`))
        return button
      }),
    ),
  )
  return [...(line.length > 0 ? [make('p', { class: 'card-facts' }, ...line)] : []), ...asked]
}

/** Why the server could not make a row of it, where that can be said shortly; what its words lack stands above already. */
const faultSentence = (code: string) =>
  code === 'decisions.too-many-votes' ? 'room.card.fault.votes' : ('room.card.fault' as const)
