import type { DocumentTree } from '../tree.ts'
import type { Design } from './design.ts'
import { linesOf } from './lines.ts'
import type { Foot } from './paint.ts'
import { tagOf } from './strips.ts'
import { caption, hairline, quiet } from './theme.ts'

/** What stands under the text of every page, with the page's number and how many there are. */
export function footOf(footer: DocumentTree['footer'], design: Design): Foot {
  const tag = tagOf('Artifact', null)
  const { column, foot } = design.sheet
  return ({ number, count }) => {
    const fill = (text: string) => text.replaceAll('{page}', `${number}`).replaceAll('{pages}', `${count}`)
    const setting = { style: { ...caption, colour: quiet }, tag, design }
    const one = (text: string, width: number) =>
      linesOf([{ type: 'text', value: fill(text) }], { ...setting, x: column.x, width })[0] ?? {
        pieces: [],
        width: 0,
      }
    const right = one(footer.right, column.width / 2)
    const left = one(footer.left, column.width - right.width - 20)
    for (const piece of right.pieces) piece.x += column.width - right.width
    const pieces = [...left.pieces, ...right.pieces]
    for (const piece of pieces) piece.y = foot.baseline
    const rule = { x1: column.x, x2: column.x + column.width, y1: foot.rule, y2: foot.rule }
    return [...pieces, { kind: 'line', ...rule, width: 0.5, colour: hairline }]
  }
}
