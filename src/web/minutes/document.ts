import { html } from 'ghtml'
import type { FrozenContent } from '#src/domain/minutes/content.ts'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import type { Template } from '#src/platform/paper/document.ts'
import type { Press } from '#src/platform/paper/press.ts'

/** What is frozen never changes, so that its HTML is made once for as long as it is read. */
const made = new Map<string, string>()
const mostKept = 40

/**
 * Frozen minutes as HTML, from the same document as their PDF, with headings that begin below the page's own. Made by
 * the press, which no text can stall.
 */
export async function minutesDocument(
  press: Press,
  { hash, content, template }: { hash: string; content: FrozenContent; template: Template },
  variant: 'whole' | 'public' = 'whole',
): Promise<string> {
  const key = `${hash} ${variant}`
  const known = made.get(key)
  if (known) return known
  const paper = minutesPaper(content, template, variant)
  const blocks = await press.html(paper.blocks, { firstLevel: 2 })
  const draft = paper.watermark ? html`<p class="paper-draft">${paper.watermark}</p>` : ''
  const document = html`<article class="document" lang="${paper.language}">!${draft}!${blocks}</article>`
  if (made.size >= mostKept) made.delete(made.keys().next().value ?? '')
  made.set(key, document)
  return document
}
