import type { RoomFacts } from '#src/web/writing/room-facts.ts'
import { need } from './elements.ts'
import type { Line } from './line.ts'
import { make } from './make.ts'
import type { Say } from './words.ts'

/** The items one goes about by. */
export type Agenda = {
  /** the item at which one is */
  itemId(): string
  /** goes to an item without leaving the page; its text is there at once, what stands around it follows */
  open(itemId: string, how?: { focus?: boolean; history?: 'push' | 'replace' | 'none' }): void
  /** goes to the next item, or the one before */
  step(by: 1 | -1): void
  /** puts on what changes while one writes: who writes where, which items are written */
  mark(): void
}

type Given = {
  facts: RoomFacts
  line: Line
  say: Say
  itemTexts(): Map<string, boolean>
  /** what follows an item: the editor, the regions */
  onOpen(itemId: string, focus: boolean): void
}

export function openAgenda(given: Given): Agenda {
  const { facts, line, say } = given
  let current = need('[data-region="head"]').dataset.item ?? ''

  const open: Agenda['open'] = (itemId, { focus = true, history: how = 'push' } = {}) => {
    if (itemId === current) {
      given.onOpen(itemId, focus)
      return
    }
    current = itemId
    if (how !== 'none') history[`${how}State`]({ itemId }, '', addressOf(itemId))
    line.awareness.setLocalStateField('itemId', itemId)
    showHead(facts, itemId)
    mark()
    given.onOpen(itemId, focus)
  }

  let told = ''
  const mark = () => {
    const writers = writersOf(line, facts.person.id)
    told = JSON.stringify([...writers])
    markRows({ current, say, texts: given.itemTexts(), writers })
  }
  // Told of each step of each caret; the rows only say who is where.
  const markWriters = () => {
    if (JSON.stringify([...writersOf(line, facts.person.id)]) !== told) mark()
  }

  listenForLinks(open)
  addEventListener('popstate', () => {
    const itemId = new URL(location.href).searchParams.get('item')
    if (itemId && facts.items.some(({ id }) => id === itemId)) open(itemId, { history: 'none', focus: false })
  })
  line.awareness.on('change', markWriters)
  let timer = 0
  line.doc.on('update', () => {
    clearTimeout(timer)
    timer = setTimeout(mark, 800)
  })
  line.awareness.setLocalStateField('itemId', current)
  history.replaceState({ itemId: current }, '', addressOf(current))
  return {
    itemId: () => current,
    open,
    step(by) {
      const at = facts.items.findIndex(({ id }) => id === current)
      const next = facts.items[at + by]
      if (next) open(next.id)
    },
    mark,
  }
}

/** The page with that item. */
export const addressOf = (itemId: string): string => `${location.pathname}?item=${itemId}`

/** A link to an item of the same page is a step within the room, unless it is to open elsewhere. */
function listenForLinks(open: Agenda['open']) {
  document.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest?.<HTMLAnchorElement>(
      '#room a[href], #room-status a[href], dialog.room-dialog a[href]',
    )
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return
    const { pathname, searchParams } = new URL(link.href)
    const itemId = searchParams.get('item')
    if (pathname !== location.pathname || !itemId || searchParams.size > 1 || link.target === '_blank') return
    event.preventDefault()
    link.closest('dialog')?.close()
    open(itemId)
  })
}

/** What the item is called stands at once; the rest of what is around its text comes from the server. */
function showHead(facts: RoomFacts, itemId: string) {
  const item = facts.items.find(({ id }) => id === itemId)
  const head = need('[data-region="head"]')
  const under = need('[data-region="under"]')
  head.dataset.item = under.dataset.item = itemId
  const number = make('span', { class: 'number' }, item?.number ?? '')
  const title = make('h2', { tabindex: -1 }, number, ` ${item?.title ?? ''}`)
  head.replaceChildren(make('header', { class: 'item-head' }, title))
  under.replaceChildren()
}

/** Who else is at which item, by name. */
function writersOf({ awareness }: Line, ownId: string): Map<string, string[]> {
  const writers = new Map<string, string[]>()
  for (const [client, state] of awareness.getStates()) {
    const { user, itemId } = state as { user?: { id?: string; name?: string }; itemId?: string }
    if (client === awareness.clientID || !itemId || !user?.name || user.id === ownId) continue
    const names = writers.get(itemId) ?? []
    if (!names.includes(user.name)) writers.set(itemId, [...names, user.name])
  }
  return writers
}

type Marks = { current: string; say: Say; texts: Map<string, boolean>; writers: Map<string, string[]> }

function markRows({ current, say, texts, writers }: Marks) {
  for (const row of document.querySelectorAll<HTMLElement>('.contents li[data-item]')) {
    const id = row.dataset.item ?? ''
    const link = row.querySelector('a')
    const isCurrent = id === current
    if (isCurrent) link?.setAttribute('aria-current', 'page')
    else link?.removeAttribute('aria-current')
    if (isCurrent) keepInSight(row)
    const written = row.querySelector<HTMLElement>('[data-written]')
    if (written && texts.has(id)) {
      written.dataset.written = texts.get(id) ? 'yes' : 'no'
      written.textContent = say(texts.get(id) ? 'room.written' : 'room.unwritten')
    }
    row.querySelector('.writers')?.remove()
    const names = writers.get(id)
    if (names)
      link
        ?.querySelector('.hint')
        ?.append(make('span', { class: 'writers' }, say('room.writesHere', { names: names.join(', ') })))
  }
}

function keepInSight(row: HTMLElement) {
  const column = row.closest<HTMLElement>('.contents')
  if (!column || (column.scrollHeight <= column.clientHeight && column.scrollWidth <= column.clientWidth))
    return
  const [outer, inner] = [column.getBoundingClientRect(), row.getBoundingClientRect()]
  if (inner.top < outer.top || inner.bottom > outer.bottom) column.scrollTop += inner.top - outer.top - 40
  if (inner.left < outer.left || inner.right > outer.right) column.scrollLeft += inner.left - outer.left - 16
}
