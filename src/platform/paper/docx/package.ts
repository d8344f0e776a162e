import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { Layout } from '../layout.ts'
import { tableStyle } from './styles.ts'

/**
 * The library's file without what differs from one run to the next (the clock, chance names of links and shapes), and
 * with what it cannot say: the language of the document and which font stands in for ours.
 */
export function sealed(
  packed: Uint8Array,
  { date, language, font }: { date: string; language: string; font: Layout['font'] },
): Uint8Array {
  const parts = unzipSync(packed)
  const change = (path: string, change: (xml: string) => string) => {
    const part = parts[path]
    if (part) parts[path] = strToU8(change(strFromU8(part)))
  }
  const links = new Map<string, string>()
  change('word/document.xml', (xml) =>
    // In text and attributes a bracket is written as an entity: only a tag can begin like this.
    xml.replace(/(<w:hyperlink [^>]*?r:id=")([^"]+)"/g, (_, before: string, chance: string) => {
      const fixed = links.get(chance) ?? `rIdLink${links.size + 1}`
      links.set(chance, fixed)
      return `${before}${fixed}"`
    }),
  )
  change('word/_rels/document.xml.rels', (xml) =>
    xml.replace(/(<Relationship Id=")([^"]+)"/g, (whole, before: string, chance: string) => {
      const fixed = links.get(chance)
      return fixed ? `${before}${fixed}"` : whole
    }),
  )
  change('word/header1.xml', (xml) => xml.replace(/(<v:shape id=")[^"]*"/, '$1PowerPlusWaterMarkObject1"'))
  change('docProps/core.xml', (xml) => xml.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${date}`))
  change('word/styles.xml', (xml) => xml.replace('</w:styles>', `${tableStyle}</w:styles>`))
  change('word/settings.xml', (xml) =>
    xml.replace('</w:settings>', `<w:themeFontLang w:val="${language}"/></w:settings>`),
  )
  change('word/fontTable.xml', (xml) =>
    xml.replace(/(<w:fonts\b[^>]*?)\/?>(<\/w:fonts>)?$/, `$1>${fonts[font]}</w:fonts>`),
  )
  // The oldest day that a zip file knows, by the local clock that it is written with.
  const mtime = new Date(1980, 0, 1)
  const files = Object.entries(parts).map(([path, bytes]): [string, Zippable[string]] => [
    path,
    [bytes, { mtime }],
  ])
  return zipSync(Object.fromEntries(files), { level: 6 })
}

/** What a machine without our fonts takes instead. */
const fonts = {
  sans: '<w:font w:name="Source Sans 3"><w:altName w:val="Calibri"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>',
  serif:
    '<w:font w:name="Source Serif 4"><w:altName w:val="Cambria"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>',
}
