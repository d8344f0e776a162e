import { minutesPaper } from '#src/domain/minutes/paper.ts'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import { launchChromium } from './chromium.ts'
import { createTypst } from './typst.ts'

const template = shippedTemplate('minutes')

/** Who makes the PDF of minutes: what it needs is made beforehand, what `make` does is timed. */
export type Contestant = {
  name: string
  prepare(content: Printable): { make(): Uint8Array | Promise<Uint8Array> }
  close(): Promise<void>
}

/** Ours begins at the frozen content, the others at what they are written for: source for typst, HTML for Chromium. */
export async function startContestants(): Promise<Record<'ours' | 'typst' | 'chromium', Contestant>> {
  return { ours, typst: createTypst(), chromium: await launchChromium() }
}

const ours: Contestant = {
  name: 'ours, PDF/A-2a and PDF/UA-1',
  prepare: (content) => ({ make: () => writePdf(minutesPaper(content, template)) }),
  close: async () => {},
}
