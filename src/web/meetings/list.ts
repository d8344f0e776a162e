import { html } from 'ghtml'
import type { listGroups } from '#src/domain/groups/read.ts'
import { mayPrepare } from '#src/domain/meetings/may.ts'
import type { listMeetings } from '#src/domain/meetings/read.ts'
import { meetingStates } from '#src/platform/database/schema/meetings.ts'
import { timeRange, weekdayDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { meetingFormWords } from '#src/platform/language/words/web-meeting-forms.ts'
import { meetingWords as words } from '#src/platform/language/words/web-meetings.ts'
import { localDate } from '#src/platform/time.ts'
import { buttonLink, lineField } from '../layout/fields.ts'
import { filterForm, pagesOf, rowsOrEmpty, tag } from '../layout/lists.ts'
import { stateTag } from '../meeting/tabs.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Found = Awaited<ReturnType<typeof listMeetings>>
type Groups = Awaited<ReturnType<typeof listGroups>>['items']

export type MeetingsAsked = {
  groupId?: string | undefined
  state?: (typeof meetingStates)[number] | undefined
  from?: string | null | undefined
  to?: string | null | undefined
  when: 'coming' | 'past'
}

/** Meetings: those to come, the next one first; or those that were, the latest first; or all between two days. */
export function meetingsPage(
  { found, groups }: { found: Found; groups: Groups },
  { view, asked }: { view: View; asked: MeetingsAsked },
): ScreenPage {
  const between = Boolean(asked.from || asked.to)
  const narrowed = between || Boolean(asked.groupId || asked.state)
  const none = narrowed ? frameWords.nothingFound : asked.when === 'past' ? words.noPast : words.noComing
  const plannable = groups.filter((group) => !group.endedOn && mayPrepare(view.actor, group))
  return {
    title: view.say(frameWords.meetings),
    actions: planLinks(plannable, { view, groupId: asked.groupId }),
    ...(!between && { tabs: whenTabs(view, asked) }),
    main: html`!${filters(groups, { view, asked })}
      !${rowsOrEmpty(
        found.items.map((meeting) => meetingRow(meeting, view)),
        view.say(none),
      )}!${pagesOf(view, found)}`,
  }
}

const whenTabs = (view: View, { when, groupId, state }: MeetingsAsked) =>
  (['coming', 'past'] as const).map((one) => ({
    label: view.say(words[one]),
    path: to(patterns.meetings, {}, { when: one === 'past' && one, groupId, state }),
    current: one === when,
  }))

/** One group: its button. Several: folded away, since each has a page of its own to plan on. */
function planLinks(groups: Groups, { view, groupId }: { view: View; groupId: string | undefined }): string {
  const path = (id: string) => to(patterns.groupPlan, { groupId: id })
  const only = groups.length === 1 ? groups[0] : groups.find(({ id }) => id === groupId)
  if (only)
    return buttonLink(view.say(words.plan), path(only.id), {
      keys: 'n',
      label: view.say(words.planIn, { group: only.name }),
    })
  if (groups.length === 0) return ''
  const rows = groups.map(({ id, name }) => html`<li><a href="${path(id)}">${name}</a></li>`)
  return html`<details class="choose"><summary class="ds-button" data-keys="n">${view.say(words.plan)}</summary>
    <div class="fold-body"><p class="hint">${view.say(words.planWhere)}</p><ul class="plain-list">!${rows.join('')}</ul></div></details>`
}

function filters(groups: Groups, { view, asked }: { view: View; asked: MeetingsAsked }): string {
  const day = (name: 'from' | 'to') =>
    lineField({
      name,
      id: `filter-${name}`,
      label: view.say(words[name]),
      type: 'date',
      value: asked[name] ?? '',
    })
  const when = asked.when === 'past' ? html`<input type="hidden" name="when" value="past">` : ''
  return filterForm(view, {
    path: patterns.meetings,
    choices: [
      {
        name: 'groupId',
        label: view.say(meetingFormWords.group),
        value: asked.groupId,
        choices: groups.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        name: 'state',
        label: view.say(words.state),
        value: asked.state,
        choices: meetingStates.map((state) => ({ value: state, label: view.say(words[`state.${state}`]) })),
      },
    ],
    more: day('from') + day('to') + when,
  })
}

function meetingRow(meeting: Found['items'][number], view: View) {
  const { id: meetingId, groupName, title, startsAt, endsAt, zone, place, videoUrl, state } = meeting
  const { language } = view
  const day = weekdayDate(language, localDate(startsAt, zone))
  const time = timeRange(language, { start: startsAt, end: endsAt, zone })
  const where = place ?? (videoUrl && view.say(words.byVideo))
  return {
    title: groupName,
    path: to(patterns.meeting, { meetingId }),
    text: html`${[`${day} ${time}`, where, title].filter(Boolean).join(' · ')}`,
    aside: [ownReply(meeting, view), stateTag(view, state)].join(' '),
  }
}

/** What the reader has answered; where they have not and still may, that it is waited for. */
function ownReply({ asked, ownReply, state }: Found['items'][number], view: View): string {
  if (!asked || state === 'cancelled') return ''
  if (ownReply) return html`<span>${view.say(words[`own.${ownReply}`])}</span>`
  return state === 'called' ? tag(view.say(words['own.missing']), 'warning') : ''
}
