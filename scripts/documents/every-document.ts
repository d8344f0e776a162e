import { catalogue, inForm, ofOneItem } from '#src/domain/documents/catalogue.ts'
import { sampleMinutes } from '#src/domain/documents/sample-minutes.ts'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import { publicContent } from '#src/domain/minutes/public-content.ts'
import { documentNames } from '#src/domain/templates/names.ts'
import { type Language, languages } from '#src/platform/language/language.ts'
import { plain } from '#src/platform/paper/blocks.ts'
import { makeDocument, type Picture, type Template } from '#src/platform/paper/document.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { hardTrees } from '#test/support/pdf-hard-trees.ts'
import { picturesOfAllKinds } from '#test/support/pdf-pictures.ts'

/** All that is written for the checkers, by a name that a file can have. */
export async function everyDocument(): Promise<Map<string, DocumentTree>> {
  const images = await picturesOfAllKinds()
  const logo: Picture = { ...(Object.values(images)[0] as Picture), alt: 'Et merke: en fjord' }
  const trees = new Map<string, DocumentTree>()
  for (const language of languages)
    for (const [name, tree] of samples(language, logo)) trees.set(`${name}.${language}`, tree)
  for (const [name, tree] of Object.entries(hardTrees(images)))
    trees.set(`hard ${name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`, headed(tree))
  trees.set('hard sixty pages', minutesPaper(longMinutes(), shippedTemplate('minutes')))
  return trees
}

/** With a heading of the first level, which a page needs to be found by; what has none of its own gets the tree's name. */
function headed(tree: DocumentTree): DocumentTree {
  if (tree.blocks.some((block) => block.type === 'heading')) return tree
  const heading: Block = { type: 'heading', level: 1, children: plain(tree.title || 'Uten tittel') }
  return { ...tree, blocks: [heading, ...tree.blocks] }
}

function samples(language: Language, logo: Picture): [string, DocumentTree][] {
  const template = (name: Parameters<typeof shippedTemplate>[0]): Template => ({
    ...shippedTemplate(name),
    logo,
  })
  const content = sampleMinutes(language)
  const draft: Printable = { ...content, approval: null, corrections: [], remarks: [] }
  const look = (head: string): Template => ({
    ...template('minutes'),
    source: template('minutes').source.replace('---\n', `---\n${head}\n`),
  })
  const archived = minutesPaper(content, template('minutes'))
  return [
    ...documentNames.map((name): [string, DocumentTree] => [
      name,
      makeDocument(template(name), catalogue[name](language)),
    ]),
    ['minutes draft', minutesPaper(draft, template('minutes'))],
    ['minutes public', minutesPaper(publicContent(content), template('minutes'), 'public')],
    [
      'protocol public',
      minutesPaper(publicContent(inForm('protocol', language)), template('protocol'), 'public'),
    ],
    ['excerpt draft', minutesPaper(ofOneItem(draft), template('excerpt'), 'excerpt')],
    ['minutes serif', minutesPaper(content, look('font: serif\nnumbering: inline'))],
    ['minutes landscape', minutesPaper(content, look('page: A5\norientation: landscape\nlogo: no'))],
    ['minutes archive', { ...archived, attachments: [recordOf(content)] }],
  ]
}

const recordOf = (content: Printable) => ({
  name: 'minutes.json',
  mediaType: 'application/json',
  description: 'referat-minutes-1',
  relationship: 'Data' as const,
  bytes: Buffer.from(JSON.stringify(content)),
})

/** Three hundred items, each with what an item can hold. */
function longMinutes(): Printable {
  const content = sampleMinutes('nb')
  const [, , item] = content.items
  if (!item) throw new Error('the sample has a third item')
  return {
    ...content,
    approval: null,
    items: Array.from({ length: 300 }, (_, index) => ({
      ...item,
      id: `long${index}`,
      number: `${index + 1}/26`,
      title: `${item.title} ${index + 1}`,
    })),
  }
}
