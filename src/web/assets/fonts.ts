import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { FontOrder } from './font-worker.ts'

/** The weights that pages are set in. */
export const weights = [400, 600] as const

const between = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('')

/**
 * Inter in three parts, each fetched only where a page has a letter of it: what the Nordic languages are written with, what
 * Sámi names and those of neighbours add, and the other Latin letters, which are sent as they come. The first two are cut out
 * of the whole: a third of its size.
 */
const parts = {
  nordic: { of: 'latin', letters: `${between(0x20, 0x7e)}${between(0xa0, 0xff)}–—‘’‚“”„•…‹›€−→←↑↓` },
  sami: { of: 'latin-ext', letters: 'ČčĐđŊŋŠšŦŧŽžŁłŐőŰűŚśŹźŻżĄąĘęĆćŃńǤǥǦǧǨǩƷʒǮǯ' },
  others: { of: 'latin-ext', letters: null },
} as const

type Part = keyof typeof parts

/** The rest of the range of the wider file: what is in no other part. */
const otherRange =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113'

const nameOf = (part: Part, weight: number) => `inter-${part}-${weight}.woff2`

/** What the stylesheet says of the letters. The last face that has a letter is taken, so the widest stands first. */
export const faces = (addressOf: (name: string) => string): string[] =>
  (['others', 'sami', 'nordic'] as const).flatMap((part) =>
    weights.map((weight) => {
      const range = parts[part].letters === null ? otherRange : rangeOf(parts[part].letters)
      return `@font-face{font-family:Inter;font-weight:${weight};font-display:swap;unicode-range:${range};src:url(${addressOf(nameOf(part, weight))}) format("woff2")}`
    }),
  )

const rangeOf = (letters: string): string =>
  [...letters].map((letter) => `U+${letter.codePointAt(0)?.toString(16)}`).join(',')

const made = new Map<string, Promise<Buffer>>()

/** The file of that name, cut when the first browser asks for it; null for a name that is none of ours. */
export function fontFile(name: string): Promise<Buffer> | null {
  const [, part, weight] = /^inter-(\w+)-(\d+)\.woff2$/.exec(name) ?? []
  if (!part || !(part in parts) || !weights.some((one) => String(one) === weight)) return null
  const known = made.get(name)
  if (known) return known
  const { of, letters } = parts[part as Part]
  const whole = readFileSync(require.resolve(`@fontsource/inter/files/inter-${of}-${weight}-normal.woff2`))
  const file = letters === null ? Promise.resolve(whole) : cut({ whole, letters })
  made.set(name, file)
  // One that failed is tried again by the next who asks.
  file.catch(() => made.delete(name))
  return file
}

const require = createRequire(import.meta.url)

/** In a thread of its own: it takes a moment that no other request shall wait for. */
function cut(order: FontOrder): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./font-worker.ts', import.meta.url), { workerData: order })
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
  })
}
