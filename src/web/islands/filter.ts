/** A choice in a list's filter shows its result at once; without JavaScript the button beside it does. */
document.addEventListener('change', (event) => {
  const field = event.target as HTMLElement
  if (field.matches('form.filter select, form.filter [type="checkbox"], form.filter [type="date"]'))
    field.closest('form')?.requestSubmit()
})

export {}
