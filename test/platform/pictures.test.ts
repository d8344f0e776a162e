import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { PictureError } from '#src/platform/pictures/picture-error.ts'
import { readPicture } from '#src/platform/pictures/read-picture.ts'
import { readSafeSvg } from '#src/platform/pictures/safe-svg.ts'
import { pdfBytes, zipOf } from '#test/support/make-files.ts'
import {
  blue,
  type Colour,
  chunksOf,
  clear,
  colourAt,
  endlessSvg,
  halves,
  plainPng,
  pngChunk,
  pngSaying,
  red,
  svgOf,
} from '#test/support/make-pictures.ts'

async function refusalOf(bytes: Uint8Array, settings = {}): Promise<string> {
  try {
    await readPicture(bytes, settings)
    return 'taken'
  } catch (error) {
    if (error instanceof PictureError) return error.code
    throw error
  }
}

function expectNear(colour: Colour, wanted: Colour, by = 12) {
  for (const [channel, value] of colour.entries())
    expect(Math.abs(value - (wanted[channel] ?? 0)), `${colour} for ${wanted}`).toBeLessThanOrEqual(by)
}

/** Bit depth, colour type (2 is RGB, 6 has transparency) and interlacing, as the header says them. */
const formOf = (png: Uint8Array) => {
  const header = chunksOf(png)[0]?.content ?? Buffer.alloc(13)
  return { depth: header[8], colours: header[9], interlaced: header[12] }
}

const plain = { depth: 8, colours: 2, interlaced: 0 }
const transparent = { ...plain, colours: 6 }

