import type { Design } from './design.ts'
import { fontNames, fontOf, shapesOf } from './fonts.ts'
import { fillOf, fixed } from './operators.ts'

/**
 * The words across the page while a document is not final. They are drawn as shapes, not as text, so that they
 * never stand between the words of the document when it is searched, copied or read aloud.
 */
export function watermarkOf(words: string, { sheet, family }: Design): string {
  const shapes = shapesOf(fontNames[family].bold, words.slice(0, 40))
  const width = shapes.reduce((sum, shape) => sum + shape.width, 0)
  if (width === 0) return ''
  const diagonal = Math.hypot(sheet.width, sheet.height)
  const size = Math.min(150, (diagonal * 0.72 * 1000) / width)
  const angle = Math.atan2(sheet.height, sheet.width)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const matrix = [cos, -sin, -sin, -cos, sheet.width / 2, sheet.height / 2].map(fixed).join(' ')
  const operators = ['q', fillOf('#ebedef'), `${matrix} cm`]
  let x = (-width * size) / 2000
  const y = -size * 0.33
  for (const shape of shapes) {
    const font = fontOf(shape.font)
    const scale = size / font.unitsPerEm
    for (const glyph of shape.glyphs) {
      operators.push(...outlineOf(font.getGlyph(glyph.id).path.commands, { x, y, scale }))
      x += (glyph.advance * size) / 1000
    }
  }
  operators.push('Q')
  return operators.join('\n')
}

type Origin = { x: number; y: number; scale: number }

function outlineOf(commands: { command: string; args: number[] }[], { x, y, scale }: Origin): string[] {
  const operators: string[] = []
  let last: [number, number] = [0, 0]
  for (const { command, args } of commands) {
    const points = args.map((value, index) => value * scale + (index % 2 === 0 ? x : y))
    const end = points.slice(-2) as [number, number]
    if (command === 'moveTo') operators.push(`${points.map(fixed).join(' ')} m`)
    else if (command === 'lineTo') operators.push(`${points.map(fixed).join(' ')} l`)
    else if (command === 'quadraticCurveTo') operators.push(`${cubic(last, points).map(fixed).join(' ')} c`)
    else if (command === 'bezierCurveTo') operators.push(`${points.map(fixed).join(' ')} c`)
    else operators.push('h')
    if (points.length > 0) last = end
  }
  return operators.length > 0 ? [...operators, 'f'] : []
}

/** PDF knows curves with two control points only. */
function cubic([x0, y0]: [number, number], [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: number[]): number[] {
  const towards = (from: number, to: number) => from + ((to - from) * 2) / 3
  return [towards(x0, x1), towards(y0, y1), towards(x2, x1), towards(y2, y1), x2, y2]
}
