import type { Root } from 'mdast'
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

const whole = markdownParser()
const common = unified().use(remarkParse).use(withoutSurprises)

/**
 * The same tree in half the time for most texts: what GitHub adds needs one of these marks, and looking for addresses at every
 * letter is what costs.
 */
export const parseMarkdown = (text: string): Root => (mayBeGithubs.test(text) ? whole : common).parse(text)

/** Tables (one of a single column has no bar), strikes, tasks and footnotes, addresses of pages and of people. */
const mayBeGithubs = /[|~[@]|:-|-:|:\/\/|www\.|mailto:|xmpp:/i

function withoutSurprises(this: Processor) {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ disable: { null: ['setextUnderline', 'codeIndented', 'definition'] } })
}
