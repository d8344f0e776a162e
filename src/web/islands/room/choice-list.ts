import { make } from './make.ts'

export type Choice = { label: string; hint?: string; number?: number; take(): void }

/** A list at the caret while the caret stays in the text: arrows move in it, and whoever hears the page is told where they are. */
export type ChoiceList = {
  open(list: { name: string; choices: Choice[]; at: { left: number; bottom: number } }): void
  close(): void
  move(by: 1 | -1): void
  /** the one that is marked, or that of the number */
  take(number?: number): boolean
  isOpen(): boolean
}

export function choiceList(frame: HTMLElement): ChoiceList {
  const list = make('ul', { role: 'listbox', id: 'room-choices', class: 'text-choices', hidden: true })
  frame.append(list)
  let [choices, current]: [Choice[], number] = [[], 0]
  const text = () => frame.querySelector('[role="textbox"]')
  const mark = (at: number) => {
    current = at
    for (const [index, row] of [...list.children].entries())
      row.setAttribute('aria-selected', String(index === at))
    list.children[at]?.scrollIntoView({ block: 'nearest' })
    text()?.setAttribute('aria-activedescendant', `room-choice-${at}`)
  }
  return {
    isOpen: () => !list.hidden,
    open({ name, choices: given, at }) {
      choices = given
      list.setAttribute('aria-label', name)
      list.replaceChildren(...choices.map(rowOf))
      list.hidden = false
      text()?.setAttribute('aria-controls', list.id)
      place(list, frame, at)
      mark(0)
    },
    close() {
      list.hidden = true
      text()?.removeAttribute('aria-activedescendant')
      text()?.removeAttribute('aria-controls')
    },
    move: (by) => mark((current + by + choices.length) % choices.length),
    take(number) {
      const choice = number === undefined ? choices[current] : choices.find((one) => one.number === number)
      choice?.take()
      return choice !== undefined
    },
  }
}

function rowOf({ label, hint, number, take }: Choice, at: number): HTMLElement {
  const row = make('li', { role: 'option', id: `room-choice-${at}` })
  if (number !== undefined) row.append(make('kbd', { 'aria-hidden': 'true' }, String(number)))
  row.append(make('span', {}, label))
  if (hint) row.append(make('span', { class: 'choice-hint' }, hint))
  row.addEventListener('mousedown', (event) => {
    event.preventDefault()
    take()
  })
  return row
}

/** Below the caret, and within the frame. */
function place(list: HTMLElement, frame: HTMLElement, at: { left: number; bottom: number }) {
  const around = frame.getBoundingClientRect()
  const widest = Math.max(0, around.width - list.offsetWidth)
  list.style.left = `${Math.min(Math.max(0, at.left - around.left), widest)}px`
  list.style.top = `${at.bottom - around.top + 4}px`
}
