export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** Reads XML and refuses what a strict reader would: tags that do not close, characters that XML has not. */
export function parseXml(xml: string): XmlElement {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml)
  if (forbidden) throw new Error(`XML has no character ${forbidden[0].charCodeAt(0).toString(16)}`)
  const top: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [top]
  let end = 0
  for (const match of xml.matchAll(
    /<(?:\?[^>]*\?|!--.*?--|!\[CDATA\[.*?\]\]|(\/?)([\w:.-]+)((?:[^<>"']|"[^<"]*"|'[^<']*')*?)(\/?))>/gs,
  )) {
    const [whole, closing, name, attributes = '', single] = match
    addText(open.at(-1), xml.slice(end, match.index))
    end = match.index + whole.length
    if (!name) continue
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`)
      continue
    }
    const element = { name, attributes: attributesOf(attributes), children: [] }
    open.at(-1)?.children.push(element)
    if (!single) open.push(element)
  }
  const root = top.children.find((child) => typeof child !== 'string')
  if (open.length !== 1 || !root || xml.slice(end).trim() !== '')
    throw new Error('The XML does not end where it should')
  return root
}

/** All elements of that name in an element, in document order. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return [...(child.name === name ? [child] : []), ...elementsOf(child, name)]
  })
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  )
}

function addText(element: XmlElement | undefined, text: string) {
  if (text.includes('<') || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text))
    throw new Error(`Text that is no XML: ${text.slice(0, 80)}`)
  if (text !== '') element?.children.push(decode(text))
}

function attributesOf(written: string): Record<string, string> {
  const found = [...written.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
  return Object.fromEntries(
    found.map(([, name = '', double, single]) => [name, decode(double ?? single ?? '')]),
  )
}

function decode(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal) return String.fromCodePoint(Number(decimal))
      return named[name ?? ''] ?? whole
    },
  )
}
