import { type Layout, pageSizes } from './layout.ts'
import { readable, tint } from './pdf/theme.ts'
import type { DocumentTree } from './tree.ts'

/**
 * The style sheet of a document that stands alone: the look of the PDF on a screen of any width, by day and by night, and on the
 * paper that its layout asks for. Nothing is fetched.
 */
export function documentStyles({ letterhead, layout }: DocumentTree): string {
  const accent = readable(letterhead.colour)
  const values = {
    accent,
    ground: tint(accent, 0.07),
    // Mixed with so much white, any colour that reads on white reads on the dark ground too.
    'night-accent': tint(accent, 0.4),
    font: fonts[layout.font],
    page: pageOf(layout),
  }
  return sheet.replace(/\{\{([\w-]+)\}\}/g, (_, name: keyof typeof values) => values[name]).trim()
}

function pageOf({ page, orientation, marginsMm: { top, right, bottom, left } }: Layout): string {
  const [short, long] = pageSizes[page]
  const size = orientation === 'portrait' ? `${short}mm ${long}mm` : `${long}mm ${short}mm`
  return `size: ${size}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm`
}

const fonts: Record<Layout['font'], string> = {
  sans: '"Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  serif: '"Source Serif 4", "Source Serif Pro", Cambria, Georgia, "Liberation Serif", serif',
}

const sheet = `
:root { color-scheme: light dark; --ink: #1d2329; --quiet: #535d66; --line: #ced4d9; --paper: #fff; --note: #f4f5f6; --bar: #98a2aa; --accent: {{accent}}; --ground: {{ground}} }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8eb; --quiet: #abb4bc; --line: #3d464e; --paper: #14181c; --note: #1c2227; --bar: #7b8791; --accent: {{night-accent}}; --ground: #1c2329 } }
* { box-sizing: border-box }
html { font-size: 106.25%; text-size-adjust: 100% }
body { margin: 0 auto; padding: 2rem 1.1rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink); font-family: {{font}}; line-height: 1.5; overflow-wrap: anywhere }
.paper-letterhead { display: flow-root; padding-bottom: .7rem; margin-bottom: 2rem; border-bottom: 2px solid var(--accent) }
.paper-logo { float: right; max-width: 40%; max-height: 3.8rem; width: auto; height: auto; margin: 0 0 .3rem 1.2rem }
.paper-name { display: block; color: var(--accent) }
.paper-line { color: var(--quiet); font-size: .85rem; line-height: 1.35 }
.paper-draft { display: inline-block; margin: 0; padding: .1rem .7rem; border: 1.5px solid var(--accent); border-radius: 3px; color: var(--accent); font-weight: 650 }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; break-after: avoid; margin: 1.4rem 0 .3rem; font-size: 1rem; font-weight: 650 }
h1 { margin: 1.2rem 0 1rem; font-size: 2rem; color: var(--accent) }
h2 { margin-top: 2.1rem; font-size: 1.3rem }
h3 { font-size: 1.1rem }
h5, h6 { color: var(--quiet) }
.paper-number { color: var(--accent); font-variant-numeric: tabular-nums }
p { margin: 0 0 .65rem }
a { color: var(--accent) }
ul, ol { margin: 0 0 .65rem; padding-left: 1.5rem }
li { margin: .15rem 0 }
li > ul, li > ol { margin-bottom: .2rem }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line) }
hr { margin: 1.5rem 0; border: 0; border-top: 1px solid var(--line) }
figure { margin: 1rem 0; break-inside: avoid }
img { max-width: 100%; height: auto }
table { width: 100%; margin: 1rem 0; border-collapse: collapse; font-size: .92rem; line-height: 1.4 }
th, td { padding: .35rem .9rem .35rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
td { min-width: 4.4rem }
th { overflow-wrap: break-word }
th:last-child, td:last-child { padding-right: 0 }
th { color: var(--quiet); font-weight: 650; border-bottom: 1.5px solid var(--ink) }
tr { break-inside: avoid }
.paper-signatures td { height: 2.9rem; vertical-align: bottom }
.paper-facts { display: grid; gap: 0 1.4rem; margin: 1rem 0 }
.paper-facts dt { color: var(--quiet); font-weight: 650 }
.paper-facts dd { margin: 0 0 .5rem }
.paper-box { margin: 1.1rem 0; padding: .7rem 1rem; border: 1px solid var(--line); break-inside: avoid }
.paper-box > :last-child, .paper-box > :last-child > :last-child { margin-bottom: 0 }
.paper-box-title { margin-bottom: .15rem; font-size: .88rem; font-weight: 650; color: var(--accent) }
.paper-decision { border-color: transparent; border-left: 4px solid var(--accent); background: var(--ground) }
.paper-follow-up { border-color: var(--bar); border-left-width: 4px }
.paper-note { background: var(--note) }
.paper-note > .paper-box-title { color: var(--quiet) }
.paper-stamp { border: 2px solid var(--accent) }
@media (min-width: 34rem) {
  .paper-facts { grid-template-columns: minmax(5rem, max-content) 1fr }
  .paper-facts dd { margin-bottom: .15rem }
}
@media (min-width: 56rem) {
  .paper-hanging > * > .paper-number { display: inline-block; min-width: calc(3.2rem - .21em); margin-left: -3.2rem }
}
@media print {
  @page { {{page}} }
  :root { color-scheme: light; --ink: #1d2329; --quiet: #535d66; --line: #ced4d9; --paper: #fff; --note: #f4f5f6; --accent: {{accent}}; --ground: {{ground}} }
  html { font-size: 10.5pt }
  body { max-width: none; padding: 0 }
  thead { display: table-header-group }
}
`