describe('what is kept is a picture of our own', () => {
  test('a PNG keeps its transparency, and the same bytes give the same picture', async () => {
    const sent = await halves(60, 40, red, clear).png().toBuffer()
    const kept = await readPicture(sent)
    expect(kept).toMatchObject({ mediaType: 'image/png', width: 60, height: 40 })
    expect(formOf(kept.bytes)).toEqual(transparent)
    expect(await colourAt(kept.bytes, 0.25, 0.5)).toEqual(red)
    expect((await colourAt(kept.bytes, 0.75, 0.5))[3]).toBe(0)
    expect(Buffer.from((await readPicture(sent)).bytes).equals(kept.bytes)).toBe(true)
  })

  test.each([
    [
      '16 bits and interlaced',
      () => halves(30, 30, red, blue).toColourspace('rgb16').png({ progressive: true }),
    ],
    ['a palette', () => halves(30, 30, red, blue).png({ palette: true, colours: 4 })],
    ['nothing to see through', () => halves(30, 30, red, blue).png()],
  ])('a PNG with %s becomes 8 bits of RGB', async (_, make) => {
    const kept = await readPicture(await make().toBuffer())
    expect(formOf(kept.bytes)).toEqual(plain)
    expectNear(await colourAt(kept.bytes, 0.25, 0.5), red)
    expectNear(await colourAt(kept.bytes, 0.75, 0.5), blue)
  })

  test('a grey PNG, a WebP and the first frame of a moving GIF become the same kind of PNG', async () => {
    const grey = await readPicture(plainPng(20, 10))
    expect([formOf(grey.bytes), await colourAt(grey.bytes, 0.5, 0.5)]).toEqual([plain, [0, 0, 0, 255]])
    const webp = await readPicture(await halves(40, 40, clear, blue).webp({ lossless: true }).toBuffer())
    expect(formOf(webp.bytes)).toEqual(transparent)
    const frames = await Promise.all([red, blue].map((one) => halves(16, 16, one, one).png().toBuffer()))
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    const still = await readPicture(moving)
    expect(still).toMatchObject({ mediaType: 'image/png', width: 16, height: 16 })
    expectNear(await colourAt(still.bytes, 0.5, 0.5), red)
  })

  test('a JPEG is set upright and loses what it told of its camera and place', async () => {
    const exif = { IFD0: { Copyright: 'Hemmelig fotograf' }, IFD3: { GPSLatitudeRef: 'N' } }
    const sent = await halves(80, 40, red, blue)
      .flatten()
      .withExif(exif)
      .withMetadata({ orientation: 6 })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    expect(sent.includes('Hemmelig fotograf')).toBe(true)
    const kept = await readPicture(sent)
    expect(kept).toMatchObject({ mediaType: 'image/jpeg', width: 40, height: 80 })
    expectNear(await colourAt(kept.bytes, 0.5, 0.2), red)
    expectNear(await colourAt(kept.bytes, 0.5, 0.8), blue)
    for (const trace of ['Hemmelig', 'Exif', 'ICC_PROFILE', 'http'])
      expect(Buffer.from(kept.bytes).includes(trace), trace).toBe(false)
    const { exif: left, icc, orientation } = await sharp(kept.bytes).metadata()
    expect([left, icc, orientation]).toEqual([undefined, undefined, undefined])
  })

  test('a JPEG for the press becomes one for the screen', async () => {
    const sent = await halves(40, 40, red, blue).flatten().toColourspace('cmyk').jpeg().toBuffer()
    expect((await sharp(sent).metadata()).channels).toBe(4)
    const kept = await readPicture(sent)
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
    const [redder, , bluer] = await colourAt(kept.bytes, 0.25, 0.5)
    expect(redder).toBeGreaterThan(bluer + 60)
  })

  test('a large one is scaled down to 2,000 pixels, a small one is left as it is', async () => {
    expect(await readPicture(plainPng(3000, 1000))).toMatchObject({ width: 2000, height: 667 })
    expect(await readPicture(plainPng(1000, 3000))).toMatchObject({ width: 667, height: 2000 })
    expect(await readPicture(plainPng(1, 1))).toMatchObject({ width: 1, height: 1 })
    expect(await readPicture(plainPng(12_000, 1))).toMatchObject({ width: 2000, height: 1 })
  })

  test('no chunk of a PNG is kept but its pixels and their size', async () => {
    const text = pngChunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>'))
    const sent = pngSaying(4, 4, deflateSync(Buffer.alloc(20)), text)
    const types = chunksOf((await readPicture(sent)).bytes).map(({ type }) => type)
    expect([...new Set(types)]).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND'])
  })

  test('what is a document or a script at the same time is only a picture afterwards', async () => {
    const jpeg = await halves(16, 16, red, blue).flatten().jpeg().toBuffer()
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, pdfBytes.length + 2]), pdfBytes])
    const polyglots = [
      Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), pdfBytes]),
      Buffer.concat([plainPng(4, 4), zipOf([{ name: 'a.html', content: '<script>' }])]),
      Buffer.concat([await halves(4, 4, red, blue).gif().toBuffer(), Buffer.from('*/=1;<script>%PDF')]),
    ]
    for (const sent of polyglots) {
      const kept = Buffer.from((await readPicture(sent)).bytes)
      for (const trace of ['%PDF', 'PK\x03', '<script', 'a.html']) expect(kept.includes(trace)).toBe(false)
    }
  })
})

