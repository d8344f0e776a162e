import { expect, test } from 'vitest'
import { toHtml } from '#src/platform/paper/html.ts'
import { defaultLayout } from '#src/platform/paper/layout.ts'
import { readable } from '#src/platform/paper/pdf/theme.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { pictureOf } from '#test/support/make-picture.ts'
import { paragraph, text, treeOf } from '#test/support/make-tree.ts'

test('each block becomes the element that means the same', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 1, children: text('Referat') },
    { type: 'heading', level: 2, number: '1', children: text('Sak') },
    { type: 'facts', rows: [{ label: 'Sted', value: text('Hamar') }] },
    {
      type: 'list',
      ordered: true,
      start: 3,
      items: [[paragraph('a'), { type: 'list', ordered: false, start: 1, items: [[paragraph('b')]] }]],
    },
    { type: 'table', columns: [{ title: 'Navn', share: 1 }], rows: [[text('Kari')]] },
    { type: 'box', tone: 'decision', title: 'Vedtak', children: [paragraph('Godkjent')] },
    { type: 'quote', children: [paragraph('sitat')] },
    { type: 'rule' },
    {
      type: 'signatures',
      labels: { name: 'Navn', detail: 'Kommune', signature: 'Underskrift' },
      rows: [{ name: 'Ola', detail: 'Hamar' }],
    },
    { type: 'markdown', source: '**fet** og [lenke](https://example.org)\nny linje' },
  ]
  expect(
    toHtml(blocks).replaceAll(/(<\/(?:h\d|dl|ol|table|div|blockquote|p)>|<hr>)/g, '$1\n'),
  ).toMatchInlineSnapshot(`
    "<h1>Referat</h1>
    <h2><span class="paper-number">1</span> Sak</h2>
    <dl class="paper-facts"><dt>Sted</dt><dd>Hamar</dd></dl>
    <ol start="3"><li>a<ul><li>b</li></ul></li></ol>
    <table><thead><tr><th scope="col">Navn</th></tr></thead><tbody><tr><td>Kari</td></tr></tbody></table>
    <div class="paper-box paper-decision"><p class="paper-box-title">Vedtak</p>
    <p>Godkjent</p>
    </div>
    <blockquote><p>sitat</p>
    </blockquote>
    <hr>
    <table><thead><tr><th scope="col">Navn</th><th scope="col">Kommune</th><th scope="col">Underskrift</th></tr></thead><tbody><tr><td>Ola</td><td>Hamar</td><td></td></tr></tbody></table>
    <p><strong>fet</strong> og <a href="https://example.org">lenke</a><br>ny linje</p>
    "
  `)
})

test('whatever is typed is escaped, in text, titles, labels and addresses', () => {
  const evil = '<script>alert("1")</script>\'&'
  const html = toHtml(
    treeOf(
      [
        { type: 'heading', level: 1, number: evil, children: text(evil) },
        { type: 'facts', rows: [{ label: evil, value: text(evil) }] },
        { type: 'table', columns: [{ title: evil, share: 1 }], rows: [[[{ type: 'code', value: evil }]]] },
        { type: 'box', tone: 'note', title: evil, children: [] },
        {
          type: 'signatures',
          labels: { name: evil, detail: evil, signature: evil },
          rows: [{ name: evil, detail: evil }],
        },
        {
          type: 'paragraph',
          children: [
            { type: 'link', href: `https://example.org/"onclick="x`, children: text(evil) },
            { type: 'link', href: 'javascript:alert(1)', children: text(evil) },
          ],
        },
        { type: 'markdown', source: evil },
      ],
      {
        title: evil,
        language: '"><script>',
        watermark: evil,
        letterhead: { name: evil, lines: [evil], colour: evil, logo: null },
      },
    ),
    { mail: true },
  )
  expect(html).not.toContain('<script')
  expect(html).not.toContain('"onclick')
  expect(html).not.toContain('javascript:')
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(16)
})

test('a fragment carries no styles; a mail carries them on its elements and is a whole document', () => {
  const tree = treeOf([paragraph('Hei')], { watermark: 'UTKAST' })
  expect(toHtml(tree.blocks)).toBe('<p>Hei</p>')
  expect(toHtml(tree)).not.toContain('style')
  const mail = toHtml(tree, { mail: true })
  expect(mail).toMatch(/^<!doctype html>\n<html lang="nb">/)
  expect(mail).toContain('<title>Referat fra møte 3. mai 2026</title>')
  expect(mail).toContain('UTKAST</p>')
  expect(mail).toMatch(/<p style="[^"]+">Hei<\/p>/)
  expect(mail).not.toMatch(/<(style|script|link|img)\b/)
})

test('headings fit under those of the page they are put into, with none left out', () => {
  const blocks: Block[] = [1, 4, 2].map((level) => ({
    type: 'heading',
    level: level as 1 | 2 | 4,
    children: text('x'),
  }))
  expect(toHtml(blocks, { firstLevel: 3 }).match(/<h\d/g)).toEqual(['<h3', '<h4', '<h4'])
})

