import type { Nodes, Parent, RootContent } from 'mdast'
import { type Facts, factAt, isEmptyFact, knownNames, textOfFact } from './facts.ts'
import { blocksOf } from './mdast-blocks.ts'
import { PaperError } from './paper-error.ts'
import { type ParsedTemplate, type Placeholder, parseTemplate, withValues } from './parse-template.ts'
import type { Block } from './tree.ts'

export type { Facts } from './facts.ts'

/**
 * Makes the blocks that a directive such as `::attendance` or `::items{decisions=boxed}` stands for. A maker that takes
 * options names them with the values they may have, the first being what holds unsaid; null is any text.
 */
export type BlockMakers = Record<string, BlockMaker>
export type BlockMaker =
  | (() => Block[])
  | { options: BlockOptions; make: (given: Record<string, string>) => Block[] }
export type BlockOptions = Record<string, readonly string[] | null>

/**
 * A template with its placeholders filled and its block directives replaced. Values stand literally: nothing
 * in them is read as Markdown or as a placeholder. An unknown placeholder, condition or directive, also in a
 * part that is not shown, is a PaperError with the line and the names that exist.
 */
export function fillTemplate(
  source: string,
  { facts, blocks }: { facts: Facts; blocks: BlockMakers },
): Block[] {
  const template = parseTemplate(source)
  verify(template, facts, blocks)
  const value = (placeholder: Placeholder) => textOfFact(placeholder, facts)
  const text = (typed: string) => withValues(template, typed, value)
  const address = (url: string) =>
    withValues(template, url, (placeholder, alone) =>
      alone ? value(placeholder) : encodeURIComponent(value(placeholder)),
    )
  return blocksOf(template.root, {
    source: template.text,
    baseLevel: 1,
    text,
    address,
    directive: (node, children) => directiveBlocks(node, { children, facts, blocks, text }),
  })
}

/** The `key: value` lines at the head of a template, between two lines of `---`, with placeholders filled. */
export function templateSettings(source: string, { facts }: { facts: Facts }): Record<string, string> {
  const template = parseTemplate(source)
  const value = (placeholder: Placeholder) => textOfFact(placeholder, facts)
  return Object.fromEntries(
    Object.entries(template.settings).map(([key, typed]) => [key, withValues(template, typed.value, value)]),
  )
}

type Directive = { name: string; attributes?: Record<string, string | null | undefined> | null }

type Filling = { children: () => Block[]; facts: Facts; blocks: BlockMakers; text: (typed: string) => string }

function directiveBlocks(node: RootContent, { children, facts, blocks, text }: Filling): Block[] {
  const { name, attributes } = node as unknown as Directive
  if (name === 'if' || name === 'unless') {
    const empty = isEmptyFact(factAt(facts, conditionOf(node)))
    return empty === (name === 'unless') ? children() : []
  }
  const maker = blocks[name]
  if (maker === undefined || typeof maker === 'function') return maker?.() ?? []
  const given = Object.entries(attributes ?? {}).map(([key, value]) => [key, text(value ?? '')])
  const unsaid = Object.entries(maker.options).flatMap(([key, values]) => (values ? [[key, values[0]]] : []))
  return maker.make(Object.fromEntries([...unsaid, ...given]))
}

/** Finds every fault before anything is filled in, so that a hidden part cannot break on the day it is shown. */
function verify(template: ParsedTemplate, facts: Facts, blocks: BlockMakers) {
  for (const { path, line } of template.placeholders) refuseUnknown(path, line, facts)
  for (const node of nodesOf(template.root)) {
    const line = template.lineOf(node)
    if (node.type === 'paragraph') refuseStrayFence(node, line)
    if (node.type !== 'leafDirective' && node.type !== 'containerDirective') continue
    const condition = node.name === 'if' || node.name === 'unless'
    if (condition && node.type === 'containerDirective') {
      const path = conditionOf(node)
      if (path === '')
        throw new PaperError(
          'template.bad-block',
          `Line ${line}: :::${node.name} needs a name: :::${node.name}{group.name}`,
          { line },
        )
      refuseUnknown(path, line, facts)
    } else if (node.type === 'containerDirective' || !Object.hasOwn(blocks, node.name)) {
      const marks = node.type === 'leafDirective' ? '::' : ':::'
      const known = node.type === 'leafDirective' ? Object.keys(blocks).sort() : ['if', 'unless']
      const message = `Line ${line}: there is no block ${marks}${node.name}. There are: ${known.join(', ')}`
      throw new PaperError('template.unknown-block', message, { line, name: node.name, known })
    } else refuseUnknownOptions(node as unknown as Directive, line, blocks)
  }
}

function refuseUnknownOptions({ name, attributes }: Directive, line: number, blocks: BlockMakers) {
  const maker = blocks[name] as BlockMaker
  const options = typeof maker === 'function' ? {} : maker.options
  for (const [key, value] of Object.entries(attributes ?? {})) {
    const values = Object.hasOwn(options, key) ? options[key] : []
    if (values === null || values?.includes(value ?? '')) continue
    const known = values && values.length > 0 ? values.map((one) => `${key}=${one}`) : Object.keys(options)
    const there = known.length > 0 ? `There are: ${known.join(', ')}` : 'It takes none'
    const message = `Line ${line}: ::${name} has no option ${key}${value ? `=${value}` : ''}. ${there}`
    throw new PaperError('template.unknown-option', message, { line, name: key, known: [...known] })
  }
}

function refuseUnknown(path: string, line: number, facts: Facts) {
  if (factAt(facts, path) !== undefined) return
  const known = knownNames(facts)
  const message = `Line ${line}: there is no ${path}. There are: ${known.join(', ')}`
  throw new PaperError('template.unknown-placeholder', message, { line, name: path, known })
}

function refuseStrayFence(node: Extract<Nodes, { type: 'paragraph' }>, line: number) {
  const first = node.children[0]
  if (first?.type !== 'text' || !first.value.startsWith(':::')) return
  throw new PaperError('template.bad-block', `Line ${line}: this ::: opens or closes nothing`, {
    line,
    name: first.value,
  })
}

/** `:::if{meeting.place}`: the name is written as an attribute without a value. */
function conditionOf(node: Nodes): string {
  return Object.keys((node as unknown as Directive).attributes ?? {})[0] ?? ''
}

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node
  if ('children' in node) for (const child of (node as Parent).children) yield* nodesOf(child)
}