describe('what is no picture is refused', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a PDF', () => pdfBytes],
    [
      'a PDF with a JPEG in it',
      async () => Buffer.concat([pdfBytes, await halves(4, 4, red, red).flatten().jpeg().toBuffer()]),
    ],
    ['HTML', () => Buffer.from('<!doctype html><html><svg></svg></html>')],
    ['HTML that begins with a comment', () => Buffer.from('<!-- <svg> --><body><svg/></body>')],
    ['text about SVG', () => Buffer.from('see <svg></svg>')],
    ['a zip file', () => zipOf([{ name: 'a.png' }])],
    ['TIFF', () => halves(4, 4, red, blue).tiff().toBuffer()],
    ['HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['AVIF', () => halves(16, 16, red, blue).avif().toBuffer()],
    ['BMP', () => Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0', 'latin1')],
    ['a sound in the same wrapping as WebP', () => Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['a path', () => Buffer.from('/etc/passwd')],
    ['noise', () => Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 251))],
  ])('%s', async (_, make) => expect(await refusalOf(await make())).toBe('pictures.kind-not-taken'))

  test('an empty one, and one of more than 5 MB', async () => {
    expect(await refusalOf(Buffer.alloc(0))).toBe('file.empty')
    const large = Buffer.concat([plainPng(4, 4), Buffer.alloc(5 * 1024 * 1024)])
    expect(await refusalOf(large)).toBe('pictures.too-many-bytes')
  })

  test.each(['png', 'jpeg', 'webp', 'gif'] as const)('a %s that is cut off', async (format) => {
    const noise = { type: 'gaussian', mean: 90, sigma: 40 } as const
    const create = { width: 200, height: 200, channels: 3, background: 'red', noise } as const
    const whole = await sharp({ create }).toFormat(format).toBuffer()
    expect(await refusalOf(whole)).toBe('taken')
    for (const bytes of [12, whole.length / 2, whole.length * 0.95])
      expect(await refusalOf(whole.subarray(0, bytes))).toBe('pictures.broken')
  })

  test('one whose middle is another’s', async () => {
    expect(await refusalOf(pngSaying(9, 9, Buffer.from('no deflated data')))).toBe('pictures.broken')
    expect(await refusalOf(Buffer.from('GIF89a<script>alert(1)</script>'))).toBe('pictures.broken')
  })

  test('one that would be vast, by what its header says: its pixels are not looked at', async () => {
    const nothing = Buffer.from('no deflated data')
    const jpeg = await halves(8, 8, red, blue).flatten().jpeg().toBuffer()
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.writeUInt16BE(60_000, frame + 5)
    jpeg.writeUInt16BE(60_000, frame + 7)
    const gif = await halves(8, 8, red, blue).gif().toBuffer()
    for (const at of [6, 8, gif.lastIndexOf(0x2c) + 5, gif.lastIndexOf(0x2c) + 7])
      gif.writeUInt16LE(50_000, at)
    for (const vast of [
      pngSaying(50_000, 50_000, nothing),
      pngSaying(6_400, 6_400, nothing),
      pngSaying(12_001, 1, nothing),
      pngSaying(1, 12_001, nothing),
      jpeg,
      gif,
    ])
      expect(await refusalOf(vast)).toBe('pictures.too-many-pixels')
  })

  test('one that unpacks to much more than it is, within bounds, is scaled down; what is beside the pixels is not unpacked', async () => {
    expect(await readPicture(plainPng(6_000, 6_000))).toMatchObject({ width: 2000, height: 2000 })
    const profile = pngChunk(
      'iCCP',
      Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(90_000_000))]),
    )
    const kept = await readPicture(pngSaying(4, 4, deflateSync(Buffer.alloc(20)), profile))
    expect(kept.bytes.length).toBeLessThan(1_000)
  })
})

