/** Says that a form is under way when it takes more than a moment, and sends it once however often its button is pressed. */
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  // What is shown in a frame leaves the page as it is.
  if (form.method !== 'post' || (event.submitter as HTMLButtonElement | null)?.formTarget) return
  if (form.getAttribute('aria-busy')) {
    event.preventDefault()
    return
  }
  form.setAttribute('aria-busy', 'true')
  const button = event.submitter
  setTimeout(() => {
    button?.setAttribute('data-busy', 'yes')
    const says = document.createElement('p')
    says.setAttribute('role', 'status')
    says.className = 'hint'
    says.textContent = document.querySelector<HTMLElement>('#keys')?.dataset.working ?? ''
    form.append(says)
  }, 400)
})

// A page that comes back from the browser's memory is as it was left: no longer under way.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy')
  for (const button of document.querySelectorAll('[data-busy]')) button.removeAttribute('data-busy')
})

export {}
