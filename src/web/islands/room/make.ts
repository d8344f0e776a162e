type Attributes = Record<string, string | number | boolean | null | undefined>

/** An element with its attributes and what is in it. `true` is an attribute without value; null and false leave it out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(key, value === true ? '' : String(value))
  element.append(...inside)
  return element
}

/** A button that does something here and sends nothing. */
export function makeButton(
  words: string,
  attributes: Attributes,
  press: (pressed: HTMLButtonElement) => void,
): HTMLButtonElement {
  const button = make('button', { type: 'button', ...attributes }, words)
  // The caret stays where it is, unless the button is reached by keyboard.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', () => press(button))
  return button
}
