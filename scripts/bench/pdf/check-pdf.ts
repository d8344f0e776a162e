import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import { type PdfReading, readPdf } from '#test/support/pdf-text.ts'
import type { Contestant } from './contestants.ts'

export type Checked = { pages: number; kilobytes: number }

/**
 * Reads what each contestant makes of the minutes before anything is timed: who leaves out words or the structure tree, or
 * needs other numbers of pages, does less work and is no measure. Throws with what is missing.
 */
export async function checkAll(content: Printable, contestants: readonly Contestant[]): Promise<Checked[]> {
  const readings: { bytes: Uint8Array; reading: PdfReading }[] = []
  for (const contestant of contestants) {
    const bytes = Uint8Array.from(await contestant.prepare(content).make())
    readings.push({ bytes, reading: await readPdf(bytes) })
  }
  const first = readings[0]?.reading as PdfReading
  return readings.map(({ bytes, reading }, index) => {
    const name = contestants[index]?.name
    const pages = reading.pages.length
    if (!Buffer.from(bytes).includes('/StructTreeRoot')) throw new Error(`${name}: the PDF is not tagged`)
    if (Math.abs(pages / first.pages.length - 1) > 0.25) throw new Error(`${name}: ${pages} pages`)
    const missing = missingWords(first, reading)
    if (missing.share > 0.02)
      throw new Error(`${name}: the PDF lacks ${missing.words.slice(0, 20).join(' ')}`)
    return { pages, kilobytes: Math.round(bytes.length / 1000) }
  })
}

/** Words of the one that are not in the other, spaces and marks of lists apart: makers part lines and cells in their own ways. */
function missingWords(one: PdfReading, other: PdfReading): { words: string[]; share: number } {
  const letters = other.pages.join('').replace(/\s+/g, '')
  const all = one.pages.join('\n').match(/\S*[\p{L}\d]\S*/gu) ?? []
  const words = all.filter((word) => !letters.includes(word))
  return { words, share: words.length / all.length }
}
