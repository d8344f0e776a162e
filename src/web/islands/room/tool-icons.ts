/** Line drawings of the text's tools on a field of 24 by 24, for the eye alone: the button has its name besides. */
const drawings = {
  list: 'M5 6.5h.01M5 12h.01M5 17.5h.01M9 6.5h11M9 12h11M9 17.5h11',
  numbered: 'M4 4.5h1.5v4.5M3.5 14.5h3l-3 4.5h3M10 6.5h10M10 12h10M10 17.5h10',
  link: 'M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8',
  table: 'M4 5.5h16v13H4zM4 10h16M4 14.25h16M12 5.5v13',
  row: 'M4 5h16v7H4zM12 5v7M12 15v6M9 18h6',
  column: 'M4 5h8v14H4zM4 12h8M18 9v6M15 12h6',
  noRow: 'M4 5h16v7H4zM12 5v7M9 18h6',
  noColumn: 'M4 5h8v14H4zM4 12h8M15 12h6',
} as const

export type ToolIcon = keyof typeof drawings

/** Made node by node, for no page of ours may make elements of a text. */
export function toolIcon(name: ToolIcon): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', drawings[name])
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(path)
  return svg
}