test('a complete document holds its pictures; a mail has their words; a page says where they are', () => {
  const picture: Block = { type: 'image', image: 'kart/å', alt: 'Kart "1"', share: 0.5 }
  const logo = { image: 'merke', alt: 'Merket' }
  const images = { 'kart/å': pictureOf({ width: 1000, height: 500 }), merke: pictureOf() }
  const tree = treeOf([picture, { ...picture, image: 'borte', alt: 'Borte' }], {
    images,
    letterhead: { name: 'Fjord', lines: [], colour: '#1f5c7a', logo },
  })
  const data = `data:image/png;base64,${Buffer.from(images['kart/å'].bytes).toString('base64')}`
  const html = toHtml(tree)
  expect(html).toContain(
    `<figure class="paper-picture"><img src="${data}" alt="Kart &quot;1&quot;" width="350" height="175"></figure>`,
  )
  expect(html).toMatch(
    /<header class="paper-letterhead"><img class="paper-logo" src="data:[^"]+" alt="Merket" width/,
  )
  expect(html).toContain('<p>Borte</p>')
  expect(toHtml(tree, { mail: true })).toMatch(/<p style="[^"]+">Kart &quot;1&quot;<\/p>/)
  expect(toHtml(tree, { mail: true })).not.toContain('<img')
  expect(toHtml([picture])).toBe('<p>Kart &quot;1&quot;</p>')
  expect(toHtml([picture], { imageAddress: '/bilder/{name}?v=1' })).toBe(
    '<figure class="paper-picture"><img src="/bilder/kart%2F%C3%A5?v=1" alt="Kart &quot;1&quot;"></figure>',
  )
})

test('the layout says whether numbers are printed', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 1, number: '7', children: text('Sak') },
    { type: 'heading', level: 2, number: '8', children: [] },
  ]
  const numbered = (numbering: 'margin' | 'inline' | 'none') =>
    toHtml(treeOf(blocks, { layout: { ...defaultLayout, numbering } })).match(/<h\d.*?<\/h\d>/g)
  expect(numbered('inline')).toEqual([
    '<h1><span class="paper-number">7</span> Sak</h1>',
    '<h2><span class="paper-number">8</span> </h2>',
  ])
  expect(numbered('margin')).toEqual(numbered('inline'))
  expect(numbered('none')).toEqual(['<h1>Sak</h1>'])
})

test('a document that stands alone brings its style sheet: its colour made readable, its page, nothing fetched', () => {
  const layout = {
    ...defaultLayout,
    page: 'A5' as const,
    orientation: 'landscape' as const,
    font: 'serif' as const,
  }
  const letterhead = { name: 'Fjord', lines: [], colour: '#ffcc00', logo: null }
  const html = toHtml(treeOf([paragraph('Hei')], { layout, letterhead }), { styled: true })
  const style = /<style>(.*)<\/style>/s.exec(html)?.[1] ?? ''
  expect(style).toContain(`--accent: ${readable('#ffcc00')};`)
  expect(style).toContain('@page { size: 210mm 148mm; margin: 22mm 24mm 30mm 35mm }')
  expect(style).toContain('font-family: "Source Serif 4"')
  expect(style).not.toMatch(/url\(|@import|ffcc00|\{\{|</)
})

test('no character that HTML has not, no address that it has not, nothing empty to stop at', () => {
  const link = (href: string): Block => ({
    type: 'paragraph',
    children: [...text('se '), { type: 'link', href, children: [] }],
  })
  const html = toHtml([
    paragraph('a\u0000b\ud800c\ufffed\u202ee'),
    link('https://example.org/a b|"<å>?q=[1]&r=%zz#x#y'),
    link('http://[::1]:80/[x]'),
    { type: 'heading', level: 2, children: text(' ') },
    { type: 'paragraph', children: [] },
    {
      type: 'table',
      columns: [
        { title: 'A', share: 1 },
        { title: '', share: 1 },
      ],
      rows: [],
    },
    {
      type: 'paragraph',
      children: [
        {
          type: 'link',
          href: 'https://a.no',
          children: [{ type: 'link', href: 'https://b.no', children: text('x') }],
        },
      ],
    },
  ])
  expect(html).toBe(
    [
      '<p>ab\ufffdc\ufffdde</p>',
      '<p>se <a href="https://example.org/a%20b%7C%22%3C%C3%A5%3E?q=%5B1%5D&amp;r=%25zz#x%23y">https://example.org/a b|&quot;&lt;å&gt;?q=[1]&amp;r=%zz#x#y</a></p>',
      '<p>se <a href="http://[::1]/%5Bx%5D">http://[::1]:80/[x]</a></p>',
      '<table><thead><tr><th scope="col">A</th><td></td></tr></thead><tbody></tbody></table>',
      '<p><a href="https://a.no">x</a></p>',
    ].join(''),
  )
})
