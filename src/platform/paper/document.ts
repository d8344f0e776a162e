import type { Language } from '../language/language.ts'
import { headSettings } from './layout.ts'
import { parseTemplate } from './parse-template.ts'
import { type BlockMaker, type BlockMakers, type Facts, fillTemplate, templateSettings } from './template.ts'
import type { DocumentTree, StoredImage } from './tree.ts'

/** Who sends a document: the head of its first page. */
export type Letterhead = { name: string; lines: string[]; colour: string }

export type Picture = StoredImage & { alt: string }

/** What a document is made by: the template's source, the pictures that it may show by their names, and the letterhead's logo. */
export type Template = { source: string; images: Record<string, Picture>; logo: Picture | null }

export type Making = {
  title: string
  language: Language
  letterhead: Letterhead
  /** printed across each page until the document is final; null when it is */
  watermark: string | null
  /** the instant that the document is of, RFC 3339 */
  date: string
  facts: Facts
  blocks: BlockMakers
}

/**
 * A document by a template. Pure: the same template and facts give the same tree. The head of the template says title, foot
 * and layout. Refuses with a PaperError what the template names and nobody knows, with the line and what exists.
 */
export function makeDocument(template: Template, making: Making): DocumentTree {
  const { source, images } = template
  const { letterhead } = making
  const head = headSettings(parseTemplate(source))
  const facts = { title: making.title, ...making.facts }
  const settings = templateSettings(source, { facts })
  const { colour, logo: showsLogo, ...layout } = head
  const logo = showsLogo ? template.logo : null
  return {
    title: settings.title ?? making.title,
    language: making.language,
    letterhead: {
      name: letterhead.name,
      lines: letterhead.lines,
      colour: colour ?? letterhead.colour,
      logo: logo && { image: logoName, alt: logo.alt },
    },
    watermark: making.watermark,
    footer: { left: settings.left ?? '', right: settings.right ?? '' },
    date: making.date,
    layout,
    images: { ...images, ...(logo && { [logoName]: logo }) },
    attachments: [],
    blocks: fillTemplate(source, { facts, blocks: { ...making.blocks, image: pictures(images) } }),
  }
}

/**
 * `::image{name=kart width=50}`: a picture of the collaboration, as wide as this share of the column in percent. One that has been
 * taken away since the template was written shows nothing: the document is still to be had.
 */
function pictures(images: Template['images']): BlockMaker {
  const widths = Array.from({ length: 10 }, (_, index) => `${100 - index * 10}`)
  return {
    options: { name: null, width: widths },
    make: ({ name = '', width }) => {
      const picture = Object.hasOwn(images, name) ? images[name] : undefined
      return picture ? [{ type: 'image', image: name, alt: picture.alt, share: Number(width) / 100 }] : []
    },
  }
}

/** A name that no template can give a picture of its own. */
const logoName = '(logo)'
