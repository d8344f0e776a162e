/**
 * The room's keys: Alt and a letter, which no Nordic keyboard needs for writing. Control and Alt together are AltGr there, and are
 * left alone; a Mac's Option changes what a key writes, so its place on the keyboard counts.
 */
export type RoomKeys = {
  /** by letter, lower case */
  alt: Record<string, () => void>
  nextColumn(backwards: boolean): void
  list(): void
  /** leaves whatever is not the text; false where there is nothing to leave */
  leave(target: HTMLElement): boolean
}

export function listenForKeys(keys: RoomKeys): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.defaultPrevented) return
      if (!handled(event, keys)) return
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true },
  )
  for (const one of document.querySelectorAll<HTMLElement>('[data-room-keys]'))
    one.dataset.keys = one.dataset.roomKeys ?? ''
}

function handled(event: KeyboardEvent, keys: RoomKeys): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey
  if (event.key === 'F6' && isPlain && !event.altKey) {
    keys.nextColumn(event.shiftKey)
    return true
  }
  if (event.key === 'F1' && isPlain && !event.altKey) {
    keys.list()
    return true
  }
  if (event.key === 'Escape' && isPlain) return keys.leave(event.target as HTMLElement)
  if (!event.altKey || !isPlain || event.shiftKey || event.getModifierState('AltGraph')) return false
  const letter = letterOf(event)
  const act = letter === 'h' ? keys.list : keys.alt[letter]
  act?.()
  return act !== undefined
}

const letterOf = ({ key, code }: KeyboardEvent): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : code.startsWith('Key') ? code.slice(3).toLowerCase() : ''
