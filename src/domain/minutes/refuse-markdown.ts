import { invalid } from '#src/platform/errors.ts'
import type { RefusalCode } from '#src/platform/language/refusals.ts'
import { capsOf, type TextFault } from '#src/platform/paper/markdown.ts'

/** Refuses Markdown that is longer, deeper or denser than can be set and shown, with the field it stands in. */
export function refuseMarkdown(source: string, field: string): void {
  const fault = capsOf(source)
  if (fault) throw invalid(refusalOf[fault], { field })
}

const refusalOf: Record<TextFault, RefusalCode> = {
  'too-long': 'text.too-long',
  'too-deep': 'text.too-deep',
  'too-dense': 'text.too-dense',
}
