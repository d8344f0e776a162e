import { fillOf, fixed, strokeOf } from './operators.ts'
import type { Placed } from './paginate.ts'
import type { Frame } from './strips.ts'

/** The part of a box that stands on one page, from its top to its bottom on the paper. */
export type FramePart = { frame: Frame; top: number; bottom: number }

/** Each box with its part of this page; one that goes on over the page's edge is closed there. */
export function framesOf(placed: readonly Placed[], pageTop: number): FramePart[] {
  const spans = new Map<Frame, [number, number]>()
  const own = placed.filter((one) => !one.echo)
  for (const { strip, y } of own) {
    for (const frame of strip.frames) {
      const top = pageTop + y
      const span = spans.get(frame)
      if (span) span[1] = top + strip.height
      else spans.set(frame, [top, top + strip.height])
    }
  }
  return [...spans].map(([frame, [top, bottom]]) => ({
    frame,
    top: top - (isCut(own[0], frame) ? overhang : 0),
    bottom: bottom + (isCut(own.at(-1), frame) ? overhang : 0),
  }))
}

/** Room between text and outline where a box goes on over a page's edge. */
const overhang = 5

/** Whether the page begins or ends inside the box: a whole box begins and ends with a strip of padding. */
function isCut(edge: Placed | undefined, frame: Frame): boolean {
  return (
    edge !== undefined &&
    edge.strip.pieces.length > 0 &&
    (frame.outline !== null || frame.fill !== null) &&
    edge.strip.frames.includes(frame)
  )
}

export function groundOf({ frame, top, bottom }: FramePart): string[] {
  if (!frame.fill) return []
  return [fillOf(frame.fill), `${[frame.x, top, frame.width, bottom - top].map(fixed).join(' ')} re f`]
}

export function outlineOf({ frame, top, bottom }: FramePart): string[] {
  const operators: string[] = []
  if (frame.outline) {
    const { width, colour } = frame.outline
    const rectangle = [frame.x + width / 2, top + width / 2, frame.width - width, bottom - top - width]
    operators.push(strokeOf(colour), `${width} w ${rectangle.map(fixed).join(' ')} re S`)
  }
  if (frame.bar) {
    const rectangle = [frame.x, top, frame.bar.width, bottom - top]
    operators.push(fillOf(frame.bar.colour), `${rectangle.map(fixed).join(' ')} re f`)
  }
  return operators
}
