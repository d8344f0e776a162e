import type { Inline } from './tree.ts'

/** The words of running text without their styles; a typed line end is a space. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'break') return ' '
      return 'children' in inline ? plainText(inline.children) : inline.value
    })
    .join('')
}
