import {
  BorderStyle,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { cleanText } from '../clean-text.ts'
import { pictureOf } from './picture.ts'
import { runOf, tab } from './runs.ts'
import { hex, sheetOf, twips, type Writing } from './writing.ts'

/** What stands around the text: the page's measures, and the foot of each page. */
export function pageOf(writing: Writing): ISectionPropertiesOptions {
  const { layout } = writing.tree
  const { short, long, margins } = sheetOf(layout)
  const orientation = layout.orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE
  return {
    page: {
      size: { width: twips(short), height: twips(long), orientation },
      margin: {
        top: twips(margins.top),
        right: twips(margins.right),
        bottom: twips(margins.bottom),
        left: twips(margins.left),
        header: twips(Math.min(30, margins.top / 2)),
        footer: twips(Math.max(10, Math.min(36, margins.bottom - 36))),
        gutter: 0,
      },
    },
  }
}

/** Who makes the document, over a rule in their colour, on the first page only; the logo at the end of the first line. */
export function letterheadOf(writing: Writing): Paragraph[] {
  const { name, lines, logo } = writing.tree.letterhead
  const picture =
    logo && pictureOf(logo, { width: Math.min(119, writing.column * 0.4), height: 45.5 }, writing)
  const texts = [name, ...lines].filter((text) => text !== '')
  if (texts.length === 0 && picture) texts.push('')
  return texts.map((text, index) => {
    const shown = index === 0 && picture
    return new Paragraph({
      style: index === 0 && text === name ? 'Letterhead' : 'LetterheadLine',
      children: [runOf(text, writing), ...(shown ? [tab(), picture] : [])],
      ...(shown && { tabStops: [{ type: TabStopType.RIGHT, position: twips(writing.column) }] }),
      ...(index === texts.length - 1 && ruled(writing)),
    })
  })
}

/** The rule reaches as far out as the numbers of items do: the line it belongs to begins out there, its words do not. */
function ruled({ accent, gutter }: Writing) {
  return {
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: hex(accent), space: 8 } },
    indent: { left: twips(-gutter), firstLine: twips(gutter) },
    spacing: { after: 160 },
  }
}

/** That it is no final document yet: in words before the text, since what is drawn behind it is not read aloud. */
export function draftMarkOf(writing: Writing): Paragraph[] {
  const { watermark } = writing.tree
  if (!watermark) return []
  return [new Paragraph({ style: 'DraftMark', children: [runOf(watermark, writing)] })]
}

/** The same words drawn large behind every page; nothing where there are none. */
export function headersOf(writing: Writing): { default?: Header } {
  const words = cleanText(writing.tree.watermark ?? '')
    .replace(/\s+/g, ' ')
    .slice(0, 40)
  if (words.trim() === '') return {}
  const { width, height } = sheetOf(writing.tree.layout)
  const long = Math.min(Math.hypot(width, height) * 0.72, words.length * 75)
  const mark = new TextWatermark({
    text: words,
    font: writing.font,
    bold: true,
    color: '#EBEDEF',
    opacity: 1,
    rotation: Math.round(360 - (Math.atan2(height, width) * 180) / Math.PI),
    width: Math.round(long),
    height: Math.round((long / words.length) * 0.95),
  })
  return { default: new Header({ children: [new Paragraph({ style: 'Header', children: [mark] })] }) }
}

/** The page's number and how many there are, reckoned by whoever shows the document. */
export function footerOf(writing: Writing): Footer {
  const { left, right } = writing.tree.footer
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(writing.column) }]
  const children = [...countedRuns(left, writing), tab(), ...countedRuns(right, writing)]
  return new Footer({ children: [new Paragraph({ style: 'Footer', tabStops, children })] })
}

function countedRuns(text: string, writing: Writing): TextRun[] {
  const language = { value: writing.language }
  return text.split(/(\{pages?\})/).flatMap((part) => {
    if (part === '') return []
    if (part === '{page}') return [new TextRun({ children: [PageNumber.CURRENT], language })]
    if (part === '{pages}') return [new TextRun({ children: [PageNumber.TOTAL_PAGES], language })]
    return [runOf(part, writing)]
  })
}
