import { introduces } from '../introduces.ts'
import { markdownToBlocks } from '../markdown.ts'
import { body, gaps, headings, ink } from '../pdf/theme.ts'
import { plainText } from '../plain-text.ts'
import type { Block, BoxTone, HeadingLevel, Inline } from '../tree.ts'
import { factDrafts } from './facts.ts'
import { inBox, inQuote, quotedInBox } from './frames.ts'
import { heightOf } from './height.ts'
import { listDrafts } from './list.ts'
import { pictureOf } from './picture.ts'
import { emptySquare, runOf, runsOf, tab } from './runs.ts'
import { signatureDraft, tableDraft } from './table.ts'
import { type Draft, hex, type ParagraphDraft, type Place, sheetOf, type Writing } from './writing.ts'

/** Blocks as drafts of paragraphs and tables, in reading order. */
export function flowOf(blocks: readonly Block[], place: Place, writing: Writing): Draft[] {
  return blocks.flatMap((block, index) => {
    const drafts = draftsOf(block, place, writing)
    if (introduces(blocks, index) && plainLength([block]) <= aLineOrTwo)
      for (const one of drafts) keepWithNext(one)
    return drafts
  })
}

/** So many letters fill two lines at most. */
const aLineOrTwo = 160

function draftsOf(block: Block, place: Place, writing: Writing): Draft[] {
  switch (block.type) {
    case 'heading':
      return headingDrafts(block, place, writing)
    case 'paragraph':
      return paragraphDrafts(block.children, place, writing)
    case 'list':
      return listDrafts(block, place, writing, flowOf)
    case 'quote':
      return quoteDrafts(block.children, place, writing)
    case 'table':
      return tableDraft(block, place, writing)
    case 'rule':
      return [draft({ style: 'Rule' }, place)]
    case 'facts':
      return factDrafts(block, place, writing)
    case 'box':
      return boxDrafts(block, place, writing)
    case 'signatures':
      return signatureDraft(block, place, writing)
    case 'image':
      return imageDrafts(block, place, writing)
    case 'markdown': {
      const below = Math.min(6, writing.level + 1) as HeadingLevel
      const baseLevel = block.baseLevel ?? below
      return flowOf(markdownToBlocks(block.source, { baseLevel }), place, writing)
    }
  }
}

function draft(options: ParagraphDraft['options'], place: Place): ParagraphDraft {
  return { kind: 'paragraph', options, frame: place.frame, left: place.left, hanging: 0, before: null }
}

function paragraphDrafts(inlines: Inline[], place: Place, writing: Writing): Draft[] {
  const words = plainText(inlines).trim()
  if (words === '') return []
  const children = runsOf(inlines, writing)
  const style = place.depth > 0 ? 'ListContinue' : place.frame ? undefined : 'BodyText'
  // What announces something stands with what it announces.
  return [{ ...draft({ style, children, keepNext: words.endsWith(':') }, place), before: gaps.paragraph }]
}

/** The number hangs in the margin where numbers do and there is room, else it stands before the title. */
function headingDrafts(block: Extract<Block, { type: 'heading' }>, place: Place, writing: Writing): Draft[] {
  writing.level = block.level
  const number = writing.tree.layout.numbering === 'none' ? '' : (block.number ?? '')
  if (number === '' && plainText(block.children).trim() === '') return []
  writing.shown = Math.min(block.level, writing.shown + 1)
  const style = `Heading${writing.shown}`
  const title = runsOf(block.children, writing)
  const before = headings[block.level]?.before ?? gaps.block
  if (number === '') return [{ ...draft({ style, children: title }, place), before }]
  const room = widthOf(number, headings[writing.shown]?.size ?? body.size) + 3
  const hangs = writing.gutter > 0 && place.left === 0 && room <= 54
  const mark = runOf(hangs ? `${number}` : `${number}\u00a0\u00a0`, writing, {
    color: writing.accent.slice(1),
  })
  const children = hangs ? [mark, tab(), ...title] : [mark, ...title]
  const hanging = hangs ? Math.max(writing.gutter, room) : 0
  return [{ ...draft({ style, children }, place), before, hanging }]
}

/** About as wide as the number is set in bold. */
function widthOf(number: string, size: number): number {
  return [...number].reduce((width, letter) => width + (/[./: ]/.test(letter) ? 0.33 : 0.52), 0) * size
}

function quoteDrafts(blocks: Block[], place: Place, writing: Writing): Draft[] {
  const drafts = flowOf(blocks, inQuote(place), writing)
  const quoted = drafts.map((one) => {
    if (one.kind !== 'paragraph') return one
    const plain = [undefined, 'BodyText'].includes(one.options.style)
    const styled = plain ? { ...one, options: { ...one.options, style: 'Quote' } } : one
    return place.frame && one.frame === place.frame ? quotedInBox(styled, place) : styled
  })
  return spaced(quoted, gaps.block)
}

function boxDrafts(box: Extract<Block, { type: 'box' }>, place: Place, writing: Writing): Draft[] {
  const inner = inBox(place, box.tone, writing)
  const marked = box.tone === 'follow-up' ? emptySquare(writing) : []
  const children = [...marked, runOf(box.title, writing, titleLook(box.tone, writing))]
  const title = box.title === '' ? [] : [draft({ style: 'BoxTitle', children }, inner)]
  const content = flowOf(box.children, inner, writing)
  const first = content[0]
  if (first?.kind === 'paragraph' && title.length > 0) first.before = 1.5
  const drafts = [...title, ...content]
  if (heightOf(box.children, inner.width, writing) <= keptWhole) keepWhole(drafts)
  return spaced(drafts, gaps.block)
}

function titleLook(tone: BoxTone, { accent }: Writing): { color?: string } {
  if (tone === 'note') return {}
  return { color: hex(tone === 'follow-up' ? ink : accent) }
}

/** A box up to this height is not divided between pages: the PDF's 160, and half a line since it is only reckoned. */
const keptWhole = 168

function keepWhole(drafts: Draft[]) {
  for (const one of drafts.slice(0, -1)) keepWithNext(one)
  const last = drafts.at(-1)
  if (last?.kind === 'paragraph') last.options = { ...last.options, keepLines: true }
  else if (last?.kept === 'no') last.kept = 'together'
}

function keepWithNext(one: Draft) {
  if (one.kind === 'table') one.kept = 'with next'
  else one.options = { ...one.options, keepNext: true, keepLines: true }
}

function plainLength(blocks: readonly Block[]): number {
  return JSON.stringify(blocks).length
}

function imageDrafts(block: Extract<Block, { type: 'image' }>, place: Place, writing: Writing): Draft[] {
  const share = block.share > 0 && block.share <= 1 ? block.share : 1
  const { height, margins } = sheetOf(writing.tree.layout)
  const room = { width: place.width * share, height: (height - margins.top - margins.bottom) * 0.85 }
  const picture = pictureOf(block, room, writing)
  if (!picture) return paragraphDrafts([{ type: 'text', value: block.alt }], place, writing)
  return [{ ...draft({ style: 'Picture', children: [picture] }, place), before: gaps.block }]
}

function spaced(drafts: Draft[], before: number): Draft[] {
  const first = drafts[0]
  if (first?.kind === 'paragraph') first.before = Math.max(first.before ?? 0, before)
  return drafts
}
