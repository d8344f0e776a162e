import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { basename } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { patterns, to } from '../paths.ts'
import { faces } from './fonts.ts'

export type Asset = { mediaType: string; plain: Buffer; gzip: () => Buffer; brotli: () => Buffer }

const require = createRequire(import.meta.url)
const folder = new URL('../', import.meta.url)
const own = (path: string) => readFileSync(new URL(path, folder), 'utf8')

/** Of Designsystemet, the parts that every page has, and those that only pages of one who is signed in have. */
const components = {
  plain: [
    'base',
    'button',
    'field',
    'input',
    'fieldset',
    'label',
    'validation-message',
    'alert',
    'tag',
    'skip-link',
  ],
  app: ['table', 'error-summary', 'dialog', 'breadcrumbs'],
}

/** Stylesheets, script and mark, read once. A name changes with the content, so that browsers may keep it for ever. */
export const assets = new Map<string, Asset>()

/** A page that a link in a mail leads to is read on a phone, perhaps once: it loads only what it has. */
export const stylesheetPaths = {
  plain: keep('plain.css', 'text/css; charset=utf-8', styles(components.plain, /^(1|3|5|6)-|frame-plain/)),
  app: keep('app.css', 'text/css; charset=utf-8', styles([...components.plain, ...components.app], /./)),
}
/** The mark in the browser's tab: the lines of an agenda, one of them ticked off. */
export const markPath = keep(
  'mark.svg',
  'image/svg+xml',
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0062ba"/><path d="M7 10l2 2 4-4M16 10h9M7 17h18M7 23h12" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)
export const scriptPath = keep('page.js', 'text/javascript; charset=utf-8', scripts())

function styles(parts: readonly string[], sheets: RegExp): string {
  const read = (name: string) =>
    readFileSync(require.resolve(`@digdir/designsystemet-css/${name}.css`), 'utf8')
  const ours = readdirSync(new URL('public/', folder))
    .filter((name) => name.endsWith('.css') && sheets.test(name))
    .sort()
    .map((name) => own(`public/${name}`))
  return withoutUnread(
    [
      '@layer ds.theme,ds.components;',
      read('theme'),
      `@layer ds.components{${parts.map(read).join('')}}`,
      ...faces((name) => to(patterns.assets, { name })),
      ...ours.map(withoutSpace),
    ].join('\n'),
  )
}

/** The design system defines colours and sizes for every use there is; what nothing here reads is not sent. */
function withoutUnread(css: string): string {
  const read = new Set([...css.matchAll(/var\((--_?ds-[\w-]+)/g)].map(([, name]) => name))
  const left = css.replace(/(--_?ds-[\w-]+):[^;{}]*;?/g, (definition, name) =>
    read.has(name) ? definition : '',
  )
  return left === css ? css : withoutUnread(left)
}

function withoutSpace(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/\s+/g, ' ')
}

/** The browser's code is TypeScript without its types: each island stands alone, and all of them are one file. */
function scripts(): string {
  return readdirSync(new URL('islands/', folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `{\n${stripTypeScriptTypes(own(`islands/${name}`)).replace(/^export \{\}$/m, '')}\n}`)
    .join('\n')
}

/** Puts a file among those that browsers may keep for ever, and says at what address. */
export function keep(name: string, mediaType: string, content: string): string {
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
