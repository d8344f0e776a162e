import { createHash } from 'node:crypto'
import { html } from 'ghtml'
import type { FrozenContent } from '#src/domain/minutes/content.ts'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import type { Template } from '#src/platform/paper/document.ts'
import type { Press } from '#src/platform/paper/press.ts'
import type { DocumentTree } from '#src/platform/paper/tree.ts'

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
  // What a reader may see of a version differs, so that the key holds what is shown.
  const key = `${hash} ${variant} ${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`
  const known = made.get(key)
  if (known) return known
  const document = await articleOf(press, minutesPaper(content, template, variant))
  if (made.size >= mostKept) made.delete(made.keys().next().value ?? '')
  made.set(key, document)
  return document
}

/** A draft as it stands, which may be another one at the next look. */
export const draftDocument = (
  press: Press,
  { content, template }: { content: Printable; template: Template },
): Promise<string> => articleOf(press, minutesPaper(content, template))

async function articleOf(press: Press, { blocks, watermark, language }: DocumentTree): Promise<string> {
  const text = await press.html(blocks, { firstLevel: 2 })
  const draft = watermark ? html`<p class="paper-draft">${watermark}</p>` : ''
  return html`<article class="document" lang="${language}">!${draft}!${text}</article>`
}
