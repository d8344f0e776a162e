/** A piece of an XML text, in the order that they stand. Names are without prefix and in lower case. */
export type XmlPiece =
  | { type: 'open'; name: string; at: number; selfClosing: boolean; attributes: XmlAttribute[] }
  | { type: 'close'; name: string }
  | { type: 'text'; value: string }
  | { type: 'instruction'; value: string }
  | { type: 'doctype' }

export type XmlAttribute = { name: string; prefixed: boolean; value: string }

export class XmlError extends Error {}

/**
 * Cuts an XML text into its pieces, with character references resolved. Strict, so that nothing is read otherwise than by
 * those who come after: throws XmlError for what is not well-formed by its letters. Every piece takes time linear in its
 * length. Comments are left out.
 */
export function* xmlPieces(source: string): Generator<XmlPiece> {
  for (let at = 0; at < source.length; ) {
    if (source[at] !== '<') {
      const end = indexOrEnd(source, '<', at)
      yield { type: 'text', value: resolve(source.slice(at, end)) }
      at = end
    } else if (source.startsWith('<!--', at)) at = after(source, '-->', at + 4)
    else if (source.startsWith('<![CDATA[', at)) {
      const end = after(source, ']]>', at)
      yield { type: 'text', value: source.slice(at + 9, end - 3) }
      at = end
    } else if (source.startsWith('<!', at)) {
      yield { type: 'doctype' }
      return
    } else if (source.startsWith('<?', at)) {
      const end = after(source, '?>', at)
      yield { type: 'instruction', value: source.slice(at + 2, end - 2) }
      at = end
    } else {
      const { piece, end } = source[at + 1] === '/' ? closingTag(source, at) : openingTag(source, at)
      yield piece
      at = end
    }
  }
}

function closingTag(source: string, at: number): { piece: XmlPiece; end: number } {
  const match = sticky(/<\/([^\s<>/="'&]+)\s*>/y, source, at)
  return { piece: { type: 'close', name: localName(match[1] ?? '') }, end: at + match[0].length }
}

function openingTag(source: string, at: number): { piece: XmlPiece; end: number } {
  const [start, name = ''] = sticky(/<([^\s<>/="'&]+)/y, source, at)
  const attributes: XmlAttribute[] = []
  let end = at + start.length
  for (;;) {
    const closing = matchAt(/\s*(\/?)>/y, source, end)
    if (closing) {
      const selfClosing = closing[1] === '/'
      const piece = { type: 'open', name: localName(name), at, selfClosing, attributes } as const
      return { piece, end: end + closing[0].length }
    }
    const [whole, key = '', quoted = ''] = sticky(
      /\s+([^\s<>/="'&]+)\s*=\s*("[^"<]*"|'[^'<]*')/y,
      source,
      end,
    )
    attributes.push({
      name: localName(key),
      prefixed: key.includes(':'),
      value: resolve(quoted.slice(1, -1)),
    })
    end += whole.length
  }
}

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1).toLowerCase()

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Only what XML itself knows: an entity of one's own needs a doctype. */
function resolve(text: string): string {
  return text.replace(/&([^;&\s]{0,12};?)/g, (_, reference: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));$/i.exec(reference)
    if (code) return letterOf(code[1] ? Number.parseInt(code[1], 16) : Number(code[2]))
    const letter = reference.endsWith(';') ? named[reference.slice(0, -1)] : undefined
    if (letter === undefined) throw new XmlError(`no such entity: ${reference}`)
    return letter
  })
}

function letterOf(code: number): string {
  if (code > 0x10ffff || code < 1) throw new XmlError('no such character')
  return String.fromCodePoint(code)
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

function sticky(pattern: RegExp, source: string, at: number): RegExpExecArray {
  const match = matchAt(pattern, source, at)
  if (!match) throw new XmlError(`not well-formed at ${at}`)
  return match
}

function indexOrEnd(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found === -1 ? source.length : found
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  if (found === -1) throw new XmlError(`${mark} is missing`)
  return found + mark.length
}
