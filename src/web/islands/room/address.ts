/**
 * The address that was meant by what was typed or pasted, or null: only what leads to a page or a mailbox. "example.org/a" is
 * given its https, and an e-mail address its mailto.
 */
export function addressOf(typed: string): string | null {
  const words = typed.trim()
  if (/\s/.test(words) || words === '') return null
  if (/^(https?:\/\/[^/]|mailto:[^@]+@)/i.test(words)) return words
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(words)) return `mailto:${words}`
  return /^(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(words) ? `https://${words}` : null
}

/** Whether a link may lead there. */
export const isSafe = (href: string): boolean => /^(https?:|mailto:)/i.test(href.trim())

/** Text that is nothing but an address that says itself what it is. */
export const isWholeAddress = (text: string): boolean => /^(https?:\/\/|mailto:)\S+$/i.test(text.trim())
