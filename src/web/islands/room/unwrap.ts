/** What is in an element takes its place. */
export function unwrap(element: Element) {
  element.replaceWith(...element.childNodes)
}

/** How many elements of a kind it stands in, itself counted. */
export function depthWithin(element: Element, name: string): number {
  let depth = 0
  for (let at: Element | null = element; at; at = at.parentElement) if (at.matches(name)) depth++
  return depth
}
