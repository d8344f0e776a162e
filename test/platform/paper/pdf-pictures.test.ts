import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { writePdf } from '#src/platform/paper/pdf/write-pdf.ts'
import type { Block, DocumentTree, StoredImage } from '#src/platform/paper/tree.ts'
import { paragraph, treeOf } from '#test/support/make-tree.ts'
import { faultsOf } from '#test/support/pdf-faults.ts'
import { type PdfDict, PdfFile } from '#test/support/pdf-objects.ts'
import { picturesOfAllKinds, pressPicture } from '#test/support/pdf-pictures.ts'
import { nodesOf, operationsOf, rolesOf, tagTreeOf } from '#test/support/pdf-tags.ts'

let images: Record<string, StoredImage>
beforeAll(async () => {
  images = await picturesOfAllKinds()
})

const image = (name: string, share = 1): Block => ({
  type: 'image',
  image: name,
  alt: `Bilde: ${name}`,
  share,
})
const write = (blocks: Block[], rest: Partial<DocumentTree> = {}) =>
  writePdf(treeOf(blocks, { images, ...rest }))
const imagesOf = (file: PdfFile) =>
  file.all().filter((dict) => dict.Subtype === '/Image' && !isMask(file, dict))
const isMask = (file: PdfFile, dict: PdfDict) => file.all().some((one) => file.get(one.SMask) === dict)

/** Where pictures stand: left, top, right and bottom in points from the page's upper left. */
function placesOf(file: PdfFile) {
  return file.pages.flatMap((page, index) =>
    operationsOf(file, page).flatMap(({ operator, operands }, at, all) => {
      if (operator !== 'Do' || operands[0] === '/Watermark') return []
      const [width = 0, , , height = 0, x = 0, bottom = 0] = (all[at - 1]?.operands ?? []) as number[]
      return [{ page: index, left: x, right: x + width, top: bottom + height, bottom }]
    }),
  )
}

describe('pictures of every kind', () => {
  test('stand in the tree with the words read in their place, and break no rule', () => {
    const bytes = write(Object.keys(images).map((name) => image(name)))
    const file = new PdfFile(bytes)
    expect(faultsOf(bytes)).toEqual([])
    const figures = [...nodesOf(tagTreeOf(file))].filter(({ role }) => role === 'Figure')
    expect(figures.map(({ alt }) => alt)).toEqual(Object.keys(images).map((name) => `Bilde: ${name}`))
    expect(imagesOf(file)).toHaveLength(Object.keys(images).length)
  })

  test('keep their pixels, also where they had to be set anew', async () => {
    const names = ['rgba', 'interlaced', 'interlaced with alpha', 'palette with alpha']
    for (const name of names) {
      const file = new PdfFile(write([image(name)]))
      const [dict] = imagesOf(file) as [PdfDict]
      const expected = sharp((images[name] as StoredImage).bytes).toColourspace('srgb')
      const colours = await expected.clone().removeAlpha().raw({ depth: 'uchar' }).toBuffer()
      expect(Buffer.from(file.stream(dict)).equals(colours), name).toBe(true)
      if (!name.includes('alpha')) continue
      const alpha = await expected.clone().extractChannel(3).raw({ depth: 'uchar' }).toBuffer()
      expect(Buffer.from(file.stream(dict.SMask)).equals(alpha), name).toBe(true)
    }
  })

  test('a picture is embedded once, however often it is shown', () => {
    const file = new PdfFile(write([image('rgb'), paragraph('x'), image('rgb'), image('jpeg')]))
    expect(imagesOf(file)).toHaveLength(2)
    expect(placesOf(file)).toHaveLength(3)
  })

  test('one without words only adorns: it is no part of what is read', () => {
    const bytes = write([{ type: 'image', image: 'rgb', alt: ' ', share: 1 }, paragraph('x')])
    expect(faultsOf(bytes)).toEqual([])
    expect(rolesOf(tagTreeOf(new PdfFile(bytes)))).not.toContain('Figure')
    expect(placesOf(new PdfFile(bytes))).toHaveLength(1)
  })
})

