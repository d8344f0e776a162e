import { html } from 'ghtml'
import type { Roster } from '#src/domain/groups/roster.ts'
import { mayPrepare } from '#src/domain/meetings/may.ts'
import type { Choosable } from '#src/domain/people/choosing.ts'
import type { WholeWorkingGroup } from '#src/domain/working-groups/whole-working-group.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { workingGroupWords as words } from '#src/platform/language/words/web-working-groups.ts'
import { belongsTo } from '#src/platform/may.ts'
import { markdownToBlocks } from '#src/platform/paper/markdown.ts'
import type { Press } from '#src/platform/paper/press.ts'
import { localDate } from '#src/platform/time.ts'
import { groupTabs } from '../groups/tabs.ts'
import { htmlFacts } from '../layout/facts.ts'
import { buttonLink, message } from '../layout/fields.ts'
import { rowsOf, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import { peopleList } from '../people-choice.ts'
import type { ScreenPage, View } from '../view.ts'
import { followUpsSection } from './follow-ups-part.ts'
import { membersSection } from './members-part.ts'
import { daysLeft, stateTag } from './state.ts'
import { stepForms } from './step-forms.ts'

export type WorkingGroupFound = { whole: WholeWorkingGroup; roster: Roster; people: Choosable[] }

/** One working group: its mandate and time, who is in it, what it owes, and the steps that come next. */
export async function workingGroupPage(
  found: WorkingGroupFound,
  { view, press }: { view: View; press: Press },
): Promise<ScreenPage> {
  const { whole, roster, people } = found
  const { group, work } = whole
  const steps = stepForms(view, found)
  const closed = work.closedAt
    ? message(
        'note',
        view.say(words.closedAt, { date: dayIn(view, { at: work.closedAt, zone: group.zone }) }),
      )
    : ''
  return {
    title: group.name,
    beside: html`!${stateTag(view, work.state)} !${daysLeft(view, { state: work.state, termTo: work.termTo, today: whole.today })}`,
    crumbs: [[view.say(frameWords.workingGroups), patterns.workingGroups]],
    tabs: groupTabs(view, group, 'work'),
    actions: actionsOf(view, whole),
    wide: true,
    main: html`!${closed}<div class="columns"><div>!${await textSection(press, { title: view.say(words.mandate), text: work.mandate, none: view.say(words.noMandate) })}
      !${membersSection(view, { whole, roster })}!${followUpsSection(view, whole)}
      !${await textSection(press, { title: view.say(words.report), text: work.report ?? '', none: view.say(words.noReport), above: reportedOn(view, whole) })}</div>
      <div>!${factsSection(view, whole, roster)}!${meetingsSection(view, whole)}!${steps}</div></div>
      !${people.length > 0 ? peopleList(people) : ''}`,
  }
}

function actionsOf(view: View, { group, work, meetings }: WholeWorkingGroup): string {
  const plan =
    work.state !== 'closed' && mayPrepare(view.actor, group)
      ? buttonLink(
          view.say(meetings.length > 0 ? words.planNext : words.planFirst),
          to(patterns.groupPlan, { groupId: group.id }),
          { keys: 'n' },
        )
      : ''
  const mandate = to(patterns.workingGroupMandate, { workingGroupId: group.id })
  return plan + buttonLink(view.say(words.mandatePdf), mandate, { quiet: true })
}

/** Markdown as it reads, its headings below the page's own. */
async function textSection(
  press: Press,
  { title, text, none, above = '' }: { title: string; text: string; none: string; above?: string },
): Promise<string> {
  if (text.trim() === '')
    return html`<section><h2>${title}</h2>!${above}<p class="hint">${none}</p></section>`
  const shown = await press.html(markdownToBlocks(text), { firstLevel: 3 })
  return html`<section><h2>${title}</h2>!${above}<div class="document">!${shown}</div></section>`
}

function factsSection(view: View, { group, work, born, today }: WholeWorkingGroup, roster: Roster): string {
  const readsParent = belongsTo(view.actor, group.parentId)
  const left = daysLeft(view, { state: work.state, termTo: work.termTo, today })
  const [from, until] = [work.termFrom, work.termTo].map((date) => longDate(view.language, date))
  const convener = roster.offices.find(({ office }) => office === 'convener')
  const bornOn = born && view.say(words.bornIn, { date: dayIn(view, { at: born.startsAt, zone: born.zone }) })
  return html`<section><h2 class="sr-only">${view.say(words.term)}</h2>!${htmlFacts([
    [
      view.say(words.parent),
      linkOr(group.parentName, readsParent && to(patterns.group, { groupId: group.parentId })),
    ],
    [
      view.say(words.term),
      html`${view.say(words.termSpan, { from: from ?? '', to: until ?? '' })}!${left ? html`<br>!${left}` : ''}`,
    ],
    [view.say(words.convener), html`${convener?.name ?? view.say(words.noConvener)}`],
    [
      view.say(words.born),
      bornOn && linkOr(bornOn, readsParent && to(patterns.meeting, { meetingId: born.meetingId })),
    ],
  ])}</section>`
}

const linkOr = (text: string, path: string | false): string =>
  path ? html`<a href="${path}">${text}</a>` : html`${text}`

function meetingsSection(view: View, { meetings }: WholeWorkingGroup): string {
  const rows = meetings.map(({ id: meetingId, title, state, startsAt, zone }) => ({
    title: dayIn(view, { at: startsAt, zone }),
    path: to(patterns.meeting, { meetingId }),
    text: title ? html`${title}` : '',
    aside: tag(view.say(words[state]), state === 'called' ? 'success' : 'neutral'),
  }))
  return html`<section><h2>${view.say(words.meetings)}</h2>
    !${rows.length > 0 ? rowsOf(rows) : html`<p class="hint">${view.say(words.noMeetings)}</p>`}</section>`
}

function reportedOn(view: View, { work, group, reportItems }: WholeWorkingGroup): string {
  const readsParent = belongsTo(view.actor, group.parentId)
  const lines = [
    work.reportedAt
      ? html`${view.say(words.reportedAt, { date: dayIn(view, { at: work.reportedAt, zone: group.zone }) })}`
      : '',
    ...reportItems.map(({ meetingId, startsAt, zone }) =>
      linkOr(
        view.say(words.takenUp, { group: group.parentName, date: dayIn(view, { at: startsAt, zone }) }),
        readsParent && to(patterns.meeting, { meetingId }),
      ),
    ),
  ].filter(Boolean)
  return lines.length > 0 ? html`<p>!${lines.join('<br>')}</p>` : ''
}

const dayIn = (view: View, { at, zone }: { at: string; zone: string }): string =>
  longDate(view.language, localDate(new Date(at), zone))
