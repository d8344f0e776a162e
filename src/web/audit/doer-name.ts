import { auditWords } from '#src/platform/language/words/web-audit.ts'
import { historyWords as words } from '#src/platform/language/words/web-history.ts'
import type { View } from '../view.ts'

/** Who is recorded without being a person. */
const programs = ['clock', 'mail']

/** Who did what is recorded: a person, the program itself, or somebody who was erased since. */
export function doerName(
  view: View,
  { actorId, actorName }: { actorId: string | null; actorName: string | null },
): string {
  if (actorId === null && actorName && programs.includes(actorName)) return view.say(words.bySystem)
  if (actorId === null && actorName === 'operator') return view.say(words.byOperator)
  return actorName || view.say(auditWords.erased)
}
