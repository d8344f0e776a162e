import { html } from 'ghtml'
import { number } from '#src/platform/language/formats.ts'
import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import { icon } from '../layout/icons.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { ShownPaper } from './read.ts'

/** Papers as links: a file is downloaded, a link opened; what kind of file and how large stands beside it. */
export function paperList(view: View, papers: ShownPaper[], beside?: (paper: ShownPaper) => string): string {
  if (papers.length === 0) return ''
  const rows = papers.map((paper) => html`<li>!${paperLink(view, paper)}!${beside ? beside(paper) : ''}</li>`)
  return html`<ul class="papers">!${rows.join('')}</ul>`
}

function paperLink(view: View, paper: ShownPaper): string {
  const { title, url } = paper
  if (url === null) {
    const path = to(patterns.paperFile, { paperId: paper.id })
    return html`!${icon('document')}<a href="${path}">${title}</a> <span class="hint">${fileMark(view, paper)}</span>`
  }
  if (!isSafeAddress(url)) return html`!${icon('link')}<span>${title}</span>`
  const host = new URL(url).host
  return html`!${icon('link')}<a href="${url}" rel="noreferrer">${title}</a>!${host && host !== title ? html` <span class="hint">${host}</span>` : ''}`
}

/** "PDF, 1,2 MB" */
function fileMark({ language }: View, { fileName, sizeBytes }: ShownPaper): string {
  const ending = /\.(\w+)$/.exec(fileName ?? '')?.[1]?.toUpperCase()
  const bytes = sizeBytes ?? 0
  const size =
    bytes < 1_000_000
      ? `${number(language, Math.max(1, Math.round(bytes / 1_000)))} kB`
      : `${number(language, Math.round(bytes / 100_000) / 10)} MB`
  return [ending, size].filter(Boolean).join(', ')
}
