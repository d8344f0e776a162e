/**
 * Words that are marked in the minutes become a remark: a button beside them fills in the form with the item and the sentence.
 * Without JavaScript the same form is filled in by hand.
 */
const card = document.querySelector<HTMLElement>('[data-suggest]')
const form = card?.querySelector('form')
const minutes = document.querySelector<HTMLElement>('article.document')

if (card && form && minutes) {
  const field = <Kind extends HTMLElement>(name: string) => form.elements.namedItem(name) as unknown as Kind
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'ds-button suggest'
  button.dataset.small = 'yes'
  button.textContent = card.dataset.suggest ?? ''
  button.hidden = true
  minutes.after(button)
  const hint = form.querySelector('[id$="quote-hint"]')
  if (hint) hint.textContent = card.dataset.suggestHint ?? hint.textContent
  let marked: { words: string; from: Node } | null = null

  document.addEventListener('selectionchange', () => {
    if (document.activeElement === button) return
    const selection = getSelection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
    const words = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
    marked =
      range && words !== '' && minutes.contains(range.commonAncestorContainer)
        ? { words, from: range.startContainer }
        : null
    button.hidden = marked === null
    if (!marked || !range) return
    const { bottom, left } = range.getBoundingClientRect()
    button.style.top = `${bottom + scrollY + 8}px`
    button.style.left = `${Math.min(left + scrollX, scrollX + innerWidth - button.offsetWidth - 16)}px`
  })

  // A press would take the marking away before the click comes.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    if (!marked) return
    const text = field<HTMLTextAreaElement>('text')
    field<HTMLSelectElement>('agendaItemId').value = itemAround(marked.from)
    field<HTMLTextAreaElement>('quote').value = marked.words.slice(0, 2000)
    if (text.value.trim() === '') text.value = marked.words
    button.hidden = true
    text.focus()
    card.scrollIntoView({ block: 'nearest' })
  })

  /** The item whose heading stands nearest above; '' for what belongs to the whole meeting. */
  const itemAround = (node: Node): string => {
    const bare = (words: string | null) => (words ?? '').replace(/\s+/g, '')
    const above = [...minutes.querySelectorAll('h2, h3, h4, h5, h6')].filter(
      (heading) =>
        heading.contains(node) || heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    const options = [...field<HTMLSelectElement>('agendaItemId').options]
    for (const heading of above.reverse()) {
      const option = options.find(
        ({ value, text }) => value !== '' && bare(text) === bare(heading.textContent),
      )
      if (option) return option.value
    }
    return ''
  }
}

export {}
