import { need } from './elements.ts'
import { makeButton } from './make.ts'
import type { Regions } from './regions.ts'
import type { Say } from './words.ts'

/** Who is here, taken by the keyboard: letters find a person, one key says what there is to say of them. */
export type People = { focus(): void; renew(): void }

const tapKeys: Record<string, string> = { p: 'present', f: 'excused', '-': 'absent' }
const partKeys: Record<string, string> = { k: 'came', g: 'left' }

type Given = { regions: Regions; say: Say; itemId(): string }

export function openPeople(given: Given): People {
  const column = need('#room-people')
  const field = need<HTMLInputElement>('#room-find-person')
  let at = ''
  need('.find-person').hidden = false

  const rows = () => [...column.querySelectorAll<HTMLElement>('.attendee')].filter((row) => !row.hidden)
  const rowOf = (target: EventTarget | null) =>
    (target as HTMLElement | null)?.closest<HTMLElement>('.attendee')

  /** One row at a time is in the order of Tab, with its buttons: thirty people would else be a hundred stops. */
  const renew = () => {
    filter()
    const all = rows()
    const current = all.find((row) => row.dataset.invitee === at) ?? all[0]
    for (const row of column.querySelectorAll<HTMLElement>('.attendee')) {
      const index = row === current ? 0 : -1
      row.tabIndex = index
      for (const button of row.querySelectorAll('button')) button.tabIndex = index
    }
    const itemField = column.querySelector<HTMLInputElement>('#presence [name="itemId"]')
    if (itemField) itemField.value = given.itemId()
  }
  const filter = () => {
    const words = plain(field.value)
    for (const row of column.querySelectorAll<HTMLElement>('.attendee'))
      row.hidden = !plain(row.dataset.name ?? '')
        .split(' ')
        .some((_, index, parts) => parts.slice(index).join(' ').startsWith(words))
  }
  const go = (row: HTMLElement | undefined) => {
    if (!row) return
    at = row.dataset.invitee ?? ''
    renew()
    row.focus()
  }
  const step = (row: HTMLElement, by: number) => {
    const all = rows()
    const next = all.indexOf(row) + by
    if (next < 0) field.focus()
    else go(all[Math.min(next, all.length - 1)])
  }

  field.addEventListener('input', renew)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    go(rows()[0])
  })
  column.addEventListener('focusin', (event) => {
    const row = rowOf(event.target)
    if (!row || row.dataset.invitee === at) return
    at = row.dataset.invitee ?? ''
    renew()
  })
  const taps = openTaps(given, column)
  column.addEventListener('keydown', (event) => {
    const row = rowOf(event.target)
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(row, event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Home') go(rows()[0])
    else if (event.key === 'End') go(rows().at(-1))
    else if (key in tapKeys || key in partKeys) taps.press(row, tapKeys[key] ?? partKeys[key] ?? '')
    else if (key === 'v') chooseDeputy(column, row)
    else if (key === 'z') taps.undo()
    else if (key === '/' || key === 'backspace') field.select()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  renew()
  return {
    focus() {
      // On a touch screen the field would bring up a keyboard over the list.
      if (matchMedia('(pointer: coarse)').matches) return column.focus()
      field.focus()
      field.select()
    },
    renew,
  }
}

/** What was tapped is saved at once, and taken back by what stood before. */
function openTaps({ regions, say }: Given, column: HTMLElement) {
  let before: { inviteeId: string; stands: Record<string, string> } | null = null
  const form = () => column.querySelector<HTMLFormElement>('#presence')

  const undo = () => {
    const stood = before
    const sent = form()
    if (!stood || !sent) return
    before = null
    void regions.post(sent, { inviteeId: stood.inviteeId, ...stood.stands })
  }
  regions.onShown(({ sent }) => {
    if (sent?.id !== 'presence' || !before) return
    const row = column.querySelector<HTMLElement>(`[data-invitee="${before.inviteeId}"]`)
    if (!row || row.dataset.stands === JSON.stringify(before.stands)) return
    regions.tell(toldOf(row), makeButton(say('room.undo'), { class: 'room-tool' }, undo))
  })
  // Whichever way a button is pressed: by mouse, by Enter on it, or by its key in the row.
  column.addEventListener(
    'click',
    (event) => {
      const row = (event.target as HTMLElement).closest('button.tap')?.closest<HTMLElement>('.attendee')
      if (row)
        before = { inviteeId: row.dataset.invitee ?? '', stands: JSON.parse(row.dataset.stands ?? '{}') }
    },
    { capture: true },
  )
  return {
    undo,
    press(row: HTMLElement, what: string) {
      const button = [...row.querySelectorAll<HTMLButtonElement>('button.tap')].find(({ value }) =>
        value.startsWith(`${what} `),
      )
      button?.click()
    },
  }
}

/** "Eli Arnkværn Bryhni: Til stede, fra sak 3" */
function toldOf(row: HTMLElement): string {
  const pressed = [...row.querySelectorAll('button[aria-pressed="true"]')].map((button) => button.textContent)
  return [row.dataset.name, pressed.join(', ')].filter(Boolean).join(': ')
}

/** Who comes in another's place is chosen in the form for it, with this person already in it. */
function chooseDeputy(column: HTMLElement, row: HTMLElement) {
  const form = column.querySelector<HTMLFormElement>('#deputy')
  const fold = form?.closest('details')
  if (!form || !fold) return
  fold.open = true
  ;(form.elements.namedItem('inviteeId') as HTMLSelectElement).value = row.dataset.invitee ?? ''
  ;(form.elements.namedItem('deputisingForId') as HTMLSelectElement).focus()
}

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trimStart()
