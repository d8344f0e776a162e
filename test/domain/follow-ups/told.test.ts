import { expect, test } from 'vitest'
import { everybodyKnows, type Knowledge, knowledgeAfter } from '#src/domain/follow-ups/told.ts'

/** Gives it to one after another, quietly, and says what is known in the end. */
function givenOn(from: Knowledge & { assignee: string | null }, ...to: (string | null)[]): Knowledge {
  const [next, ...later] = to
  if (next === undefined) return { untold: from.untold, toldAssigneeId: from.toldAssigneeId }
  const assignee = from.assignee === null ? null : { id: from.assignee }
  return givenOn({ ...knowledgeAfter({ ...from, assignee }, next), assignee: next }, ...later)
}

const toldTo = (assignee: string | null) => ({ ...everybodyKnows, assignee })
const untoldTo = (assignee: string | null) => ({ untold: true, toldAssigneeId: null, assignee })

test('whoever has been told need not be told again, whatever else is written about it', () => {
  expect(givenOn(toldTo('kari'), 'kari')).toEqual(everybodyKnows)
  expect(givenOn(toldTo('kari'), 'ola', 'kari')).toEqual(everybodyKnows)
  expect(givenOn(toldTo('kari'), null, 'kari')).toEqual(everybodyKnows)
})

test('whoever it is quietly given to has to be told, however often it is rewritten before', () => {
  expect(givenOn(toldTo('kari'), 'ola').untold).toBe(true)
  expect(givenOn(toldTo('kari'), 'ola', 'ola', 'per').untold).toBe(true)
  expect(givenOn(untoldTo('kari'), 'kari').untold).toBe(true)
  expect(givenOn(untoldTo('kari'), 'ola', 'kari').untold).toBe(true)
  expect(givenOn(toldTo(null), 'kari').untold).toBe(true)
})
