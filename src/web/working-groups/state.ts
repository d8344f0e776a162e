import { html } from 'ghtml'
import type { WorkingGroupState } from '#src/domain/working-groups/steps.ts'
import { workingGroupWords as words } from '#src/platform/language/words/web-working-groups.ts'
import { daysBetween } from '#src/platform/time.ts'
import { tag } from '../layout/lists.ts'
import type { View } from '../view.ts'

const colours = { proposed: 'warning', active: 'success', reported: 'info', closed: 'neutral' } as const

export const stateTag = (view: View, state: WorkingGroupState): string =>
  tag(view.say(words[state]), colours[state])

/** How long a working group has left, once that is near; nothing for one that is closed. */
export function daysLeft(
  view: View,
  { state, termTo, today }: { state: WorkingGroupState; termTo: string; today: string },
): string {
  if (state === 'closed') return ''
  const days = daysBetween({ from: today, to: termTo })
  if (days < 0) return html`<span class="late">${view.say(words.over)}</span>`
  const text =
    days === 0
      ? view.say(words.lastDay)
      : days === 1
        ? view.say(words.oneDayLeft)
        : view.say(words.daysLeft, { days })
  return days <= 14 ? html`<span class="late">${text}</span>` : html`${text}`
}
