import type { Font } from 'fontkit'

/**
 * Lets a font hand out subsets that remember, from one document to the next, the bytes of each glyph: fontkit would decode
 * the glyph's outline each time only to see whether it is made of others. Those that are still go its own way.
 */
export function keepGlyphs(font: Font): Font {
  const kept = new Map<number, KeptGlyph>()
  const subsetting = font as unknown as { createSubset: () => Subset }
  const createSubset = subsetting.createSubset.bind(font)
  subsetting.createSubset = () => {
    const subset = createSubset()
    const add = subset._addGlyph.bind(subset)
    subset._addGlyph = (id) => {
      const known = kept.get(id)
      if (!known) {
        const index = add(id)
        const outline = subset.glyf[index] as Uint8Array
        if (!isComposed(outline)) kept.set(id, { outline, metric: subset.hmtx.metrics[index] })
        return index
      }
      subset.glyf.push(known.outline)
      subset.loca.offsets.push(subset.offset)
      subset.hmtx.metrics.push(known.metric)
      subset.offset += known.outline.length
      return subset.glyf.length - 1
    }
    return subset
  }
  return font
}

/** fontkit's subset of a TrueType font, as far as it grows by a glyph. */
type Subset = {
  glyf: Uint8Array[]
  loca: { offsets: number[] }
  hmtx: { metrics: unknown[] }
  offset: number
  _addGlyph: (id: number) => number
}

type KeptGlyph = { outline: Uint8Array; metric: unknown }

/** A glyph of other glyphs says -1 where others say how many contours they have. */
function isComposed(outline: Uint8Array): boolean {
  return outline.length > 0 && (outline[0] as number) >= 0x80
}