describe('where a picture stands', () => {
  const large = async () => {
    const bytes = await sharp({ create: { width: 3000, height: 9000, channels: 3, background: '#336699' } })
      .png()
      .toBuffer()
    return { ...images, large: { mediaType: 'image/png', width: 3000, height: 9000, bytes } as StoredImage }
  }

  test('it keeps within the column and the page, also in lists, boxes and quotes', async () => {
    const all = { ...(await large()) }
    const item: Block = { type: 'list', ordered: false, start: 1, items: [[image('large')]] }
    const file = new PdfFile(
      writePdf(
        treeOf(
          [
            image('large'),
            item,
            { type: 'box', tone: 'note', title: 'Kart', children: [image('large'), paragraph('x')] },
            { type: 'quote', children: [item] },
          ],
          { images: all },
        ),
      ),
    )
    const places = placesOf(file)
    expect(places).toHaveLength(4)
    for (const { left, right, top, bottom } of places) {
      expect(left).toBeGreaterThanOrEqual(99)
      expect(right).toBeLessThanOrEqual(595.3 - 68)
      expect(top).toBeGreaterThanOrEqual(62)
      expect(bottom).toBeLessThanOrEqual(842 - 85)
    }
    expect(imagesOf(file)).toHaveLength(1)
  })

  test('it takes no more than its share of the column, and is not drawn larger than its pixels', async () => {
    const wide = await sharp({ create: { width: 2000, height: 500, channels: 3, background: '#369' } })
      .png()
      .toBuffer()
    const stored: StoredImage = { mediaType: 'image/png', width: 2000, height: 500, bytes: wide }
    const file = new PdfFile(
      write([image('wide', 0.5), image('rgb')], { images: { ...images, wide: stored } }),
    )
    const [half, small] = placesOf(file).map((place) => place.right - place.left)
    expect(half).toBeCloseTo((595.28 - 99.21 - 68.03) / 2, 1)
    expect(small).toBeCloseTo(64 * 0.75, 1)
  })

  test('the logo stands at the right of the letterhead, with its words, and only on the first page', () => {
    const letterhead = {
      name: 'Fjordsamarbeidet',
      lines: ['Faggruppe for næring'],
      colour: '#1f5c7a',
      logo: { image: 'rgba', alt: 'Fjordsamarbeidets merke' },
    }
    const bytes = write(
      Array.from({ length: 100 }, () => paragraph('linje')),
      { letterhead },
    )
    const file = new PdfFile(bytes)
    expect(faultsOf(bytes)).toEqual([])
    expect(placesOf(file)).toMatchObject([{ page: 0 }])
    expect(placesOf(file)[0]?.right).toBeCloseTo(595.28 - 68.03, 1)
    expect(rolesOf(tagTreeOf(file))).toMatch(/^Document\n {2}Figure Fjordsamarbeidets merke\n {2}P\n {2}P\n/)
    const alone = write([], { letterhead: { ...letterhead, name: '', lines: [] } })
    expect(placesOf(new PdfFile(alone))).toHaveLength(1)
  })
})

describe('what is no picture is refused with the reason', () => {
  const refused = (bytes: Uint8Array) => () =>
    write([image('x')], { images: { x: { mediaType: 'image/png', width: 1, height: 1, bytes } } })

  test('a name that nobody knows, also one that every object has', () => {
    expect(() => write([image('nobody')])).toThrow(/There is no picture nobody\. There are: rgb, /)
    expect(() => write([image('constructor')])).toThrow('There is no picture constructor')
    expect(() =>
      write([], { letterhead: { name: 'x', lines: [], colour: '', logo: { image: '(logo)', alt: '' } } }),
    ).toThrow('There is no picture (logo)')
  })

  test('no bytes, other files, pictures cut short or changed', () => {
    const { rgb, jpeg } = images as { rgb: StoredImage; jpeg: StoredImage }
    expect(refused(new Uint8Array())).toThrow('The picture x cannot be used: it is neither PNG nor JPEG')
    expect(refused(Buffer.from('<svg onload="x()"/>'))).toThrow('neither PNG nor JPEG')
    expect(refused(rgb.bytes.slice(0, 60))).toThrow('it is cut short or damaged')
    expect(refused(jpeg.bytes.slice(0, jpeg.bytes.length - 9))).toThrow('it ends too early')
    const changed = rgb.bytes.slice()
    changed[80] = (changed[80] ?? 0) ^ 1
    expect(refused(changed)).toThrow('it is cut short or damaged')
  })

  test('a picture in colours for printing presses', async () => {
    expect(refused((await pressPicture()).bytes)).toThrow('its colours are for printing presses (CMYK)')
  })

  test('any bytes at all: refused or drawn, never anything else', () => {
    const kinds = Object.values(images)
    let refusals = 0
    for (let round = 0; round < 600; round++) {
      const bytes = (kinds[round % kinds.length] as StoredImage).bytes.slice()
      bytes[(round * 7919) % bytes.length] = (round * 31) % 256
      try {
        expect(refusedOrDrawn(bytes)).toBe(true)
      } catch (error) {
        expect(String(error)).toMatch(/^PaperError: The picture x cannot be used: /)
        refusals++
      }
    }
    expect(refusals).toBeGreaterThan(200)
  })

  const refusedOrDrawn = (bytes: Uint8Array) => refused(bytes)().length > 1_000
})
