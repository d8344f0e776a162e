import { BorderStyle, ExternalHyperlink, type ParagraphChild, Tab, TextRun } from 'docx'
import { cleanText } from '../clean-text.ts'
import { ink } from '../pdf/theme.ts'
import { plainText } from '../plain-text.ts'
import { isSafeAddress, writtenAddress } from '../safe-address.ts'
import type { Inline } from '../tree.ts'
import { hex, type Writing } from './writing.ts'

/** Running text as Word's runs: every run says its language, a link leads only where readers expect one to lead. */
export function runsOf(inlines: readonly Inline[], writing: Writing, look: Look = {}): ParagraphChild[] {
  return inlines.flatMap((inline) => inlineRuns(inline, writing, look))
}

function inlineRuns(inline: Inline, writing: Writing, look: Look): ParagraphChild[] {
  switch (inline.type) {
    case 'text':
    case 'code':
      return [runOf(inline.value, writing, look)]
    case 'break':
      return [new TextRun({ break: 1 })]
    case 'strong':
      return runsOf(inline.children, writing, { ...look, bold: true })
    case 'emphasis':
      return runsOf(inline.children, writing, { ...look, italics: true })
    case 'strike':
      return runsOf(inline.children, writing, { ...look, strike: true })
    case 'link': {
      if (look.style || !isSafeAddress(inline.href)) return runsOf(inline.children, writing, look)
      const words: Inline[] =
        plainText(inline.children).trim() === '' ? [{ type: 'text', value: inline.href }] : inline.children
      const children = runsOf(words, writing, { ...look, style: 'Hyperlink' })
      return [new ExternalHyperlink({ link: writtenAddress(inline.href), children })]
    }
  }
}

export type Look = { bold?: boolean; italics?: boolean; strike?: boolean; style?: string; color?: string }

/** A typed line end or tab is a space, as in every other form of the document. */
export function runOf(value: string, writing: Writing, look: Look = {}): TextRun {
  const text = cleanText(value).replace(/[\t\r\n\u2028\u2029]+/g, ' ')
  return new TextRun({ text, language: { value: writing.language }, ...look })
}

/**
 * The square before what has to be done, to be found at a glance also without colours: a line around small spaces, so that
 * it is no word, whoever reads or copies the text.
 */
export function emptySquare({ language }: Writing): TextRun[] {
  const border = { style: BorderStyle.SINGLE, size: 8, space: 0, color: hex(ink) }
  const square = new TextRun({ text: '\u00a0'.repeat(6), size: 11, border, language: { value: language } })
  return [square, new TextRun({ text: '\u00a0\u00a0', language: { value: language } })]
}

export function tab(): TextRun {
  return new TextRun({ children: [new Tab()] })
}
