/**
 * Keys for what the page's own links and buttons do: each says its keys in `data-keys`. `?` lists them. Nothing happens while
 * somebody writes in a field, but for sending its form.
 */
const dialog = document.querySelector<HTMLDialogElement>('#keys')
let before = ''

document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement
  const writing = target.matches(
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]',
  )
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && writing) {
    target.closest('form')?.requestSubmit()
    return
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return
  if (event.key === '?') {
    event.preventDefault()
    openList()
  } else if (event.key === 'j' || event.key === 'k') moveInRows(event.key === 'j' ? 1 : -1)
  else if (event.key.length === 1) press(event)
})

function press(event: KeyboardEvent) {
  const typed = before ? `${before} ${event.key}` : event.key
  const having = `[data-keys="${CSS.escape(typed)}"]`
  // What the page itself offers comes before the way to another page.
  const wanted =
    document.querySelector<HTMLElement>(`main ${having}`) ?? document.querySelector<HTMLElement>(having)
  before = !before && document.querySelector(`[data-keys^="${CSS.escape(event.key)} "]`) ? event.key : ''
  if (!wanted) return
  event.preventDefault()
  if (wanted.matches('input, textarea, select, summary')) wanted.focus()
  wanted.click()
}

function moveInRows(step: number) {
  const links = [...document.querySelectorAll<HTMLElement>('.rows .title a, tbody th a')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
}

function openList() {
  const list = dialog?.querySelector('dl')
  for (const old of list?.querySelectorAll('[data-found]') ?? []) old.remove()
  for (const one of document.querySelectorAll<HTMLElement>('[data-keys]')) {
    const [row, term, key, word] = ['div', 'dt', 'kbd', 'dd'].map((tag) => document.createElement(tag)) as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ]
    row.dataset.found = 'yes'
    key.textContent = one.dataset.keys ?? ''
    word.textContent = one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''
    term.append(key)
    row.append(term, word)
    list?.append(row)
  }
  dialog?.showModal()
}

export {}
