import { type Editor, Extension } from '@tiptap/core'
import { addressOf } from './address.ts'
import { make, makeButton } from './make.ts'
import type { Say } from './surroundings.ts'

/** Where the address of a link is written: a field above the text, filled with the one that the caret stands in. */
export function linkField({ say, editor }: { say: Say; editor(): Editor }): {
  field: HTMLElement
  ask(): void
} {
  const input = make('input', {
    id: 'room-address',
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    class: 'ds-input',
  })
  const fault = make('p', { id: 'room-address-fault', class: 'text-fault', role: 'alert' })
  const close = () => {
    field.hidden = true
    // At once: what a quick hand types next is the text's.
    editor().view.focus()
  }
  const put = () => {
    const address = addressOf(input.value)
    if (input.value.trim() === '') setLink(editor(), null)
    else if (address) setLink(editor(), address)
    else {
      fault.textContent = say('room.link.wrong')
      input.setAttribute('aria-invalid', 'true')
      return input.focus()
    }
    close()
  }
  const field = make(
    'div',
    { class: 'text-link', role: 'group', 'aria-label': say('room.link'), hidden: true },
    make('label', { for: 'room-address' }, say('room.link.address')),
    input,
    makeButton(say('room.link.put'), { class: 'ds-button', 'data-variant': 'secondary' }, put),
    makeButton(say('room.close'), { class: 'ds-button', 'data-variant': 'tertiary' }, close),
    fault,
  )
  input.setAttribute('aria-describedby', fault.id)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && event.target === input)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') put()
    else close()
  })
  return {
    field,
    ask() {
      input.value = String(editor().getAttributes('link').href ?? '')
      fault.textContent = ''
      input.removeAttribute('aria-invalid')
      field.hidden = false
      input.focus()
      input.select()
    },
  }
}

export const linkKey = (ask: () => void) =>
  Extension.create({
    name: 'linkKey',
    addKeyboardShortcuts: () => ({
      'Mod-k': () => {
        ask()
        return true
      },
    }),
  })

/** The marked words lead there, or the link that the caret stands in; with neither, the address itself is put in. */
function setLink(editor: Editor, href: string | null) {
  const chain = editor.chain()
  if (!href) return void chain.extendMarkRange('link').unsetMark('link').run()
  if (!editor.state.selection.empty || editor.isActive('link'))
    return void chain.extendMarkRange('link').setMark('link', { href }).run()
  const text = href.replace(/^mailto:/, '')
  chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run()
}
