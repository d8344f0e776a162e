import type { PhrasingContent } from 'mdast'
import { commonLook, type Line, type Look, type Run } from '#src/platform/rich-text/runs.ts'

/** How running text is written where more than one way is right. */
export type Style = {
  /** which signs get a backslash: none, those that mean something by themselves, or all that ever mean something */
  escapes: 'none' | 'some' | 'all'
  /** which look stands outermost where two overlap: the one that lasts longest, or the one that is named first */
  outermost?: 'longest' | 'first'
  emphasis?: '*' | '_'
  /** whether a link that is its own address is written with brackets too */
  links?: 'bare' | 'whole'
}

/** Runs as Markdown's tree, in which a look encloses other looks. */
export function nest(lines: Line[], lineEnd: PhrasingContent, { outermost }: Style): PhrasingContent[] {
  const runs = lines.flatMap((line, index) => (index === 0 ? line : [endBetween(lines, index), ...line]))
  return nodesOf(runs, { done: [], lineEnd, longest: outermost !== 'first' })
}

type End = { end: true; text: string; look: Look[]; href?: string }
type Part = (Run & { end?: undefined }) | End
type Feature = Look | 'link'
type Nesting = { done: Feature[]; lineEnd: PhrasingContent; longest: boolean }

function endBetween(lines: Line[], index: number): End {
  const [before, after] = [lines[index - 1]?.at(-1), lines[index]?.[0]]
  const href = before && before.href === after?.href ? before.href : undefined
  return { end: true, text: '', look: commonLook(before, after), href }
}

function nodesOf(parts: Part[], nesting: Nesting): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (let at = 0; at < parts.length; ) {
    const part = parts[at] as Part
    const { feature, length } = widest(parts, at, nesting)
    if (feature) nodes.push(enclosed(feature, parts.slice(at, at + length), nesting))
    else if (part.end) nodes.push(nesting.lineEnd)
    else
      nodes.push(
        part.look[0] === 'code'
          ? { type: 'inlineCode', value: part.text }
          : { type: 'text', value: part.text },
      )
    at += length
  }
  return nodes
}

/** The feature that encloses most of what follows, of those that do not enclose it yet. */
function widest(
  parts: Part[],
  at: number,
  { done, longest }: Nesting,
): { feature?: Feature; length: number } {
  let found: { feature?: Feature; length: number } = { length: 1 }
  for (const feature of features) {
    if (done.includes(feature) || !has(parts[at], feature)) continue
    let end = at + 1
    while (
      end < parts.length &&
      has(parts[end], feature) &&
      (feature !== 'link' || parts[end]?.href === parts[at]?.href)
    )
      end++
    if (!found.feature || (longest && end - at > found.length)) found = { feature, length: end - at }
  }
  return found
}

const features = ['link', 'bold', 'italic', 'strike'] as const

const has = (part: Part | undefined, feature: Feature) =>
  feature === 'link' ? part?.href !== undefined : part?.look.includes(feature) === true

function enclosed(feature: Feature, parts: Part[], nesting: Nesting): PhrasingContent {
  const children = nodesOf(parts, { ...nesting, done: [...nesting.done, feature] })
  switch (feature) {
    case 'bold':
      return { type: 'strong', children }
    case 'italic':
      return { type: 'emphasis', children }
    case 'strike':
      return { type: 'delete', children }
    default:
      // A link encloses no link: that is what `done` is for.
      return {
        type: 'link',
        url: parts[0]?.href ?? '',
        children: children as Exclude<PhrasingContent, { type: 'link' | 'linkReference' }>[],
      }
  }
}
