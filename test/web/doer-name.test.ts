import { expect, test } from 'vitest'
import { say } from '#src/platform/language/phrase.ts'
import { auditWords } from '#src/platform/language/words/web-audit.ts'
import { historyWords } from '#src/platform/language/words/web-history.ts'
import { doerName } from '#src/web/audit/doer-name.ts'
import type { View } from '#src/web/view.ts'

const view = { say: (phrase, facts) => say(phrase, 'nb', facts) } as View

test('a person by name, the program as itself, whoever was erased as somebody who is no longer here', () => {
  const id = '01900000-0000-7000-8000-000000000001'
  expect(doerName(view, { actorId: id, actorName: 'Kari Nordmann' })).toBe('Kari Nordmann')
  expect(doerName(view, { actorId: null, actorName: 'clock' })).toBe(historyWords.bySystem.nb)
  expect(doerName(view, { actorId: null, actorName: 'operator' })).toBe(historyWords.byOperator.nb)
  expect(doerName(view, { actorId: id, actorName: null })).toBe(auditWords.erased.nb)
  // Somebody who happens to be called so is a person all the same.
  expect(doerName(view, { actorId: id, actorName: 'clock' })).toBe('clock')
})
