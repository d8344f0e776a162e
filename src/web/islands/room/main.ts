import type { RoomFacts } from '#src/web/writing/room-facts.ts'
import { type Agenda, addressOf, openAgenda } from './agenda.ts'
import { openEditor, type RoomEditor } from './editor.ts'
import { need } from './elements.ts'
import { openFind } from './find.ts'
import { listenForKeys } from './keys.ts'
import { isWritable, type Line, openLine } from './line.ts'
import { openPanels } from './panels.ts'
import { openPeople, type People } from './people.ts'
import { openRegions, type Regions } from './regions.ts'
import { showStatus } from './status.ts'
import { sayFrom } from './words.ts'

/**
 * The drafting room: the page of a meeting's minutes with one text that all writers share. Where it cannot be opened, the page's own
 * form is as good as ever; where somebody has already begun to type into that form, it is theirs until it is saved.
 */
const facts: RoomFacts = JSON.parse(need('#room-facts').textContent ?? '')
const say = sayFrom(facts.words)
const form = need('#room-form')
const hasTyped = [...form.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue)

if (!hasTyped) {
  form.inert = true
  try {
    await openRoom()
  } catch (error) {
    cannotOpen()
    throw error
  }
}

async function openRoom() {
  const line = openLine(facts)
  need('#room-bar').hidden = false
  const status = need('#room-status')
  status.textContent = say('room.opening')
  await line.ready
  form.hidden = true
  const editor = openEditor({ mount: need('#room-text'), line, facts })
  need('#room').dataset.open = 'yes'
  // The keys of what is hidden now would lead nowhere.
  for (const hidden of document.querySelectorAll(
    '#room-form [data-keys], #room .framed [data-keys], .without-room [data-keys]',
  ))
    hidden.removeAttribute('data-keys')
  // What is typed into a text that is closed would be kept nowhere.
  const shut = () => {
    need('#room-text').inert = !isWritable(line.state, agenda.itemId())
  }
  line.onState(shut)
  showStatus({
    line,
    say,
    facts,
    addresses: {
      signIn: `/?to=${encodeURIComponent(`${location.pathname}${location.search}`)}`,
      lastGood: (itemId) => `/agenda-items/${itemId ?? agenda.itemId()}/versions`,
    },
    text: () => need('#room-text').innerText,
  })
  const agenda: Agenda = openAgenda({
    facts,
    line,
    say,
    itemTexts: () => editor.itemTexts(),
    onOpen(itemId, focus) {
      delete need('#room').dataset.panel
      editor.show(itemId, { focus })
      shut()
      people.renew()
      void regions.load(addressOf(itemId))
    },
  })
  const where = { itemId: () => agenda.itemId(), address: () => addressOf(agenda.itemId()) }
  const regions = openRegions({ say, ...where, flush: () => line.flush() })
  const people = openPeople({ regions, say, itemId: where.itemId })
  editor.show(agenda.itemId(), { focus: document.activeElement === document.body })
  agenda.mark()
  const panels = openPanels({ regions, flush: () => line.flush(), ...where })
  followServer({ line, regions, agenda, people, panels })
  openTools({ line, editor, agenda, people, panels })
}

type Parts = {
  line: Line
  editor: RoomEditor
  regions: Regions
  agenda: Agenda
  people: People
  panels: ReturnType<typeof openPanels>
}

/** What others change, or the server makes of the text, shows beside it. */
function followServer({ line, regions, agenda, people, panels }: Omit<Parts, 'editor'>) {
  line.on('written', () => regions.refresh())
  line.on('changed', () => regions.refresh())
  regions.onShown(({ page, address, sent }) => {
    const told = page.querySelector('#room-facts')?.textContent
    // The same object for all: whoever holds it sees new items and names.
    if (told) Object.assign(facts, { ...(JSON.parse(told) as RoomFacts), token: facts.token })
    const itemId = address.searchParams.get('item')
    if (itemId === agenda.itemId() && page.title) document.title = page.title
    agenda.mark()
    people.renew()
    if (sent?.id === 'new-item' && itemId && itemId !== agenda.itemId()) {
      panels.itemAdded()
      agenda.open(itemId)
    }
  })
}

function openTools({ line, editor, agenda, people, panels }: Omit<Parts, 'regions'>) {
  const room = need('#room')
  const find = openFind({ editor, facts, say, go: (itemId) => agenda.open(itemId, { focus: false }) })
  const toText = () => {
    delete room.dataset.panel
    editor.focus()
  }
  const toPanel = (name: 'agenda' | 'people') => {
    room.dataset.panel = name
    if (name === 'people') people.focus()
    else room.querySelector<HTMLElement>('.contents [aria-current]')?.focus()
  }
  const send = async () => {
    const address = room.dataset.sending ?? ''
    await line.flush()
    location.assign(address)
  }
  const tools: Record<string, () => void> = {
    agenda: () => (room.dataset.panel === 'agenda' ? toText() : toPanel('agenda')),
    people: () => (room.dataset.panel === 'people' ? toText() : toPanel('people')),
    newItem: panels.newItem,
    findShort: find.open,
    check: () => void panels.check(),
    preview: () => void panels.preview(),
    send: () => void send(),
    keys: listKeys,
    toText,
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-tool]'))
    button.addEventListener('click', () => tools[button.dataset.tool ?? '']?.())
  for (const dialog of document.querySelectorAll('dialog.room-dialog'))
    dialog.addEventListener('close', () => editor.focus())
  const overText = (act: () => void) => () => {
    panels.closeAll()
    act()
  }
  room.addEventListener('pointerdown', ({ target }) => {
    if (room.dataset.panel && !(target as HTMLElement).closest('.contents, .who-came'))
      delete room.dataset.panel
  })
  listenForKeys({
    alt: {
      j: overText(() => agenda.step(1)),
      k: overText(() => agenda.step(-1)),
      n: overText(panels.newItem),
      p: overText(() => toPanel('people')),
      v: overText(() => editor.begin('decision')),
      o: overText(() => editor.begin('follow-up')),
      g: overText(() => editor.begin('working-group')),
      r: overText(() => void panels.preview()),
      q: overText(() => void panels.check()),
      l: overText(find.open),
      s: overText(() => void send()),
      t: overText(toText),
    },
    nextColumn: (backwards) => goToColumn({ room, toText, toPanel, backwards }),
    list: listKeys,
    leave(target) {
      if (panels.isOpen() || need('#room-text').contains(target)) return false
      toText()
      return true
    },
  })
}

type Columns = {
  room: HTMLElement
  toText(): void
  toPanel(name: 'agenda' | 'people'): void
  backwards: boolean
}

/** Agenda, text, people, and round again. */
function goToColumn({ room, toText, toPanel, backwards }: Columns) {
  const columns = [() => toPanel('agenda'), toText, () => toPanel('people')]
  const selectors = ['.contents', '.now', '.who-came']
  const at = selectors.findIndex((selector) => room.querySelector(selector)?.contains(document.activeElement))
  const next = at === -1 ? 1 : (at + (backwards ? 2 : 1)) % 3
  columns[next]?.()
}

/** The page's own list of keys, which it opens by a question mark outside of any text. */
function listKeys() {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))
}

function cannotOpen() {
  form.hidden = false
  form.inert = false
  delete need('#room').dataset.open
  need('#room-text').replaceChildren()
  need('#room-status').textContent = say('room.cannotOpen')
  document.querySelector<HTMLElement>('.room-tools')?.setAttribute('hidden', '')
}
