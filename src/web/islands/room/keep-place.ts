/**
 * Where the reader is while parts of the page are shown anew: the focus goes back to where it was, what was folded out stays so,
 * and a form in which somebody has begun to type stays as it is.
 */
export function keepPlace() {
  const focused = document.activeElement
  const focus = focused instanceof HTMLElement && focused !== document.body ? placeOf(focused) : null

  return {
    /** Somebody is typing in it right now, and would lose the place between two letters. */
    isTypedIn: (region: HTMLElement): boolean =>
      focused instanceof HTMLElement &&
      region.contains(focused) &&
      focused.matches('input:not([type="hidden"]), textarea, select') &&
      isTouched(focused.closest('form')),

    takeOut: (region: HTMLElement): Kept => ({
      open: [...region.querySelectorAll('details[open]')].map(nameOf).filter((name) => name !== ''),
      forms: [...region.querySelectorAll('form')].filter((form) => form.id !== '' && isTouched(form)),
    }),

    putBack(region: HTMLElement, { open, forms }: Kept) {
      for (const details of region.querySelectorAll('details'))
        if (open.includes(nameOf(details))) details.open = true
      for (const form of forms) region.querySelector(`#${CSS.escape(form.id)}`)?.replaceWith(form)
    },

    goBack() {
      if (!focus || document.activeElement === focused) return
      const again =
        document.querySelector<HTMLElement>(focus.selector) ?? document.querySelector(focus.around)
      if (!(again instanceof HTMLElement)) return
      // What the script has made reachable comes from the server without that.
      if (focused?.hasAttribute('tabindex')) again.setAttribute('tabindex', '0')
      again.focus({ preventScroll: true })
    },
  }
}

type Kept = { open: string[]; forms: HTMLFormElement[] }

/** A fold is known by the form in it, else by what it is called. */
const nameOf = (details: Element): string =>
  details.querySelector('form')?.id || (details.querySelector('summary')?.textContent?.trim() ?? '')

/** Something stands in it that the page did not come with. A form that is on its way is not kept. */
function isTouched(form: HTMLFormElement | null): boolean {
  if (!form || form.ariaBusy) return false
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
    if (field instanceof HTMLSelectElement)
      return [...field.options].some(
        (option, at) => option.selected !== (option.defaultSelected || isFirst(field, at)),
      )
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false
    return field.type === 'checkbox' || field.type === 'radio'
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue
  })
}

/** Where the page chooses none, the browser chooses the first. */
const isFirst = (field: HTMLSelectElement, at: number): boolean =>
  at === 0 && ![...field.options].some((option) => option.defaultSelected)

/** By which selector an element is found again, and, where it is gone, what it stood in. */
function placeOf(element: HTMLElement): { selector: string; around: string } {
  const around = element.closest<HTMLElement>('[id]:not(main)')
  const within = around ? `#${CSS.escape(around.id)}` : 'body'
  if (element.id) return { selector: `#${CSS.escape(element.id)}`, around: within }
  const { name, value } = element as HTMLButtonElement
  const tag = element.localName
  const href = element.getAttribute('href')
  const asked = [
    name ? `[name="${CSS.escape(name)}"]` : '',
    // A tap turns a button into the one that takes it back: the first word of its value changes, its place does not.
    name && value && tag === 'button' && !element.hasAttribute('aria-pressed')
      ? `[value="${CSS.escape(value)}"]`
      : '',
    href ? `[href="${CSS.escape(href)}"]` : '',
  ].join('')
  return { selector: `${within} ${tag}${asked}`, around: within }
}
