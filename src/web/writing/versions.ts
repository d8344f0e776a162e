import { html } from 'ghtml'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import type { ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

/** The way to earlier texts of an item, once there are any. */
export function versionsPart(item: ShownItem, view: View): string {
  const stands = item.text
  if (!stands || stands.version < 2) return ''
  const path = to(patterns.itemVersions, { itemId: item.id })
  return html`<p><a href="${path}">${view.say(words.showVersions, { count: stands.version - 1 })}</a></p>`
}
