import type { Actor } from '#src/platform/actor.ts'
import { notFound } from '#src/platform/errors.ts'
import { canonical, type FrozenContent, sameWords } from './content.ts'
import { hasExempt, publicContent } from './public-content.ts'
import { type FoundMinutes, type MinutesHead, refuseReading } from './read.ts'
import { readsExempt, writesMinutes } from './rights.ts'

/**
 * The whole minutes as JSON. What has been circulated is shown as it was frozen, so that everybody reads the text that
 * they approve, and approved minutes come straight from their frozen JSON. A draft is shown as it stands. Those who
 * write see beside the circulated text, as `draft`, what stands now, where it has changed since.
 */
export function presentMinutes(actor: Actor, found: FoundMinutes | null): string {
  if (!found) throw notFound('request.not-found')
  const { head, frozen: whole, now } = found
  refuseReading(actor, head)
  const frozen = whole === null || readsExempt(actor, head) ? whole : publicJson(whole)
  if (head.state === 'draft' || frozen === null) return wholeOf(head, { content: now, draft: null })
  if (now === null || !writesMinutes(actor, head)) return wholeOf(head, { content: frozen, draft: null })
  const changed = !sameWords(JSON.parse(frozen), JSON.parse(now))
  return wholeOf(head, { content: frozen, draft: changed ? now : null })
}

/** For those who read the minutes only because they are published. */
function publicJson(frozen: string): string {
  const content: FrozenContent = JSON.parse(frozen)
  return hasExempt(content) ? canonical(publicContent(content)) : frozen
}

/** JSON that is written goes in as it is: taking it apart and together again would cost more than all the rest. */
function wholeOf(
  head: MinutesHead,
  { content, draft }: { content: string | null; draft: string | null },
): string {
  const {
    invited: _,
    invitedGuests: _____,
    parentId: __,
    chairPersonId: ___,
    writerPersonId: ____,
    current,
    ...shown
  } = head
  return `${JSON.stringify({ ...shown, currentVersion: current }).slice(0, -1)},"draft":${draft},"content":${content}}`
}
