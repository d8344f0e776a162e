import type { Nodes, PhrasingContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { defaultHandlers, type Options, toMarkdown } from 'mdast-util-to-markdown'
import { nest, type Style } from '#src/platform/rich-text/nest.ts'
import { type Line, textOf } from '#src/platform/rich-text/runs.ts'
import { isBare } from '#src/platform/rich-text/same.ts'

/** Where running text stands: what would be a mark there is not one elsewhere. */
export type Place = 'paragraph' | 'item' | 'quote' | 'heading' | 'cell'

export type WriteLines = (lines: Line[], place: Place) => string

/** Running text with no more escapes than Markdown never does without. */
export const plainly: WriteLines = (lines, place) => writeLines(lines, place, { escapes: 'none' })

/** Running text in one way of writing it. */
export function writeLines(lines: Line[], place: Place, style: Style): string {
  const lineEnd: PhrasingContent =
    place === 'heading' || place === 'cell' ? { type: 'html', value: '&#10;' } : { type: 'break' }
  const children = nest(lines, lineEnd, style)
  const node: Nodes = place === 'cell' ? { type: 'tableCell', children } : { type: 'paragraph', children }
  return toMarkdown(place === 'heading' ? { type: 'heading', depth: 1, children } : node, optionsOf(style))
    .trim()
    .replace(place === 'heading' ? /^# ?/ : '', '')
}

function optionsOf({ escapes, emphasis = '*', links }: Style): Options {
  return {
    emphasis,
    resourceLink: links === 'whole',
    extensions: [shared],
    handlers: {
      break: () => '\n',
      link: (node, parent, state, info) => {
        const words = node.children
          .map((child: PhrasingContent) => (child.type === 'text' ? child.value : '\n'))
          .join('')
        return links !== 'whole' && isBare(words, node.url)
          ? words
          : defaultHandlers.link(node, parent, state, info)
      },
      text: (node, _parent, state, info) => {
        const patterns = state.unsafe
        if (escapes === 'none') state.unsafe = patterns.filter(({ character }) => character === '|')
        if (escapes === 'some') state.unsafe = patterns.filter(meansSomething)
        const text = state.safe(node.value, info)
        state.unsafe = patterns
        return text
      },
    },
  }
}

/** Not what is only a mark within words or an address. */
const meansSomething = ({ character, atBreak }: { character: string; atBreak?: boolean | null }) =>
  atBreak === true || !'_:.@&('.includes(character)

/** What word processors paste, and the reader takes for a list. */
const bullets = '•▪◦‣●○'

/** Made once: what it looks for is compiled when it is first used. */
const shared: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  unsafe: [...bullets].map((character) => ({ atBreak: true, character, after: '[ \\t]' })),
}

/** The words alone, every sign escaped: what is left when no other writing is read as what was meant. */
export function literally(lines: Line[], place: Place): string {
  return lines
    .map((line) =>
      textOf(line)
        .trim()
        .replace(/[!-/:-@[-`{-~]/g, '\\$&')
        .replace(new RegExp(`^[${bullets}]`, 'u'), (bullet) => `&#${bullet.charCodeAt(0)};`),
    )
    .join(place === 'heading' || place === 'cell' ? '&#10;' : '\n')
}
