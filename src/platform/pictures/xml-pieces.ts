import { SaxesParser } from 'saxes'

/** A piece of an XML text, in the order that they stand. Names are without prefix and in lower case. */
export type XmlPiece =
  | { type: 'open'; name: string; at: number; attributes: XmlAttribute[] }
  | { type: 'close'; name: string }
  | { type: 'text'; value: string }
  | { type: 'instruction'; value: string }
  | { type: 'doctype' }
  /** from here on it is not well-formed, and nothing more is read */
  | { type: 'broken' }

export type XmlAttribute = { name: string; prefixed: boolean; value: string }

/**
 * An XML text as its pieces, with character references resolved; comments are left out. Strict, so that nothing is read
 * otherwise than by those who come after. Nothing is fetched, and no entity is known but XML's own five.
 */
export function xmlPieces(source: string): XmlPiece[] {
  const pieces: XmlPiece[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => void pieces.push({ type: 'doctype' }))
  parser.on('processinginstruction', ({ target, body }) => {
    pieces.push({ type: 'instruction', value: `${target} ${body}` })
  })
  parser.on('text', (value) => void pieces.push({ type: 'text', value }))
  parser.on('cdata', (value) => void pieces.push({ type: 'text', value }))
  parser.on('closetag', ({ name }) => void pieces.push({ type: 'close', name: localName(name) }))
  parser.on('opentag', ({ name, attributes }) => {
    const at = source.lastIndexOf(`<${name}`, parser.position)
    pieces.push({ type: 'open', name: localName(name), at, attributes: attributesOf(attributes) })
  })
  try {
    parser.write(source).close()
  } catch {
    pieces.push({ type: 'broken' })
  }
  return pieces
}

const attributesOf = (attributes: Record<string, string>): XmlAttribute[] =>
  Object.entries(attributes).map(([key, value]) => ({
    name: localName(key),
    prefixed: key.includes(':'),
    value,
  }))

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1).toLowerCase()
