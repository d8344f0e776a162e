import { isDict, type PdfDict, type PdfFile } from './pdf-objects.ts'
import { operationsOf } from './pdf-tags.ts'

/** What PDF/A and PDF/UA forbid in pages, their fonts and pictures. */
export function contentFaults(file: PdfFile): string[] {
  return [...file.pages.flatMap((page, index) => pageFaults(file, page, index)), ...imageFaults(file)]
}

const painting = ['TJ', 'Tj', "'", '"', 'Do', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'BI']
const colourful = ['k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN', 'ri', 'gs']

function pageFaults(file: PdfFile, page: PdfDict, index: number): string[] {
  const faults = new Set<string>()
  const fault = (words: string) => faults.add(`page ${index}: ${words}`)
  if (page.Tabs !== '/S') fault('tab order is not by structure')
  if (page.Group !== undefined || page.AA !== undefined) fault('has what we never write')
  const fonts = file.dict(file.dict(page.Resources).Font)
  let codes = new Map<number, string>()
  let open = 0
  for (const { operator, operands, marks } of operationsOf(file, page)) {
    if (painting.includes(operator) && marks.length === 0)
      fault(`${operator} is neither content nor artifact`)
    if (marks.length > 1) fault('marked contents stand in one another')
    if (colourful.includes(operator)) fault(`${operator} may bring colours that no profile describes`)
    if (operator === 'q') open++
    if (operator === 'Q' && --open < 0) fault('Q without q')
    if (operator === 'Tf') {
      const font = file.dict(fonts[String(operands[0]).slice(1)])
      for (const words of fontFaults(file, font)) fault(words)
      codes = readings(file, font)
    }
    if (operator !== 'TJ' && operator !== 'Tj') continue
    for (const code of codesOf(operands)) {
      const reading = codes.get(code)
      if (reading === undefined || /^[\0\ufeff\ufffe]?$/.test(reading))
        fault(`glyph ${code} is read as nothing`)
    }
  }
  if (open !== 0) fault('q without Q')
  return [...faults]
}

function* codesOf(operands: unknown[]): Generator<number> {
  for (const piece of operands.flat()) {
    if (!(piece instanceof Uint8Array)) continue
    for (let at = 0; at < piece.length; at += 2) yield ((piece[at] ?? 0) << 8) | (piece[at + 1] ?? 0)
  }
}

const judged = new WeakMap<PdfDict, string[]>()

function fontFaults(file: PdfFile, font: PdfDict): string[] {
  const known = judged.get(font)
  if (known) return known
  const faults: string[] = []
  const inner = file.dict(file.list(font.DescendantFonts)[0])
  const descriptor = file.dict(inner.FontDescriptor)
  const name = String(font.BaseFont)
  if (font.Subtype !== '/Type0' || font.Encoding !== '/Identity-H')
    faults.push(`${name} is no composite font`)
  if (file.stream(descriptor.FontFile2 ?? descriptor.FontFile3).length < 100)
    faults.push(`${name} is not embedded`)
  if (!/^\/[A-Z]{6}\+/.test(name)) faults.push(`${name} is embedded whole`)
  if (inner.CIDToGIDMap !== '/Identity' && inner.Subtype === '/CIDFontType2')
    faults.push(`${name} maps no glyphs`)
  if (font.ToUnicode === undefined) faults.push(`${name} cannot be read`)
  judged.set(font, faults)
  return faults
}

const read = new WeakMap<PdfDict, Map<number, string>>()

/** What each glyph number is read as: ranges of codes with one hex text each. */
function readings(file: PdfFile, font: PdfDict): Map<number, string> {
  const known = read.get(font)
  if (known) return known
  const found = new Map<number, string>()
  const map = Buffer.from(file.stream(font.ToUnicode)).toString('latin1')
  for (const [, from, texts = ''] of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    ;[...texts.matchAll(/<([^>]*)>/g)].forEach(([, hex = ''], index) => {
      const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex')
      found.set(Number.parseInt(from as string, 16) + index, new TextDecoder('utf-16be').decode(bytes))
    })
  }
  read.set(font, found)
  return found
}

function imageFaults(file: PdfFile): string[] {
  return file
    .all()
    .filter((dict) => dict.Subtype === '/Image')
    .flatMap(({ ColorSpace, Interpolate, Alternates, OPI, SMask, Mask }) => {
      const faults: string[] = []
      const space = Array.isArray(ColorSpace) ? ColorSpace[1] : ColorSpace
      if (space !== '/DeviceRGB' && space !== '/DeviceGray') faults.push(`a picture is in ${String(space)}`)
      if (Interpolate === true || Alternates !== undefined || OPI !== undefined)
        faults.push('a picture has what PDF/A forbids')
      if (Mask !== undefined) faults.push('a picture has a mask that we never write')
      const mask = file.get(SMask)
      if (isDict(mask) && mask.ColorSpace !== '/DeviceGray') faults.push('a soft mask is not grey')
      return faults
    })
}
