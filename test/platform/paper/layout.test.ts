import { describe, expect, test } from 'vitest'
import { makeDocument } from '#src/platform/paper/document.ts'
import { defaultLayout, headSettings } from '#src/platform/paper/layout.ts'
import { PaperError } from '#src/platform/paper/paper-error.ts'
import { parseTemplate } from '#src/platform/paper/parse-template.ts'
import type { StoredImage } from '#src/platform/paper/tree.ts'

const read = (head: string) => headSettings(parseTemplate(`---\n${head}\n---\n# Referat`))

test('a template without a head has the usual layout', () => {
  expect(headSettings(parseTemplate('# Referat'))).toEqual({ ...defaultLayout, colour: null, logo: true })
})

test('the head says how the pages look', () => {
  const head =
    'title: x\npage: A5\norientation: landscape\nmargins: 20 18 25.5 30\nfont: serif\nnumbering: inline\ncolour: #0B3D5C\nlogo: no'
  expect(read(head)).toEqual({
    page: 'A5',
    orientation: 'landscape',
    marginsMm: { top: 20, right: 18, bottom: 25.5, left: 30 },
    font: 'serif',
    numbering: 'inline',
    colour: '#0b3d5c',
    logo: false,
  })
})

describe('what nobody knows is refused with its line and what there is', () => {
  test.each([
    [
      'paper: A4',
      2,
      'paper',
      'colour, font, left, logo, margins, numbering, orientation, page, right, title',
    ],
    ['title: x\npage: A3', 3, 'A3', 'A4, A5, letter'],
    ['font: Comic', 2, 'Comic', 'sans, serif'],
    ['margins: 20 18', 2, '20 18', '22 24 30 35'],
    ['margins: 20 18 25 0', 2, '20 18 25 0', '22 24 30 35'],
    ['margins: 20 18 25 ti', 2, '20 18 25 ti', '22 24 30 35'],
    ['colour: red', 2, 'red', '#0b3d5c'],
    ['__proto__: x', 2, '__proto__', 'colour, font'],
  ])('%s', (head, line, name, known) => {
    const refused = (() => {
      try {
        return read(head)
      } catch (error) {
        return error
      }
    })()
    expect(refused).toBeInstanceOf(PaperError)
    expect(refused).toMatchObject({
      code: /__proto__/.test(head) ? 'template.bad-block' : 'template.unknown-setting',
    })
    expect((refused as PaperError).details.line).toBe(line)
    if (!/__proto__/.test(head)) {
      expect((refused as PaperError).message).toContain(`there is no ${name}.`)
      expect((refused as PaperError).message).toContain(known)
    }
  })
})

const picture: StoredImage = { mediaType: 'image/png', width: 1, height: 1, bytes: new Uint8Array([1]) }
const making = {
  title: 'Referat',
  language: 'nb' as const,
  letterhead: {
    name: 'Fjordsamarbeidet',
    lines: [],
    colour: '#123456',
    logo: { ...picture, alt: 'En fjord' },
  },
  watermark: null,
  date: '2026-05-04T08:00:00Z',
  facts: {},
  blocks: {},
}

const logo = { ...picture, alt: 'En fjord' }

test('the letterhead has the collaboration’s logo and colour unless the template says otherwise', () => {
  const usual = makeDocument({ source: '# Referat', images: {}, logo }, making)
  expect(usual.letterhead).toMatchObject({ colour: '#123456', logo: { alt: 'En fjord' } })
  expect(usual.images[usual.letterhead.logo?.image ?? '']).toMatchObject({ mediaType: 'image/png' })
  const other = makeDocument(
    { source: '---\ncolour: #654321\nlogo: no\n---\n# Referat', images: {}, logo },
    making,
  )
  expect(other.letterhead).toMatchObject({ colour: '#654321', logo: null })
  expect(other.images).toEqual({})
})

test('a template shows a picture by its name, and nothing where there is none any more', () => {
  const images = { kart: { ...picture, alt: 'Kart over kommunene' } }
  const tree = makeDocument({ source: '::image{name=kart width=50}', images, logo: null }, making)
  expect(tree.blocks).toEqual([{ type: 'image', image: 'kart', alt: 'Kart over kommunene', share: 0.5 }])
  expect(makeDocument({ source: '::image{name=bilde}', images, logo: null }, making).blocks).toEqual([])
})
