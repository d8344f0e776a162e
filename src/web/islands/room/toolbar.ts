import type { Editor } from '@tiptap/core'
import type { CardKind } from '#src/domain/drafting/markers/known.ts'
import { make, makeButton } from './make.ts'
import type { Say } from './surroundings.ts'
import { cellAt, insertTable, tableCommands } from './table-commands.ts'
import { type ToolIcon, toolIcon } from './tool-icons.ts'

type Tool = {
  name: Parameters<Say>[0]
  keys?: string
  /** drawn on it, or its first letter in that style, as Word has it; without either it shows its name */
  face?: ToolIcon | 'bold' | 'italic'
  act(editor: Editor): unknown
  /** where the caret is in what the button makes */
  isOn?: (editor: Editor) => boolean
  /** shown only while the caret is in a table, or only while it is not: the row has no room for both */
  inTable?: boolean
}

/** One row of buttons; it is one stop of Tab, and arrows go within it. */
export function toolbar(given: {
  say: Say
  editor(): Editor
  begin(kind: CardKind): void
  askAddress(): void
}): { bar: HTMLElement; show(editor: Editor): void } {
  const { say } = given
  const bar = make('div', { role: 'toolbar', class: 'text-tools', 'aria-label': say('room.tools') })
  const buttons = tools(given).map((tool) => {
    const button = makeButton('', { tabindex: '-1', ...namesOf(tool, say) }, () => tool.act(given.editor()))
    button.append(faceOf(tool, say))
    if (tool.isOn) button.setAttribute('aria-pressed', 'false')
    button.hidden = tool.inTable === true
    bar.append(button)
    return { tool, button }
  })
  buttons[0]?.button.setAttribute('tabindex', '0')
  bar.addEventListener('keydown', (event) => moveWithin(bar, event))
  let waiting = false
  const show = (editor: Editor) => {
    const inTable = cellAt(editor.state) !== null
    for (const { tool, button } of buttons) {
      if (tool.inTable !== undefined) button.hidden = tool.inTable !== inTable
      if (tool.isOn) button.setAttribute('aria-pressed', String(tool.isOn(editor)))
    }
    // What is hidden is no stop of Tab, and the row has to have one.
    if (bar.querySelector('[tabindex="0"]:not([hidden])')) return
    for (const { button } of buttons) button.tabIndex = -1
    if (buttons[0]) buttons[0].button.tabIndex = 0
  }
  return {
    bar,
    // At most once for each picture on the screen: a key that is held down waits for nothing.
    show(editor) {
      if (waiting) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        if (!editor.isDestroyed) show(editor)
      })
    },
  }
}

function namesOf({ name, keys, face }: Tool, say: Say): Record<string, string | undefined> {
  const named = face ? { 'aria-label': say(name), title: say(name) } : {}
  return keys ? { ...named, 'aria-keyshortcuts': keys, title: `${say(name)} (${inWords(keys)})` } : named
}

function faceOf({ name, face }: Tool, say: Say): Node | string {
  if (face === undefined) return say(name)
  if (face !== 'bold' && face !== 'italic') return toolIcon(face)
  return make('span', { class: `face-${face}`, 'aria-hidden': 'true' }, say(name).slice(0, 1))
}

const inWords = (keys: string) => keys.replace('Control', 'Ctrl')

function tools({ begin, askAddress }: { begin(kind: CardKind): void; askAddress(): void }): Tool[] {
  const inTable = true as const
  return [
    {
      ...{ name: 'room.bold', face: 'bold', keys: 'Control+B', isOn: (editor) => editor.isActive('bold') },
      act: (editor) => editor.chain().focus().toggleMark('bold').run(),
    },
    {
      ...{
        name: 'room.italic',
        face: 'italic',
        keys: 'Control+I',
        isOn: (editor) => editor.isActive('italic'),
      },
      act: (editor) => editor.chain().focus().toggleMark('italic').run(),
    },
    {
      ...{
        name: 'room.list',
        face: 'list',
        keys: 'Control+Shift+8',
        isOn: (editor) => editor.isActive('bulletList'),
      },
      act: (editor) => editor.chain().focus().toggleList('bulletList', 'listItem').run(),
    },
    {
      ...{
        name: 'room.numbered',
        face: 'numbered',
        keys: 'Control+Shift+7',
        isOn: (editor) => editor.isActive('orderedList'),
      },
      act: (editor) => editor.chain().focus().toggleList('orderedList', 'listItem').run(),
    },
    {
      ...{ name: 'room.link', face: 'link', keys: 'Control+K', isOn: (editor) => editor.isActive('link') },
      act: askAddress,
    },
    {
      ...{ name: 'room.table', face: 'table', isOn: ({ state }) => cellAt(state) !== null },
      act: (editor) => insertTable(editor) && editor.commands.focus(),
    },
    {
      ...{ name: 'room.table.row', face: 'row', inTable },
      act: (editor) => tableCommands.addRow(editor) && editor.commands.focus(),
    },
    {
      ...{ name: 'room.table.column', face: 'column', inTable },
      act: (editor) => tableCommands.addColumn(editor) && editor.commands.focus(),
    },
    {
      ...{ name: 'room.table.no-row', face: 'noRow', inTable },
      act: (editor) => tableCommands.removeRow(editor) && editor.commands.focus(),
    },
    {
      ...{ name: 'room.table.no-column', face: 'noColumn', inTable },
      act: (editor) => tableCommands.removeColumn(editor) && editor.commands.focus(),
    },
    { name: 'room.card.decision', inTable: false, act: () => begin('decision') },
    { name: 'room.card.follow-up', inTable: false, act: () => begin('follow-up') },
    { name: 'room.card.working-group', inTable: false, act: () => begin('working-group') },
  ]
}

function moveWithin(bar: HTMLElement, event: KeyboardEvent) {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not([hidden])')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const wanted = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
  const next = wanted === undefined ? undefined : buttons.at(wanted % buttons.length)
  if (!next) return
  event.preventDefault()
  for (const button of bar.querySelectorAll('button')) button.setAttribute('tabindex', '-1')
  next.setAttribute('tabindex', '0')
  next.focus()
}
