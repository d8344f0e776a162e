/** What was searched for last stands in the field when one comes back to search, ready to be typed over. */
const field = document.querySelector<HTMLInputElement>('#search-words')
const kept = 'last-search'
if (field?.value) sessionStorage.setItem(kept, field.value)
else if (field) {
  field.value = sessionStorage.getItem(kept) ?? ''
  field.select()
}

export {}