describe('a drawing', () => {
  test('is drawn sharply, whatever units it counts in, and the rest stays clear', async () => {
    const circle = '<circle cx="50%" cy="50%" r="20%" fill="#dc1e1e"/>'
    for (const attributes of ['viewBox="0 0 100 50"', 'width="2" height="1"', 'viewBox="0 0 100000 50000"']) {
      const kept = await readPicture(svgOf(circle, attributes))
      expect(kept).toMatchObject({ mediaType: 'image/png', width: 1000, height: 500 })
      expectNear(await colourAt(kept.bytes, 0.5, 0.5), red)
      expect((await colourAt(kept.bytes, 0.02, 0.5))[3]).toBe(0)
    }
  })

  test('may be styled, refer to itself and hold a picture', async () => {
    const inner = (await halves(8, 8, blue, blue).png().toBuffer()).toString('base64')
    const kept = await readPicture(
      Buffer.concat([
        Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand: <script> -->\n'),
        svgOf(
          `<title>Bølge &amp; gran</title><style>.a { fill: url(#g) }</style>
          <linearGradient id="g"><stop stop-color="#dc1e1e"/></linearGradient>
          <rect class="a" width="50" height="50"/><image xlink:href="data:image/png;base64,${inner}" x="50" width="50" height="50"/>`,
        ),
      ]),
    )
    expectNear(await colourAt(kept.bytes, 0.25, 0.5), red)
    expectNear(await colourAt(kept.bytes, 0.75, 0.5), blue)
  })

  test.each([
    ['pictures.svg-active', '<script>alert(1)</script>'],
    ['pictures.svg-active', '<SCRIPT href="#x"/>'],
    ['pictures.svg-active', '<x:script xmlns:x="http://www.w3.org/2000/svg"/>'],
    ['pictures.svg-active', '<g onload="alert(1)"/>'],
    ['pictures.svg-active', "<g\nONCLICK = 'alert(1)'/>"],
    ['pictures.svg-active', '<foreignObject><p/></foreignObject>'],
    ['pictures.svg-active', '<a href="javascript:alert(1)"/>'],
    ['pictures.svg-active', '<a href="java&#115;cript:alert(1)"/>'],
    ['pictures.svg-refers-outside', '<image href="https://example.org/a.png"/>'],
    ['pictures.svg-refers-outside', '<image xlink:href="file:///etc/passwd"/>'],
    [
      'pictures.svg-refers-outside',
      '<image y:href="//example.org/a" xmlns:y="http://www.w3.org/1999/xlink"/>',
    ],
    ['pictures.svg-refers-outside', '<use href="other.svg#a"/>'],
    ['pictures.svg-refers-outside', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
    ['pictures.svg-refers-outside', '<rect fill="url(https://example.org/a#b)"/>'],
    ['pictures.svg-refers-outside', '<rect style="fill: URL( \'https://example.org/a\' )"/>'],
    ['pictures.svg-refers-outside', '<rect style="fill: \\75rl(https://example.org/a)"/>'],
    ['pictures.svg-refers-outside', '<rect fill="&#x75;rl(https://example.org/a)"/>'],
    ['pictures.svg-refers-outside', '<style>@import "https://example.org/a.css";</style>'],
    ['pictures.svg-refers-outside', '<style>@im<!-- -->port "https://example.org/a.css";</style>'],
    ['pictures.svg-refers-outside', '<style>@im<![CDATA[port "https://example.org/a.css";]]></style>'],
    [
      'pictures.svg-refers-outside',
      '<style><![CDATA[@font-face { src: url(https://example.org/a) }]]></style>',
    ],
    ['pictures.svg-refers-outside', '<style>@\\69mport "https://example.org/a.css";</style>'],
    ['pictures.svg-refers-outside', '<g xml:base="https://example.org/"/>'],
    ['pictures.svg-refers-outside', '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="#a"/>'],
    ['pictures.svg-refers-outside', '<?xml-stylesheet href="https://example.org/a.css"?>'],
    ['pictures.svg-text', '<text>Navn</text>'],
    ['pictures.broken', '<g a="<script>"/>'],
    ['pictures.broken', '<g a=b/>'],
    ['pictures.broken', '&secret;'],
    ['pictures.broken', '</style><style>@import "x";</style>'],
    ['pictures.broken', '<!-- no end'],
    ['pictures.broken', 'a\u0000b'],
  ])('is refused with %s for %j', (code, inside) => {
    expect(() => readSafeSvg(svgOf(inside))).toThrow(code)
  })

  test('is refused with a doctype, in another encoding, unfinished, or when nothing is drawn', async () => {
    const laughs =
      '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
    expect(await refusalOf(Buffer.from(laughs))).toBe('pictures.svg-doctype')
    expect(await refusalOf(Buffer.concat([Buffer.from('<svg>'), Buffer.from([0xe6, 0xf8, 0xe5])]))).toBe(
      'pictures.broken',
    )
    expect(await refusalOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'))).toBe(
      'pictures.broken',
    )
    expect(await refusalOf(Buffer.from('<svg/>'))).toBe('pictures.broken')
  })

  test('is refused for a vast picture within it', async () => {
    const vast = pngSaying(50_000, 50_000, Buffer.from('x')).toString('base64')
    const refused = await refusalOf(svgOf(`<image href="data:image/png;base64,${vast}"/>`))
    expect(refused).toBe('pictures.too-many-pixels')
  })

  test('that would take minutes is given up at the time limit, and the next one is read', async () => {
    const [endless, next] = await Promise.all([
      refusalOf(endlessSvg, { timeLimitSeconds: 1 }),
      refusalOf(svgOf('<path d="M0 0h9v9z"/>')),
    ])
    expect([endless, next]).toEqual(['pictures.took-too-long', 'taken'])
  })

  test('is looked through in time linear in its length', () => {
    for (const source of [
      '<g '.repeat(1_000_000),
      '<!--'.repeat(1_000_000),
      `<svg a="${'url('.repeat(1_000_000)}"/>`,
      '<a>'.repeat(500_000),
    ])
      expect(() => readSafeSvg(Buffer.from(`${source}</style>`))).toThrow(PictureError)
  })
})
