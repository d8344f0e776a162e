import { PictureError } from './picture-error.ts'
import { type XmlAttribute, type XmlPiece, xmlPieces } from './xml-pieces.ts'

/** A drawing that does nothing, asks for nothing and looks the same everywhere; and the pictures that it carries inside. */
export type SafeSvg = { source: string; embedded: Uint8Array[] }

/**
 * An SVG drawing from its root element on. Throws PictureError for script, handlers and foreign content, for anything
 * that points out of the file, for a doctype, and for letters: which fonts are at hand differs from one server to the
 * next, so that they would look otherwise on each, or be missing.
 */
export function readSafeSvg(bytes: Uint8Array): SafeSvg {
  const source = textOf(bytes)
  const embedded: Uint8Array[] = []
  let root: number | null = null
  let styleDepth = 0
  let css = ''
  for (const piece of xmlPieces(source)) {
    refusePiece(piece)
    if (piece.type === 'text' && styleDepth > 0) css += piece.value
    if (piece.type === 'close' && piece.name === 'style') styleDepth--
    if (piece.type !== 'open') continue
    root ??= piece.at
    if (piece.name === 'style') styleDepth++
    for (const attribute of piece.attributes) embedded.push(...embeddedIn(attribute))
  }
  // Only as a whole: a comment or a section inside could part what is looked for.
  refuseCss(css)
  if (root === null) throw new PictureError('pictures.broken')
  return { source: source.slice(root), embedded }
}

const active = [
  'script',
  'handler',
  'listener',
  'foreignobject',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
]
const letters = ['text', 'tspan', 'textpath', 'tref', 'font', 'flowroot']

function refusePiece(piece: XmlPiece) {
  if (piece.type === 'broken') throw new PictureError('pictures.broken')
  if (piece.type === 'doctype') throw new PictureError('pictures.svg-doctype')
  if (piece.type === 'instruction' && !/^xml\s/.test(piece.value)) throw outside()
  if (piece.type !== 'open') return
  if (active.includes(piece.name)) throw new PictureError('pictures.svg-active')
  // XInclude, which a renderer may follow.
  if (piece.name === 'include') throw outside()
  if (letters.includes(piece.name)) throw new PictureError('pictures.svg-text')
}

/** Refuses what an attribute runs or points to outside; gives the picture that it holds. */
function embeddedIn({ name, prefixed, value }: XmlAttribute): Uint8Array[] {
  if (name.startsWith('on')) throw new PictureError('pictures.svg-active')
  if (name === 'base' && prefixed) throw outside()
  if (name === 'href' || name === 'src') return targetOf(value)
  if (!prefixed) refuseCss(value)
  return []
}

/** Escaped letters could spell what is looked for here, so that a style with any is refused. */
function refuseCss(css: string) {
  if (/@import/i.test(css) || (css.includes('\\') && /[(@]/.test(css))) throw outside()
  for (const [, target = ''] of css.matchAll(/url\(\s*["']?([^"')]*)/gi))
    if (!target.trim().startsWith('#')) throw outside()
}

function targetOf(value: string): Uint8Array[] {
  const target = value.trim()
  if (target.startsWith('#') || target === '') return []
  const data = /^data:image\/(?:png|jpe?g);base64,/i.exec(target)
  if (!data) {
    if (/^(?:javascript|data:text)/i.test(target)) throw new PictureError('pictures.svg-active')
    throw outside()
  }
  return [Buffer.from(target.slice(data[0].length), 'base64')]
}

/** UTF-8 without control characters. Another encoding could say one thing to us and another to the renderer. */
function textOf(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new PictureError('pictures.broken')
  }
  if (/[^\P{Cc}\n\r\t]/u.test(text)) throw new PictureError('pictures.broken')
  return text
}

const outside = () => new PictureError('pictures.svg-refers-outside')
