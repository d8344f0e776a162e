import { cleanText } from './clean-text.ts'

/** A text as it stands between HTML's tags or in an attribute between quotes. */
export function escapeHtml(value: string): string {
  return cleanText(value).replace(/[&<>"']/g, (character) => entities[character] as string)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
