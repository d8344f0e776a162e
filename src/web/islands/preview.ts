/**
 * A paper beside the text that it is made of is made anew shortly after somebody stops writing. The button that shows it does so
 * without JavaScript; the one shown stays until the next one is ready, and none of them becomes a step in the browser's history:
 * each has a frame of its own, for the first page of a frame replaces nothing.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-preview]')) {
  const { form, formTarget: name } = button
  let shown = document.querySelector<HTMLIFrameElement>(`iframe[name="${name}"]`)
  if (!form || !shown) continue
  let coming: HTMLIFrameElement | null = null
  let count = 0
  let timer = 0

  const show = () => {
    coming?.remove()
    const next = document.createElement('iframe')
    next.className = shown?.className ?? ''
    next.title = shown?.title ?? ''
    next.name = `${name}-${++count}`
    next.dataset.coming = 'yes'
    coming = next
    shown?.after(next)
    next.addEventListener('load', () => {
      if (next !== coming) return
      shown?.remove()
      delete next.dataset.coming
      shown = next
      coming = null
    })
    button.formTarget = next.name
    form.requestSubmit(button)
  }

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(show, 700)
  })
  button.addEventListener('click', (event) => {
    // The pressed button does the same as a pause in the writing.
    if (!event.isTrusted) return
    event.preventDefault()
    show()
  })
  if (button.dataset.preview === 'now') show()
}

export {}
