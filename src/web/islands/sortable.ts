/**
 * A list whose rows are dragged into another order, or moved by Alt and an arrow. Its form has the field `order`; the buttons in
 * each row do the same without JavaScript. Each row carries its id in `data-id`.
 */
for (const list of document.querySelectorAll<HTMLElement>('.sortable')) {
  const form = document.querySelector<HTMLFormElement>(`#${list.dataset.form ?? ''}`)
  const order = form?.elements.namedItem('order') as HTMLInputElement | null
  if (!form || !order) continue
  const rows = () => [...list.children] as HTMLElement[]
  const rowOf = (target: EventTarget | null) =>
    (target as HTMLElement | null)?.closest<HTMLElement>('.sortable > li') ?? null
  let dragged: HTMLElement | null = null

  const send = (row: HTMLElement) => {
    const next = rows()
      .map((one) => one.dataset.id)
      .join(' ')
    if (next === order.value) return
    order.value = next
    const focus = form.elements.namedItem('focus') as HTMLInputElement | null
    if (focus) focus.value = row.dataset.id ?? ''
    form.requestSubmit()
  }

  list.addEventListener('keydown', (event) => {
    const row = rowOf(event.target)
    if (!row || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'ArrowUp') row.previousElementSibling?.before(row)
    else row.nextElementSibling?.after(row)
    send(row)
  })
  list.addEventListener('pointerdown', (event) => {
    const grip = (event.target as HTMLElement).closest('.grip')
    dragged = grip ? rowOf(grip) : null
    if (!dragged) return
    event.preventDefault()
    dragged.dataset.dragging = 'yes'
    list.setPointerCapture(event.pointerId)
  })
  list.addEventListener('pointermove', (event) => {
    if (!dragged) return
    const over = rows().find((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return event.clientY >= top && event.clientY < bottom
    })
    if (!over || over === dragged) return
    const { top, height } = over.getBoundingClientRect()
    if (event.clientY < top + height / 2) over.before(dragged)
    else over.after(dragged)
  })
  for (const end of ['pointerup', 'pointercancel'] as const)
    list.addEventListener(end, () => {
      if (!dragged) return
      delete dragged.dataset.dragging
      const row = dragged
      dragged = null
      send(row)
    })
}

export {}
