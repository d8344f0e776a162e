import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { basename } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { patterns, to } from '../paths.ts'

export type Asset = { mediaType: string; plain: Buffer; gzip: () => Buffer; brotli: () => Buffer }

const require = createRequire(import.meta.url)
const folder = new URL('../', import.meta.url)
const own = (path: string) => readFileSync(new URL(path, folder), 'utf8')

/** Of Designsystemet, the parts that our pages have. */
const components = [
  'base',
  'button',
  'field',
  'input',
  'fieldset',
  'label',
  'validation-message',
  'alert',
  'card',
  'tag',
  'table',
  'details',
  'error-summary',
  'skip-link',
  'link',
  'dialog',
  'breadcrumbs',
]

/** Two weights, each for the letters of the Nordic languages and, fetched only where they occur, the wider Latin ones. */
const weights = [400, 600]
const letters = {
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212',
  'latin-ext': 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113',
}

const fonts = new Map(
  weights.flatMap((weight) =>
    Object.keys(letters).map((set): [string, Asset] => {
      const name = `inter-${set}-${weight}-normal.woff2`
      return [name, asset('font/woff2', readFileSync(require.resolve(`@fontsource/inter/files/${name}`)))]
    }),
  ),
)

/** Everything that pages load, read once. A name changes with the content, so that browsers may keep it for ever. */
export const assets = new Map<string, Asset>(fonts)

export const stylesheetPath = keep('style.css', 'text/css; charset=utf-8', styles())
/** The mark in the browser's tab: the lines of an agenda, one of them ticked off. */
export const markPath = keep(
  'mark.svg',
  'image/svg+xml',
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0062ba"/><path d="M7 10l2 2 4-4M16 10h9M7 17h18M7 23h12" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)
export const scriptPath = keep('page.js', 'text/javascript; charset=utf-8', scripts())

function styles(): string {
  const path = (name: string) => require.resolve(`@digdir/designsystemet-css/${name}.css`)
  const theme = readFileSync(path('theme'), 'utf8')
  const parts = components.map((name) => readFileSync(path(name), 'utf8'))
  const faces = weights.flatMap((weight) =>
    Object.entries(letters).map(
      ([set, range]) =>
        `@font-face{font-family:Inter;font-weight:${weight};font-display:swap;unicode-range:${range};src:url(${to(patterns.assets, { name: `inter-${set}-${weight}-normal.woff2` })}) format("woff2")}`,
    ),
  )
  const ours = readdirSync(new URL('public/', folder))
    .filter((name) => name.endsWith('.css'))
    .sort()
    .map((name) => own(`public/${name}`))
  return [
    '@layer ds.theme,ds.components;',
    theme,
    `@layer ds.components{${parts.join('')}}`,
    ...faces,
    ...ours,
  ].join('\n')
}

/** The browser's code is TypeScript without its types: each island stands alone, and all of them are one file. */
function scripts(): string {
  return readdirSync(new URL('islands/', folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `{\n${stripTypeScriptTypes(own(`islands/${name}`)).replace(/^export \{\}$/m, '')}\n}`)
    .join('\n')
}

function keep(name: string, mediaType: string, content: string): string {
  const mark = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const marked = `${basename(name).replace(/\.(\w+)$/, `-${mark}.$1`)}`
  assets.set(marked, asset(mediaType, Buffer.from(content)))
  return to(patterns.assets, { name: marked })
}

/** Packed as tightly as it goes, once, when the first browser asks for it. */
function asset(mediaType: string, plain: Buffer): Asset {
  let [gzip, brotli]: (Buffer | undefined)[] = []
  return {
    mediaType,
    plain,
    gzip: () => (gzip ??= gzipSync(plain, { level: 9 })),
    brotli: () =>
      (brotli ??= brotliCompressSync(plain, {
        params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      })),
  }
}
