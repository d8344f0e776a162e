import { need, regionsIn } from './elements.ts'
import { keepPlace } from './keep-place.ts'
import { make } from './make.ts'
import type { Say } from './words.ts'

/**
 * What the server writes beside the text. Forms in it are sent without leaving the page, and what the answer shows of it takes its
 * place; the text itself, which stands in no region, is never touched.
 */
export type Regions = {
  /** asks for the page anew, soon; what comes of several wishes is one request */
  refresh(): void
  /** asks for the page at an address now, and shows what it has of the regions */
  load(address: string): Promise<void>
  /** what is to be done whenever something was shown anew */
  onShown(listener: (shown: Shown) => void): void
  /** sends a form of a region as if its button was pressed, with these fields instead of its own */
  post(form: HTMLFormElement, fields: Record<string, string>): Promise<void>
  /** says something where the page's messages stand */
  tell(message: string, beside?: HTMLElement): void
}

/** A page that came, at the address where it stands. */
export type Shown = { page: Document; address: URL; sent: HTMLFormElement | null }

type Given = {
  say: Say
  /** the item at which one is: an answer that tells of another is late */
  itemId(): string
  /** where the page with that item stands */
  address(): string
  /** has all that was typed be part of the items before a form that reads them is sent */
  flush(): Promise<boolean>
}

const soonMs = 400
const flushAtMostMs = 4_000

export function openRegions(given: Given): Regions {
  const listeners: ((shown: Shown) => void)[] = []
  const messages = need('#room-messages')
  let timer = 0
  let latest = 0

  function show(answer: Answer, { sent, number }: { sent: HTMLFormElement | null; number: number }) {
    // What was asked for before something was sent does not know of it.
    if (number < latest && !sent) return
    swapRegions(answer.page, { itemId: given.itemId(), background: !sent })
    if (sent) messages.replaceChildren(...messagesOf(answer.page))
    for (const listener of listeners) listener({ ...answer, sent })
    if (sent) messages.querySelector('a')?.scrollIntoView({ block: 'nearest' })
  }

  async function load(address: string) {
    const number = ++latest
    const answer = await ask({ method: 'GET', address })
    if (answer && regionsIn(answer.page).length > 0) show(answer, { sent: null, number })
  }

  let turn: Promise<unknown> = Promise.resolve()

  async function send(form: HTMLFormElement, fields: URLSearchParams) {
    // Taps come faster than answers do: each is sent in its turn, and none is dropped.
    if ('quick' in form.dataset) {
      turn = turn.then(() => deliver(form, fields))
      return turn.then(() => undefined)
    }
    if (form.ariaBusy) return
    form.ariaBusy = 'true'
    await soonerOf(given.flush(), flushAtMostMs)
    await deliver(form, fields)
  }

  async function deliver(form: HTMLFormElement, fields: URLSearchParams) {
    const number = ++latest
    const answer = await ask({ method: 'POST', address: form.action, fields })
    form.ariaBusy = null
    if (!answer) return tell(given.say('room.notSent'))
    // A page without the room: the session is over, say. The form is sent as if there were no script, and nothing typed is lost.
    if (regionsIn(answer.page).length === 0) return HTMLFormElement.prototype.submit.call(form)
    show(answer, { sent: form, number })
  }

  const tell = (message: string, beside?: HTMLElement) => {
    const said = [make('p', {}, message), ...(beside ? [beside] : [])]
    messages.replaceChildren(make('div', { class: 'said', role: 'status' }, ...said))
  }

  listenForForms(send)
  return {
    refresh() {
      clearTimeout(timer)
      timer = setTimeout(() => void load(given.address()), soonMs)
    },
    load(address) {
      clearTimeout(timer)
      return load(address)
    },
    onShown: (listener) => void listeners.push(listener),
    post: (form, fields) => send(form, fieldsOf(form, null, fields)),
    tell,
  }
}

/** Before anything else hears of it: what says that a page is being left has nothing to say here. */
function listenForForms(send: (form: HTMLFormElement, fields: URLSearchParams) => Promise<void>) {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement
      if (form.method !== 'post' || !form.closest('[data-region], #room-messages')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void send(form, fieldsOf(form, event.submitter))
    },
    { capture: true },
  )
}

function fieldsOf(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  instead: Record<string, string> = {},
): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') fields.append(name, value)
  for (const [name, value] of Object.entries(instead)) fields.set(name, value)
  return fields
}

type Answer = { page: Document; address: URL }

/** A browser reads an answer as a document that runs nothing; null where none came. */
function ask({
  method,
  address,
  fields,
}: {
  method: 'GET' | 'POST'
  address: string
  fields?: URLSearchParams
}): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    request.responseType = 'document'
    request.setRequestHeader('accept', 'text/html')
    request.onload = () =>
      resolve(
        request.responseXML
          ? { page: request.responseXML, address: new URL(request.responseURL, location.href) }
          : null,
      )
    request.onerror = request.ontimeout = () => resolve(null)
    request.timeout = 30_000
    request.send(fields)
  })
}

function swapRegions(page: Document, { itemId, background }: { itemId: string; background: boolean }) {
  const place = keepPlace()
  for (const stands of regionsIn(document)) {
    const name = stands.dataset.region
    const comes = page.querySelector<HTMLElement>(`[data-region="${name}"]`)
    if (!comes || !isWanted(comes, { page, itemId })) continue
    if (background && place.isTypedIn(stands)) continue
    const kept = place.takeOut(stands)
    const next = document.importNode(comes, true)
    place.putBack(next, kept)
    stands.replaceWith(next)
  }
  place.goBack()
}

/** A list of findings comes only where it was asked for, and then the findings do not stand under their item. */
function isWanted(region: HTMLElement, { page, itemId }: { page: Document; itemId: string }): boolean {
  const { region: name, item } = region.dataset
  const checks = page.querySelector('#room-check')?.hasAttribute('open') ?? false
  if (name === 'check') return checks
  return (item === undefined || item === itemId) && !(checks && name === 'under')
}

/** What a page says above its heading: what was done, or why it was not. */
const messagesOf = (page: Document): Node[] =>
  [...page.querySelectorAll('main > .said, main > .ds-error-summary, main > .message[role="alert"]')].map(
    (one) => document.importNode(one, true),
  )

const soonerOf = (work: Promise<unknown>, atMostMs: number): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, atMostMs))])
