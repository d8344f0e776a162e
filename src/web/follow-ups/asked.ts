import { z } from 'zod'
import { nextMonday } from '#src/domain/follow-ups/due-when.ts'
import type { FollowUpFilter, followUpSorts, listFollowUps } from '#src/domain/follow-ups/read.ts'
import type { Sorted } from '#src/platform/database/paging.ts'
import { followUpStates } from '#src/platform/database/schema/follow-ups.ts'
import { calendarDate, line } from '#src/platform/text.ts'
import { addCalendarDays } from '#src/platform/time.ts'
import { chosenId, oneOf, pageAsked, ticked } from '../asked-values.ts'
import { assigneeColumn, assigneeKey } from './assignee-value.ts'

export type FollowUpRow = Awaited<ReturnType<typeof listFollowUps>>['items'][number]

export const dueChoices = ['overdue', 'this-week', 'undated'] as const
export const stateChoices = [...followUpStates, 'all'] as const

/** What the list and the board may be asked for. */
export const followUpsQuery = z.object({
  view: oneOf(['board']).optional(),
  by: oneOf(['person']).optional(),
  groupId: chosenId.optional(),
  assignee: assigneeKey.optional(),
  state: oneOf(stateChoices).default('open'),
  due: oneOf(dueChoices).optional(),
  from: calendarDate.optional(),
  to: calendarDate.refine((day) => day < '2200').optional(),
  mine: ticked,
  search: line(200).optional(),
  sort: oneOf(['added']).optional(),
  add: ticked,
  ...pageAsked(25),
})

export type Asked = z.output<typeof followUpsQuery>

type Request = Sorted<typeof followUpSorts> & FollowUpFilter

/** A board shows more than a page of a list; what it has no room for is found by narrowing it. */
export const mostOnBoard = 200
const shownAfterClosingDays = 14

/** What the domain is asked for; `today` is YYYY-MM-DD. */
export function requestOf(asked: Asked, today: string): Request {
  const { view, groupId, assignee, mine, search, cursor, limit, sort } = asked
  const both = {
    groupId,
    withWorkingGroups: true,
    search,
    mine: mine || undefined,
    ...(assignee && { [assigneeColumn[assignee.kind]]: assignee.id }),
  }
  if (view === 'board')
    return {
      ...both,
      closedFrom: addCalendarDays(today, -shownAfterClosingDays),
      sort: 'dueOn',
      order: 'asc',
      limit: mostOnBoard,
    }
  return {
    ...both,
    ...dueOf(asked, today),
    cursor,
    limit,
    ...(sort === 'added'
      ? { sort: 'createdAt' as const, order: 'desc' as const }
      : { sort: 'dueOn' as const, order: 'asc' as const }),
  }
}

/** What is overdue or due this week is open, whatever state was asked for. */
function dueOf({ state, due, from, to }: Asked, today: string): FollowUpFilter {
  const between = { dueFrom: from, dueBefore: to && addCalendarDays(to, 1) }
  if (due === 'overdue') return { ...between, overdue: true }
  if (due === 'this-week')
    return { state: 'open', overdue: false, dueFrom: from ?? today, dueBefore: nextMonday(today) }
  return { ...between, state: state === 'all' ? undefined : state, undated: due === 'undated' || undefined }
}
