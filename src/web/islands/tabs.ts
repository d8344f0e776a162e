/** Where the tabs are wider than the screen, the one that is open stands in sight. */
const row = document.querySelector<HTMLElement>('.tabs')
const open = row?.querySelector('[aria-current]')
if (row && open) {
  const [outer, inner] = [row.getBoundingClientRect(), open.getBoundingClientRect()]
  row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
}

export {}
