import type { DocumentTree } from '#src/platform/paper/tree.ts'

/** The measures of our own pages as a style sheet for print, as far as it makes the pages alike. */
export function printStyle({ letterhead }: DocumentTree): string {
  return `
@page { size: A4; margin: 64pt 68pt 84pt 100pt }
body { margin: 0; font: 10.5pt/15pt 'Source Sans 3'; color: #1d2329 }
strong, th { font-weight: 600 }
h1, h2, h3, h4, h5, h6 { font-weight: 600; break-after: avoid; margin: 21pt 0 5pt; font-size: 11.5pt; line-height: 1.3 }
h1 { font-size: 23pt; color: ${letterhead.colour}; margin: 20pt 0 10pt }
h2 { font-size: 14pt }
p, ul, ol { margin: 6pt 0 0 }
ul, ol { padding-left: 15pt }
li { margin-top: 2.5pt }
a, .paper-number { color: ${letterhead.colour} }
.paper-letterhead { color: ${letterhead.colour}; border-bottom: 1.5pt solid; padding-bottom: 8pt }
.paper-draft { position: fixed; top: 40%; left: 0; right: 0; margin: 0; text-align: center; z-index: -1; font-size: 150pt;
  line-height: 1; font-weight: 600; color: #ebedef; transform: rotate(-54.7deg) }
.paper-facts { display: grid; grid-template-columns: max-content 1fr; column-gap: 16pt; margin: 11pt 0 0 }
dd { margin: 0 }
table { width: 100%; border-collapse: collapse; margin-top: 11pt; font-size: 9.5pt; line-height: 13pt }
tr { break-inside: avoid }
th, td { text-align: left; vertical-align: top; padding: 3.5pt 12pt 4pt 0; border-bottom: .5pt solid #ced4d9 }
.paper-box { margin-top: 11pt; padding: 7pt 14pt; break-inside: avoid; border: .5pt solid #ced4d9 }
.paper-box > :nth-child(-n + 2) { margin-top: 0 }
.paper-box-title { font-size: 9pt; line-height: 12pt; font-weight: 600 }
.paper-decision { border: 0; border-left: 3.5pt solid ${letterhead.colour}; background: #eff2f4 }
.paper-follow-up { border-left: 3.5pt solid #98a2aa }
blockquote { margin: 11pt 0; padding-left: 14pt; border-left: 2pt solid #ced4d9 }
`
}
