import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

/**
 * The Markdown that secretaries write: CommonMark and GitHub's tables, strikes, tasks and bare links, without
 * what surprises them. A line of dashes under a line is a rule, not a heading; an indented line is no program;
 * a line such as `[a]: b` is text. (Underlined headings also cost the parser quadratic time.)
 */
export function markdownParser() {
  return unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(withoutSurprises)
}

function withoutSurprises(this: Processor) {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ disable: { null: ['setextUnderline', 'codeIndented', 'definition'] } })
}
