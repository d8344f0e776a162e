import { markdown } from '../asked-values.ts'

/** A template is a page or two; one of this length is set in well under a second. */
export const source = markdown(50_000).refine((value) => value.trim() !== '', 'text.empty')
