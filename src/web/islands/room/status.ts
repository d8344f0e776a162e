import type { RoomFacts } from '#src/web/writing/room-facts.ts'
import { addressOf } from './agenda.ts'
import { need } from './elements.ts'
import type { Line, LineState } from './line.ts'
import { make, makeButton } from './make.ts'
import type { Say } from './words.ts'

type Given = {
  line: Line
  say: Say
  facts: Pick<RoomFacts, 'language' | 'items'>
  /** where one signs in again, and where the last good text stands */
  addresses: { signIn: string; lastGood(itemId: string | null): string }
  /** the text as it stands in this browser */
  text(): string
}

/** Says all the time how the text stands: saved, on its way, kept on this machine, or why it cannot be saved. */
export function showStatus(given: Given): void {
  const status = need('#room-status')
  let told = ''
  const show = (state: LineState) => {
    const { text, beside } = sentenceOf(state, given)
    // A saved text is told of at every pause; only another sentence is worth reading out.
    if (text === told && beside.length === 0) return
    told = text
    status.dataset.state = state.kind
    status.replaceChildren(make('span', {}, text), ...beside)
  }
  show(given.line.state)
  given.line.onState(show)
}

function sentenceOf(state: LineState, given: Given): { text: string; beside: HTMLElement[] } {
  const { say, facts } = given
  const { language } = facts
  const alone = (text: string) => ({ text, beside: [] })
  switch (state.kind) {
    case 'opening':
      return alone(say('room.opening'))
    case 'saving':
      return alone(say('room.saving'))
    case 'saved':
      return alone(state.at ? say('room.savedAt', { time: timeOf(state.at, language) }) : say('room.saved'))
    case 'too-long':
      return { text: say('room.tooLong'), beside: state.itemIds.flatMap((id) => linkToItem(id, given)) }
    case 'offline':
      return alone(say('room.offline', { time: timeOf(state.since, language) }))
    case 'signed-out':
      return { text: say('room.signedOut'), beside: [link(say('room.signIn'), given.addresses.signIn)] }
    case 'closed':
      return alone(say(`room.closed.${state.reason}`))
    case 'damaged':
      return {
        text: say(state.itemId === null ? 'room.damaged' : 'room.damagedItem'),
        beside: [
          ...(state.itemId === null ? [] : linkToItem(state.itemId, given)),
          link(say('room.lastGood'), given.addresses.lastGood(state.itemId)),
          button(say('room.copy'), (pressed) => copy(given, pressed)),
          button(say('room.startOver'), (pressed) => startOver(given, pressed)),
        ],
      }
  }
}

const link = (text: string, address: string): HTMLElement =>
  make('a', { href: address, target: '_blank', rel: 'noopener' }, text)

const button = (text: string, press: (pressed: HTMLButtonElement) => void): HTMLElement =>
  makeButton(text, { class: 'room-tool' }, press)

/** What to shorten; nothing where the item is one that this page has not heard of yet. */
const linkToItem = (itemId: string, { say, facts }: Given): HTMLElement[] =>
  facts.items
    .filter(({ id }) => id === itemId)
    .map(({ number, title }) =>
      make('a', { href: addressOf(itemId) }, say('room.item', { number: number ?? '', title })),
    )

async function copy({ say, text }: Given, pressed: HTMLButtonElement) {
  await navigator.clipboard.writeText(text())
  pressed.textContent = say('room.copied')
}

/** What stands here is lost by it, so it takes two presses, the second on a button that says so. */
async function startOver({ line, say }: Given, pressed: HTMLButtonElement) {
  if (!pressed.dataset.sure) {
    pressed.dataset.sure = 'yes'
    pressed.textContent = say('room.startOverSure')
    return
  }
  pressed.disabled = true
  if (await line.startOver()) return
  pressed.disabled = false
  pressed.textContent = say('room.notSent')
}

/** 10.42 in Norwegian and Danish, 10:42 in Swedish and English. */
const timeOf = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { hour: '2-digit', minute: '2-digit' })
    .format(new Date(at))
    .replace(':', language === 'nb' || language === 'nn' || language === 'da' ? '.' : ':')
