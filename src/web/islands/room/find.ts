import type { RoomFacts } from '#src/web/writing/room-facts.ts'
import type { RoomEditor } from './editor.ts'
import { need } from './elements.ts'
import { make } from './make.ts'
import type { Say } from './words.ts'

type Hit = ReturnType<RoomEditor['find']>[number]

const mostHits = 100

type Given = {
  editor: RoomEditor
  facts: RoomFacts
  say: Say
  go(itemId: string): void
}

/** Looks for words in the text of all items: a list of hits with a little of what stands around each; Enter goes there. */
export function openFind({ editor, facts, say, go }: Given): { open(): void } {
  const dialog = need<HTMLDialogElement>('#room-find')
  const field = need<HTMLInputElement>('#room-find-words')
  const list = need('#room-hits')
  const count = need('#room-hit-count')
  let hits: Hit[] = []
  let chosen = 0

  const show = () => {
    const words = field.value.trim()
    hits = words.length < 2 ? [] : editor.find(words).slice(0, mostHits)
    chosen = 0
    list.replaceChildren(...hits.map((hit, at) => rowOf(hit, { at, facts, say })))
    count.textContent =
      words.length < 2 ? '' : hits.length > 0 ? say('room.hits', { count: hits.length }) : say('room.noHits')
    mark()
  }
  const mark = () => {
    for (const [at, row] of [...list.children].entries())
      row.setAttribute('aria-selected', String(at === chosen))
    const row = list.children[chosen]
    if (row) field.setAttribute('aria-activedescendant', row.id)
    else field.removeAttribute('aria-activedescendant')
    row?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (hit: Hit | undefined) => {
    if (!hit) return
    dialog.close()
    go(hit.itemId)
    editor.select(hit)
  }

  field.addEventListener('input', show)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') choose(hits[chosen])
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1
      chosen = hits.length === 0 ? 0 : (chosen + by + hits.length) % hits.length
      mark()
    } else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    const row = (event.target as HTMLElement).closest('li')
    if (row) choose(hits[[...list.children].indexOf(row)])
  })
  return {
    open() {
      dialog.showModal()
      field.select()
      show()
    },
  }
}

function rowOf(
  { itemId, before, words, after }: Hit,
  { at, facts, say }: { at: number; facts: RoomFacts; say: Say },
): HTMLElement {
  const item = facts.items.find(({ id }) => id === itemId)
  const place = say('room.item', { number: item?.number ?? '', title: item?.title ?? '' })
  return make(
    'li',
    { id: `room-hit-${at}`, role: 'option' },
    ...[make('span', { class: 'hint' }, place), make('br')],
    ...[before, make('mark', {}, words), after],
  )
}
