import { PaperError } from './paper-error.ts'
import type { ParsedTemplate, Setting } from './parse-template.ts'

/** How the pages of a document look, as the head of its template says. */
export type Layout = {
  page: PageSize
  orientation: 'portrait' | 'landscape'
  marginsMm: { top: number; right: number; bottom: number; left: number }
  font: 'sans' | 'serif'
  /** where the number of an item stands: hanging in the margin, before the title, nowhere */
  numbering: 'margin' | 'inline' | 'none'
}

export const pageSizes = { A4: [210, 297], A5: [148, 210], letter: [215.9, 279.4] } as const
export type PageSize = keyof typeof pageSizes

export const defaultLayout: Layout = {
  page: 'A4',
  orientation: 'portrait',
  marginsMm: { top: 22, right: 24, bottom: 30, left: 35 },
  font: 'sans',
  numbering: 'margin',
}

/** What the head of a template may say beside its title and foot, and whether it may say it so. */
export type HeadSettings = Layout & {
  /** #rrggbb; null: the collaboration's */
  colour: string | null
  logo: boolean
}

/**
 * The settings in a template's head. Refuses with a PaperError, the line and what exists: a key that nobody knows, a value
 * that is none of the key's.
 */
export function headSettings({ settings }: Pick<ParsedTemplate, 'settings'>): HeadSettings {
  const read: HeadSettings = { ...defaultLayout, colour: null, logo: true }
  for (const [key, setting] of Object.entries(settings)) {
    if (texts.includes(key)) continue
    const reader = readers[key]
    if (!reader) throw unknown(setting, key, headKeys)
    Object.assign(read, reader(setting))
  }
  return read
}

/** Settings whose value is a text with placeholders. */
const texts = ['title', 'left', 'right']

const readers: Record<string, (setting: Setting) => Partial<HeadSettings>> = {
  page: (setting) => ({ page: oneOf(setting, Object.keys(pageSizes) as PageSize[]) }),
  orientation: (setting) => ({ orientation: oneOf(setting, ['portrait', 'landscape']) }),
  margins: (setting) => ({ marginsMm: marginsOf(setting) }),
  font: (setting) => ({ font: oneOf(setting, ['sans', 'serif']) }),
  numbering: (setting) => ({ numbering: oneOf(setting, ['margin', 'inline', 'none']) }),
  colour: (setting) => ({ colour: colourOf(setting) }),
  logo: (setting) => ({ logo: oneOf(setting, ['yes', 'no']) === 'yes' }),
}

/** Everything that the head of a template may say. */
export const headKeys: readonly string[] = [...texts, ...Object.keys(readers)].sort()

function oneOf<const Value extends string>(setting: Setting, known: readonly Value[]): Value {
  const found = known.find((value) => value === setting.value)
  if (!found) throw unknown(setting, setting.value, known)
  return found
}

/** Four lengths in millimetres, as in style sheets: top, right, bottom, left. */
function marginsOf(setting: Setting): Layout['marginsMm'] {
  const [top = 0, right = 0, bottom = 0, left = 0, ...more] = setting.value.split(/\s+/).map(Number)
  const all = [top, right, bottom, left]
  if (more.length > 0 || !all.every((length) => length >= 10 && length <= 60))
    throw unknown(setting, setting.value, ['22 24 30 35'])
  return { top, right, bottom, left }
}

function colourOf(setting: Setting): string {
  if (!/^#[0-9a-f]{6}$/i.test(setting.value)) throw unknown(setting, setting.value, ['#0b3d5c'])
  return setting.value.toLowerCase()
}

function unknown({ line }: Setting, name: string, known: readonly string[]): PaperError {
  const message = `Line ${line}: there is no ${name}. There are: ${known.join(', ')}`
  return new PaperError('template.unknown-setting', message, { line, name, known: [...known] })
}
