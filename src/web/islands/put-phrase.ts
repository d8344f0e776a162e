/** A standard sentence goes where the writer is, without a round to the server; without JavaScript its button puts it at the end. */
document.addEventListener('click', (event) => {
  const button = (event.target as HTMLElement).closest<HTMLButtonElement>('button[name="put"]')
  const text = button?.form?.elements.namedItem('text') as HTMLTextAreaElement | null | undefined
  if (!button || !text) return
  event.preventDefault()
  const { value, selectionEnd } = text
  const at = value === '' || selectionEnd === 0 ? value.length : selectionEnd
  const before = value.slice(0, at).trimEnd()
  const after = value.slice(at).trimStart()
  const sentence = [before === '' ? '' : '\n\n', button.value, after === '' ? '' : '\n\n'].join('')
  text.value = `${before}${sentence}${after}`
  text.focus()
  text.setSelectionRange(before.length + sentence.length, before.length + sentence.length)
  text.dispatchEvent(new Event('input', { bubbles: true }))
})

export {}
