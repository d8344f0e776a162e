import type { Block, BoxTone } from '../tree.ts'
import { linesOf } from './lines.ts'
import { type Frame, type Place, type Strip, strip, tagOf } from './strips.ts'
import { type Flow, lineStrips, type Outline } from './text-strips.ts'
import { gaps, hairline, ink, quiet, type TextStyle, tint } from './theme.ts'

/**
 * A box: ground, outline and bar around a title in words and what belongs to it. It may run over pages; each
 * part is then drawn as a box of its own.
 */
export function boxStrips(
  box: Extract<Block, { type: 'box' }>,
  place: Place,
  outline: Outline,
  flow: Flow,
): Strip[] {
  const frame = frameOf(box.tone, place, outline)
  const inset = Math.min(14, place.width / 5)
  const tag = tagOf('Div', place.tag)
  const inner: Place = {
    x: place.x + inset,
    width: place.width - 2 * inset,
    tag,
    frames: [...place.frames, frame],
  }
  const style: TextStyle = {
    size: 9,
    leading: 12,
    colour: box.tone === 'note' ? quiet : outline.design.accent,
  }
  const setting = {
    x: inner.x,
    width: inner.width,
    style,
    tag: tagOf('P', tag),
    cut: 'bold' as const,
    design: outline.design,
  }
  const title = lineStrips(linesOf([{ type: 'text', value: box.title }], setting), style, inner)
  for (const one of title) one.keep = box.children.length > 0
  const children = flow(box.children, inner, outline)
  const first = children[0]
  if (first) first.before = Math.min(first.before, 1.5)
  const last = children.at(-1) ?? title.at(-1)
  if (last) last.keep = true
  const height = children.reduce((sum, one) => sum + one.before + one.height, 0)
  if (height <= keptWhole) for (const one of children) one.keep = true
  return [
    strip(padding, [], inner, { before: gaps.block, keep: true }),
    ...(box.title === '' ? [] : title),
    ...children,
    strip(padding, [], inner),
  ]
}

const padding = 7

/** A box up to this height is not divided between pages. */
const keptWhole = 160

function frameOf(tone: BoxTone, place: Place, outline: Outline): Frame {
  const { x, width } = place
  switch (tone) {
    case 'decision':
      return {
        x,
        width,
        fill: tint(outline.design.accent, 0.07),
        outline: null,
        bar: { width: 3.5, colour: outline.design.accent },
      }
    case 'follow-up':
      return {
        x,
        width,
        fill: null,
        outline: { width: 0.75, colour: tint(ink, 0.35) },
        bar: { width: 3.5, colour: tint(ink, 0.35) },
      }
    case 'note':
      return { x, width, fill: tint(ink, 0.045), outline: { width: 0.5, colour: hairline }, bar: null }
    case 'stamp':
      return { x, width, fill: null, outline: { width: 1.25, colour: outline.design.accent }, bar: null }
  }
}
