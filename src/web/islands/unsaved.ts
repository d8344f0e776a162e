/** Asks before a page is left on which something is written that is not saved; sending the form it stands in is saving it. */
let unsaved: HTMLFormElement | null = null

document.addEventListener('input', (event) => {
  const field = event.target as HTMLElement
  if (field.matches('.minuted textarea')) unsaved = field.closest('form')
})
document.addEventListener('submit', (event) => {
  if (event.target === unsaved) unsaved = null
})
addEventListener('beforeunload', (event) => {
  if (unsaved) event.preventDefault()
})

export {}
