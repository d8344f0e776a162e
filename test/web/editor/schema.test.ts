import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { schema } from '#src/platform/rich-text/schema.ts'
import { contentsOf } from '#src/web/islands/room/extensions.ts'
import { facts } from '#test/support/bare-room.ts'

const silent = {
  ...{ facts, say: (key: string) => key, tell: () => undefined, refuse: () => undefined },
  ...{ apart: () => undefined, itemId: () => '', newId: () => '' },
  told: { of: () => undefined, on: () => () => undefined },
}

/** What decides whether a text may stand: not how it is drawn. */
const rulesOf = ({ nodes, marks }: Schema) => ({
  nodes: Object.fromEntries(
    Object.values(nodes).map(({ name, spec, isInline, markSet }) => [
      name,
      {
        content: spec.content ?? '',
        groups: (spec.group ?? '').split(' ').sort(),
        isInline,
        marks: (markSet ?? Object.values(marks)).map((mark) => mark.name).sort(),
        attrs: defaultsOf(spec.attrs),
        isolating: spec.isolating === true,
      },
    ]),
  ),
  marks: Object.fromEntries(
    Object.values(marks).map((mark) => [
      mark.name,
      {
        attrs: defaultsOf(mark.spec.attrs),
        excludes: Object.values(marks)
          .filter((other) => mark.excludes(other))
          .map(({ name }) => name)
          .sort(),
      },
    ]),
  ),
  order: Object.values(marks).map(({ name }) => name),
})

const defaultsOf = (attrs: { [name: string]: { default?: unknown } } = {}) =>
  Object.fromEntries(Object.entries(attrs).map(([name, attr]) => [name, attr.default ?? null]))

test('the editor holds exactly what the server reads', () => {
  const ours = getSchema(contentsOf(silent))
  expect(rulesOf(ours)).toEqual(rulesOf(schema))
  // What Enter makes, and what an empty text is.
  expect(ours.nodes.doc?.contentMatch.defaultType?.name).toBe('paragraph')
})
