import { AlignmentType, LevelFormat, type NumberingDefinition } from 'docx'
import { body, gaps, listIndent } from '../pdf/theme.ts'
import type { Block } from '../tree.ts'
import { type Draft, type Flow, type ParagraphDraft, type Place, twips, type Writing } from './writing.ts'

/**
 * A list by Word's own numbering, so that it stays a list when somebody writes on in it. Every list that counts begins
 * where it says; its marks and indents are the PDF's.
 */
export function listDrafts(
  list: Extract<Block, { type: 'list' }>,
  place: Place,
  writing: Writing,
  flow: Flow,
): Draft[] {
  const level = Math.min(place.depth, deepest)
  const indent = Math.min(indentOf(list, place), place.width / 4)
  const inner: Place = {
    ...place,
    left: place.left + indent,
    width: place.width - indent,
    depth: place.depth + 1,
  }
  const reference = list.ordered ? countingFrom(list.start, place) : bullets
  const instance = list.ordered ? writing.next() : 0
  const style = `${list.ordered ? 'ListNumber' : 'ListBullet'}${level === 0 ? '' : Math.min(level, 4) + 1}`
  return list.items.flatMap((item, index) => {
    const options = { style, numbering: { reference, level, instance, custom: true } }
    const drafts = flow(item, inner, writing)
    const before = index === 0 && level === 0 ? gaps.list : gaps.item
    const hanging = list.ordered && !place.frame ? markGap : indent
    const first = drafts[0]
    // An item that is empty, or begins with a list, a table or a box: its mark gets a paragraph of its own.
    const own = item[0]?.type === 'paragraph' || item[0]?.type === 'markdown'
    if (own && first?.kind === 'paragraph' && first.options.numbering === undefined) {
      Object.assign(first, { options: { ...first.options, ...options }, before, hanging })
      return drafts
    }
    const frame = place.frame
    const mark: ParagraphDraft = { kind: 'paragraph', options, frame, left: inner.left, hanging, before }
    return [mark, ...drafts]
  })
}

/** Word knows nine levels; ours are six. */
const deepest = 8
/** Lists in a box stand closer, so that its bar reaches out from three levels of them. */
const framedIndent = 11
/** Between a number's point and its text. */
const markGap = 6

/** Wide enough for the widest number of the list. */
function indentOf(list: Extract<Block, { type: 'list' }>, { frame }: Place): number {
  const narrow = frame ? framedIndent : listIndent
  if (!list.ordered) return narrow
  const digits = `${list.start + list.items.length - 1}`.length
  return Math.max(narrow, Math.ceil((digits * 0.5 + 0.25) * body.size + markGap))
}

const levels = Array.from({ length: deepest + 1 }, (_, level) => level)

const bullets: NumberingDefinition = {
  reference: '\ufffebullets',
  levels: levels.map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: ['•', '–', '◦', '–', '▪', '–'][Math.min(level, 5)] as string,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: twips(listIndent * (level + 1)), hanging: twips(listIndent) } } },
  })),
}

/**
 * Numbers stand with their points under each other; in a box they begin where its words do, so that its lines do too.
 * The library writes lists by name first and puts their numbers in last: the name holds a character that no text can, or a
 * typed one like it would be taken for it.
 */
function countingFrom(start: number, { frame }: Place): NumberingDefinition {
  return {
    reference: `\ufffe${frame ? 'boxed' : 'numbers'}-${start}`,
    levels: levels.map((level) => ({
      level,
      format: LevelFormat.DECIMAL,
      text: `%${level + 1}.`,
      start,
      alignment: frame ? AlignmentType.LEFT : AlignmentType.RIGHT,
      style: { paragraph: { indent: { left: twips(listIndent * (level + 1)), hanging: twips(markGap) } } },
    })),
  }
}
