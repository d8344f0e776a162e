import { expect, test } from 'vitest'
import { toHtml } from '#src/platform/paper/html.ts'
import type { Block } from '#src/platform/paper/tree.ts'
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
