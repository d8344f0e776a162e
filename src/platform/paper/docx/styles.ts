import { BorderStyle, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import { body, caption, hairline, headings, ink, quiet, small, type TextStyle } from '../pdf/theme.ts'
import { hex, twips, type Writing } from './writing.ts'

/** The look of the paper as Word's styles, so that who edits the document can change them all at one place. */
export function stylesOf(writing: Writing): IStylesOptions {
  const run = { ...lettersOf(body), font: writing.font, language: { value: writing.language } }
  return {
    default: {
      document: { run, paragraph: { spacing: lineOf(body) } },
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((level) => [`heading${level}`, headingStyle(level, writing)]),
      ),
      hyperlink: { run: { color: hex(writing.accent), underline: { type: 'single' } } },
    },
    paragraphStyles: [...textStyles(writing), ...listStyles(), ...aroundStyles(writing)],
    characterStyles: [
      {
        id: 'FactLabel',
        name: 'Fact Label',
        basedOn: 'DefaultParagraphFont',
        run: { bold: true, color: hex(quiet) },
      },
    ],
  }
}

function headingStyle(level: number, writing: Writing) {
  const look = headings[level] as TextStyle & { before: number }
  const colour = level === 1 ? writing.accent : look.colour
  return {
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    run: { ...lettersOf({ ...look, colour }), bold: true, italics: false, font: writing.font },
    paragraph: {
      spacing: { before: twips(look.before), after: 0, ...lineOf(look) },
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
    },
  }
}

function textStyles(writing: Writing): IParagraphStyleOptions[] {
  return [
    paragraphStyle('BodyText', 'Body Text', { paragraph: { spacing: { before: 120 } } }),
    paragraphStyle('Quote', 'Quote', { paragraph: { spacing: { before: 120 } } }),
    paragraphStyle('Facts', 'Facts'),
    paragraphStyle('BoxTitle', 'Box Title', {
      next: 'Normal',
      run: { bold: true, ...lettersOf({ size: 9, leading: 12, colour: quiet }) },
      paragraph: { keepNext: true, spacing: lineOf({ size: 9, leading: 12, colour: quiet }) },
    }),
    paragraphStyle('TableText', 'Table Text', {
      run: lettersOf(small),
      paragraph: { spacing: lineOf(small) },
    }),
    paragraphStyle('TableHead', 'Table Head', {
      run: { bold: true, ...lettersOf({ size: 9, leading: 12.5, colour: quiet }) },
      paragraph: { keepNext: true, spacing: lineOf({ size: 9, leading: 12.5, colour: quiet }) },
    }),
    paragraphStyle('Picture', 'Picture', {
      paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
    }),
    paragraphStyle('Rule', 'Rule', {
      paragraph: {
        spacing: { before: 220, ...hairHigh },
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: hex(hairline), space: 0 } },
      },
    }),
    paragraphStyle('Gap', 'Gap', { run: { size: 2 }, paragraph: { spacing: hairHigh } }),
    paragraphStyle('DraftMark', 'Draft Mark', {
      run: { bold: true, color: hex(writing.accent) },
      paragraph: { keepNext: true, spacing: { before: 200 } },
    }),
  ]
}

/** Word's own styles for the first five levels; the sixth of ours looks like the fifth. */
function listStyles(): IParagraphStyleOptions[] {
  const levels = ['', ' 2', ' 3', ' 4', ' 5']
  return [
    ...levels.map((level) => paragraphStyle(`ListBullet${level.trim()}`, `List Bullet${level}`)),
    ...levels.map((level) => paragraphStyle(`ListNumber${level.trim()}`, `List Number${level}`)),
    paragraphStyle('ListContinue', 'List Continue', { paragraph: { spacing: { before: 120 } } }),
  ]
}

function aroundStyles(writing: Writing): IParagraphStyleOptions[] {
  const name = { size: 11, leading: 14, colour: writing.accent }
  const line = { style: BorderStyle.SINGLE, size: 4, color: hex(hairline), space: 6 }
  return [
    paragraphStyle('Letterhead', 'Letterhead', {
      run: { bold: true, ...lettersOf(name) },
      paragraph: { keepNext: true, spacing: lineOf(name) },
    }),
    paragraphStyle('LetterheadLine', 'Letterhead Line', {
      run: lettersOf(caption),
      paragraph: { keepNext: true, spacing: lineOf(caption) },
    }),
    paragraphStyle('Header', 'header'),
    paragraphStyle('Footer', 'footer', {
      run: lettersOf(caption),
      paragraph: { spacing: lineOf(caption), border: { top: line } },
    }),
  ]
}

function paragraphStyle(
  id: string,
  name: string,
  look: Omit<IParagraphStyleOptions, 'id' | 'name'> = {},
): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, ...look }
}

/** Word measures letters in half points. */
function lettersOf({ size, colour }: TextStyle) {
  return { size: Math.round(size * 2), color: hex(colour) }
}

/** Lines as far apart as in print, wider where a letter or picture needs it. */
function lineOf({ leading }: TextStyle) {
  return { line: twips(leading), lineRule: LineRuleType.AT_LEAST }
}

const hairHigh = { line: 20, lineRule: LineRuleType.EXACTLY }

/** The library writes no styles of tables: this one joins the others when the file is sealed. */
export const tableStyle = `<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable">
<w:name w:val="Paper Table"/><w:uiPriority w:val="99"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="${hex(hairline)}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${hex(hairline)}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/><w:right w:w="240" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${hex(ink)}"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>`.replaceAll('\n', '')
