import { TabStopType } from 'docx'
import { body, gaps } from '../pdf/theme.ts'
import type { Block } from '../tree.ts'
import { runOf, runsOf, tab } from './runs.ts'
import { type Draft, type Place, twips, type Writing } from './writing.ts'

/**
 * Labels and values side by side: paragraphs with a tab, which are read aloud as one reads them, label and value; a table
 * would be announced with its rows and columns.
 */
export function factDrafts(
  facts: Extract<Block, { type: 'facts' }>,
  place: Place,
  writing: Writing,
): Draft[] {
  const longest = Math.max(0, ...facts.rows.slice(0, 100).map((row) => row.label.length))
  const space = Math.min(Math.max(60, longest * body.size * 0.54) + 16, place.width * 0.4)
  const short = facts.rows.length <= 14
  return facts.rows.map((row, index) => ({
    kind: 'paragraph',
    options: {
      style: 'Facts',
      children: [runOf(row.label, writing, { style: 'FactLabel' }), tab(), ...runsOf(row.value, writing)],
      tabStops: [{ type: TabStopType.LEFT, position: twips(place.left + space) }],
      keepLines: true,
      keepNext: short && index < facts.rows.length - 1,
    },
    frame: place.frame,
    left: place.left + space,
    hanging: space,
    before: index === 0 ? gaps.block : 2,
  }))
}
