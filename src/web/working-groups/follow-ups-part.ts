import { html } from 'ghtml'
import { mayManage } from '#src/domain/follow-ups/may.ts'
import type { WholeWorkingGroup } from '#src/domain/working-groups/whole-working-group.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { groupWords } from '#src/platform/language/words/web-groups.ts'
import { workingGroupWords as words } from '#src/platform/language/words/web-working-groups.ts'
import { buttonLink } from '../layout/fields.ts'
import { empty, type Row, rowsOf, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

/** What the working group owes, and what it has done. */
export function followUpsSection(view: View, { group, work, followUps }: WholeWorkingGroup): string {
  const list = to(patterns.followUps, {}, { groupId: group.id })
  const add =
    mayManage(view.actor, group) && work.state !== 'closed'
      ? buttonLink(view.say(words.addFollowUp), `${list}#add`, { quiet: true })
      : ''
  const { open, overdue, done, items } = followUps
  const all = html`<p class="actions">!${add}<a href="${list}">${view.say(words.allFollowUps)}</a></p>`
  return html`<section><h2>${view.say(words.followUps)}</h2>
    !${
      items.length > 0
        ? html`<p>${view.say(words.followUpCounts, { open, overdue, done })}</p>!${rowsOf(items.map((one) => rowOf(view, one)))}!${all}`
        : empty(view.say(words.noFollowUps), add)
    }</section>`
}

function rowOf(view: View, one: WholeWorkingGroup['followUps']['items'][number]): Row {
  const { id: followUpId, text, state, dueOn, overdue, assignee } = one
  const due = dueOn && view.say(words.due, { date: longDate(view.language, dueOn) })
  const late = overdue ? html` · <span class="late">${view.say(groupWords.late)}</span>` : ''
  return {
    title: text,
    path: to(patterns.followUp, { followUpId }),
    text: html`${[assignee, state === 'open' && due].filter(Boolean).join(' · ')}!${late}`,
    aside: state === 'open' ? '' : tag(view.say(words[state]), state === 'done' ? 'success' : 'neutral'),
  }
}
